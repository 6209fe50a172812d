import Drawing
import Foundation
package import Testing

/// Compares `actual` with the text of that name in the `Golden` folder beside the calling test.
///
/// With `RECORD=1` in the environment it is written there instead, and the test fails all the same: a recording must be
/// looked at, and CI cannot record.
package func expectGolden(
  _ actual: String, _ name: String, here: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let golden = Golden(name, here: here)
  guard !golden.isRecording else {
    return try golden.record(Array(actual.utf8), sourceLocation)
  }
  guard let expected = golden.expected() else {
    try golden.keep(Array(actual.utf8), as: "actual")
    Issue.record(
      "no golden file \(name): look at it and run with RECORD=1", sourceLocation: sourceLocation)
    return
  }
  let text = String(decoding: expected, as: UTF8.self)
  if text != actual {
    try golden.keep(Array(actual.utf8), as: "actual")
    let lines = zip(text.split(separator: "\n", omittingEmptySubsequences: false), 1...)
    let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
    let first = lines.first { line, number in number > new.count || new[number - 1] != line }
    let place = first.map { "line \($0.1): “\($0.0)”" } ?? "its end"
    Issue.record("\(name) differs first at \(place)", sourceLocation: sourceLocation)
  }
}

/// Compares a PNG with the picture of that name in the `Golden` folder beside the calling test, as an eye would.
///
/// - Parameter tolerance: The share of pixels that may differ; see ``PictureComparison``.
package func expectGoldenPicture(
  _ actual: [UInt8], _ name: String, tolerance: Double = 0.001, here: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let golden = Golden(name, here: here)
  guard !golden.isRecording else { return try golden.record(actual, sourceLocation) }
  guard let expected = golden.expected() else {
    try golden.keep(actual, as: "actual")
    Issue.record(
      "no golden file \(name): look at it and run with RECORD=1", sourceLocation: sourceLocation)
    return
  }
  let comparison = try PictureComparison(expected: expected, actual: actual)
  guard comparison.differingShare > tolerance else { return }
  try golden.keep(actual, as: "actual")
  try golden.keep(expected, as: "expected")
  if let difference = comparison.difference { try golden.keep(difference, as: "diff") }
  Issue.record("\(name) differs: \(comparison)", sourceLocation: sourceLocation)
}

/// One golden file, and where to put what differs from it.
struct Golden {
  private let name: String
  private let file: URL
  private let failures: URL

  init(_ name: String, here: String) {
    self.name = name
    let test = URL(fileURLWithPath: here)
    file = test.deletingLastPathComponent().appending(path: "Golden").appending(path: name)
    var root = test.deletingLastPathComponent()
    while root.path.count > 1,
      !FileManager.default.fileExists(atPath: root.appending(path: "Package.swift").path)
    {
      root.deleteLastPathComponent()
    }
    failures = root.appending(path: ".build/golden-failures")
  }

  var isRecording: Bool { ProcessInfo.processInfo.environment["RECORD"] == "1" }

  func expected() -> [UInt8]? { (try? Data(contentsOf: file)).map { Array($0) } }

  func record(_ bytes: [UInt8], _ sourceLocation: SourceLocation) throws {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    Issue.record(
      "recorded \(name): look at it, then run without RECORD", sourceLocation: sourceLocation)
  }

  /// Writes `name.suffix.extension` into the folder of failures.
  func keep(_ bytes: [UInt8], as suffix: String) throws {
    try FileManager.default.createDirectory(at: failures, withIntermediateDirectories: true)
    let target = failures.appending(path: file.deletingPathExtension().lastPathComponent)
      .appendingPathExtension(suffix).appendingPathExtension(file.pathExtension)
    try Data(bytes).write(to: target)
  }
}
