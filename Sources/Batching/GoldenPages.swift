internal import CairoPango
internal import Drawing
internal import Foundation
package import Pages

/// The golden pages of a layout: what the cards of its edge-case students look like on each paper, as text and as small
/// pictures, kept beside it in `golden/PAPER/STUDENT.txt` and `.png`. A layout may be live only with them.
package struct GoldenPages {
  /// The folder within the layout's.
  package static let folder = "golden"
  /// Dots an inch of the pictures.
  package static let resolution = 40.0
  /// The share of pixels that may differ.
  package static let tolerance = 0.002

  /// One card that was compared.
  package struct Outcome: Sendable, Hashable {
    package enum Verdict: String, Sendable, Hashable, Codable {
      case same, missing, different
    }

    package var name: String
    package var verdict: Verdict
    /// The first line that differs, or how much of the picture does.
    package var detail: String
    /// What was expected, what came, and the difference, as PNG.
    package var pictures: [[UInt8]]
  }

  private let path: String

  /// - Parameter layout: the layout's folder.
  package init(layout: String) { path = layout + "/" + Self.folder }

  /// Whether there are any.
  package var exist: Bool {
    !((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).isEmpty
  }

  /// The text of the pages, as it is kept.
  package static func text(of pages: PageSet) -> String {
    pages.pages.enumerated().map { index, page in
      "--- \(index + 1)/\(pages.pages.count)\n" + PageText.lines(of: page).joined(separator: "\n")
    }.joined(separator: "\n") + "\n"
  }

  /// Compares a card with its golden one.
  package func compare(
    _ name: String, paper: String, pages: PageSet, pictures: [[UInt8]]
  ) throws -> Outcome {
    let base = "\(path)/\(paper)/\(name)"
    let label = "\(paper)/\(name)"
    let actual = try SideBySide.strip(pictures).png()
    guard let text = FileManager.default.contents(atPath: base + ".txt"),
      let picture = FileManager.default.contents(atPath: base + ".png")
    else {
      return Outcome(name: label, verdict: .missing, detail: "", pictures: [actual])
    }
    let expected = String(decoding: text, as: UTF8.self)
    let comparison = try PictureComparison(expected: [UInt8](picture), actual: actual)
    let now = Self.text(of: pages)
    guard expected != now || comparison.differingShare > Self.tolerance else {
      return Outcome(name: label, verdict: .same, detail: "", pictures: [])
    }
    let detail = Self.firstDifference(expected, now) ?? comparison.description
    let shown = [[UInt8](picture), actual] + (comparison.difference.map { [$0] } ?? [])
    return Outcome(name: label, verdict: .different, detail: detail, pictures: shown)
  }

  /// Makes a card the golden one.
  package func accept(_ name: String, paper: String, pages: PageSet, pictures: [[UInt8]]) throws {
    let folder = "\(path)/\(paper)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let picture = try SideBySide.strip(pictures).png()
    try Data(Self.text(of: pages).utf8).write(
      to: URL(filePath: "\(folder)/\(name).txt"), options: .atomic)
    try Data(picture).write(to: URL(filePath: "\(folder)/\(name).png"), options: .atomic)
  }

  private static func firstDifference(_ expected: String, _ actual: String) -> String? {
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
    for index in 0..<max(old.count, new.count) {
      let (left, right) = (
        index < old.count ? String(old[index]) : "", index < new.count ? String(new[index]) : ""
      )
      if left != right { return "\(index + 1): “\(left)” → “\(right)”" }
    }
    return nil
  }
}
