import Foundation
import Testing

/// Pictures of a PDF's pages as a program of poppler paints them, to a fraction of a pixel.
///
/// - Parameter resolution: dots an inch.
package func pictures(ofPDF bytes: [UInt8], resolution: Int = 72) throws -> [[UInt8]] {
  let folder = try TemporaryFolder()
  try Data(bytes).write(to: URL(filePath: folder.file("card.pdf")))
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/pdftocairo")
  process.arguments = [
    "-png", "-r", String(resolution), folder.file("card.pdf"), folder.file("page"),
  ]
  try process.run()
  process.waitUntilExit()
  try #require(process.terminationStatus == 0)
  return try FileManager.default.contentsOfDirectory(atPath: folder.path)
    .filter { $0.hasSuffix(".png") }.sorted()
    .map { Array(try Data(contentsOf: URL(filePath: folder.file($0)))) }
}
