import Foundation
import Testing

/// A PDF on disk for as long as a test looks at it.
package struct PDFOnDisk {
  private let folder: TemporaryFolder

  package init(_ bytes: [UInt8]) throws {
    folder = try TemporaryFolder()
    try Data(bytes).write(to: URL(filePath: folder.file("card.pdf")))
  }

  package var path: String { folder.file("card.pdf") }

  /// What poppler's own program reads in it, by default in painting order.
  package func text(_ order: String = "-raw") throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/pdftotext")
    process.arguments = [order, folder.file("card.pdf"), folder.file("card.txt")]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return try String(contentsOfFile: folder.file("card.txt"), encoding: .utf8)
  }

  /// What a program of Debian's prints about it; its name comes after the arguments.
  ///
  /// - Parameter target: what the program wants after the file.
  package func read(
    by program: String, _ arguments: String..., to target: String? = nil
  ) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/" + program)
    process.arguments = arguments + [path] + (target.map { [$0] } ?? [])
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self)
  }
}
