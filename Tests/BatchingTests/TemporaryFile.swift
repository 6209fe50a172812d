import Foundation
import Support
import Testing

/// A PDF on disk for as long as a test looks at it.
struct TemporaryFile {
  private let folder: TemporaryFolder

  init(_ bytes: [UInt8]) throws {
    folder = try TemporaryFolder()
    try Data(bytes).write(to: URL(filePath: folder.file("card.pdf")))
  }

  /// What poppler's own program reads in it, by default in painting order.
  func text(_ order: String = "-raw") throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/pdftotext")
    process.arguments = [order, folder.file("card.pdf"), folder.file("card.txt")]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return try String(contentsOfFile: folder.file("card.txt"), encoding: .utf8)
  }

  /// What a program of Debian's prints about it; its name comes after the arguments.
  func read(by program: String, _ arguments: String...) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/" + program)
    process.arguments = arguments + [folder.file("card.pdf")]
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self)
  }
}
