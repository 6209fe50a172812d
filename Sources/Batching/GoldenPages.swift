internal import CairoPango
internal import Digesting
internal import Drawing
internal import Foundation
package import Pages

/// The golden pages of a layout: what the cards of its edge-case students look like on each paper, kept beside it. A
/// layout may be live only with them.
///
/// They are kept small enough to be committed for every layout. `golden/PAPER/cards.txt` has a paragraph for each card
/// and in it a line for each page: how many lines of text it has, a digest of them, the first and the last. The fullest
/// card, the one with most pages and most lines, is kept whole: its text in `fullest.txt`, a small picture of its pages
/// in `fullest.png`.
package struct GoldenPages {
  /// The folder within the layout's.
  package static let folder = "golden"
  /// Dots an inch of the pictures.
  package static let resolution = 24.0
  /// The share of pixels that may differ.
  package static let tolerance = 0.002
  /// The papers of a layout that have golden pages: the third, Folio, differs from F4 by 0.9 mm.
  package static func papers(of papers: [Paper]) -> [Paper] {
    let kept = papers.filter { $0 != .folio }
    return kept.isEmpty ? papers : kept
  }

  /// One finished card.
  package struct Card {
    package var name: String
    package var pages: PageSet
    /// Draws the pages; asked of few cards only.
    package var pictures: () throws -> [[UInt8]]

    package init(name: String, pages: PageSet, pictures: @escaping () throws -> [[UInt8]]) {
      self.name = name
      self.pages = pages
      self.pictures = pictures
    }
  }

  /// One card that was compared.
  package struct Outcome: Sendable, Hashable {
    package enum Verdict: String, Sendable, Hashable, Codable {
      /// `obsolete`: a golden card whose student there is no more.
      case same, missing, different, obsolete
    }

    package var name: String
    package var verdict: Verdict
    /// The first line that differs, or how much of the picture does.
    package var detail: String
    /// What was expected, as far as it is kept, what came, and the difference, as PNG.
    package var pictures: [[UInt8]]
  }

  private let path: String

  /// - Parameter layout: the layout's folder.
  package init(layout: String) { path = layout + "/" + Self.folder }

  /// The papers that golden pages exist for.
  package var papers: Set<Paper> {
    Set(
      Paper.allCases.filter { paper in
        ["cards.txt", "fullest.txt", "fullest.png"].allSatisfy {
          FileManager.default.fileExists(atPath: "\(path)/\(paper.rawValue)/\($0)")
        }
      })
  }

  /// Whether there are golden pages for each of a layout's papers.
  package func exist(for papers: [Paper]) -> Bool {
    Self.papers(of: papers).allSatisfy(self.papers.contains)
  }

  /// Compares the cards of a paper with the golden ones.
  package func compare(_ cards: [Card], paper: Paper) throws -> [Outcome] {
    let base = "\(path)/\(paper.rawValue)"
    let golden = Self.paragraphs(Self.text(at: base + "/cards.txt") ?? "")
    var outcomes: [Outcome] = []
    for card in cards {
      let label = "\(paper.rawValue)/\(card.name)"
      let now = try Self.paragraph(of: card)
      guard let expected = golden[card.name] else {
        outcomes.append(
          Outcome(name: label, verdict: .missing, detail: "", pictures: [try Self.strip(card)]))
        continue
      }
      if let detail = Self.firstDifference(expected, now) {
        outcomes.append(
          Outcome(
            name: label, verdict: .different, detail: detail, pictures: [try Self.strip(card)]))
      } else {
        outcomes.append(Outcome(name: label, verdict: .same, detail: "", pictures: []))
      }
    }
    let names = Set(cards.map(\.name))
    for name in golden.keys.sorted() where !names.contains(name) {
      outcomes.append(
        Outcome(
          name: "\(paper.rawValue)/\(name)", verdict: .obsolete, detail: "", pictures: []))
    }
    if let fullest = Self.fullest(of: cards) {
      outcomes.append(try compare(fullest: fullest, in: base, label: "\(paper.rawValue)/fullest"))
    }
    return outcomes
  }

  private func compare(fullest card: Card, in base: String, label: String) throws -> Outcome {
    let actual = try Self.strip(card)
    guard let expected = Self.text(at: base + "/fullest.txt"),
      let picture = FileManager.default.contents(atPath: base + "/fullest.png")
    else {
      return Outcome(name: label, verdict: .missing, detail: "", pictures: [actual])
    }
    let comparison = try PictureComparison(expected: [UInt8](picture), actual: actual)
    let difference = Self.firstDifference(expected, Self.wholeText(of: card))
    guard difference != nil || comparison.differingShare > Self.tolerance else {
      return Outcome(name: label, verdict: .same, detail: "", pictures: [])
    }
    let shown = [[UInt8](picture), actual] + (comparison.difference.map { [$0] } ?? [])
    return Outcome(
      name: label, verdict: .different, detail: difference ?? comparison.description,
      pictures: shown)
  }

  /// Makes the cards of a paper the golden ones, in place of all that there were.
  package func accept(_ cards: [Card], paper: Paper) throws {
    guard let fullest = Self.fullest(of: cards) else { return }
    let base = "\(path)/\(paper.rawValue)"
    let text = try cards.map { try Self.paragraph(of: $0) }.joined(separator: "\n")
    let files = [
      ("cards.txt", Array(text.utf8)), ("fullest.txt", Array(Self.wholeText(of: fullest).utf8)),
      ("fullest.png", try Self.strip(fullest)),
    ]
    try FileManager.default.createDirectory(atPath: base, withIntermediateDirectories: true)
    for (name, bytes) in files {
      try Data(bytes).write(to: URL(filePath: "\(base)/\(name)"), options: .atomic)
    }
  }
}

extension GoldenPages {
  /// Most pages, then most lines; the first of several.
  private static func fullest(of cards: [Card]) -> Card? {
    func fullness(_ card: Card) -> (Int, Int) {
      let pages = card.pages.pages
      return (pages.count, pages.reduce(0) { $0 + PageText.lines(of: $1).count })
    }
    var best: (card: Card, fullness: (Int, Int))?
    for card in cards {
      let own = fullness(card)
      if best.map({ $0.fullness < own }) ?? true { best = (card, own) }
    }
    return best?.card
  }

  private static func strip(_ card: Card) throws -> [UInt8] {
    try SideBySide.strip(card.pictures()).png()
  }

  /// A card in a few lines.
  private static func paragraph(of card: Card) throws -> String {
    var text = "# \(card.name)\n"
    for (index, page) in card.pages.pages.enumerated() {
      let lines = PageText.lines(of: page)
      let digest = try Digest(of: Array(lines.joined(separator: "\n").utf8)).hex.prefix(12)
      text += "\(index + 1)/\(card.pages.pages.count) \(lines.count) \(digest)"
      // The last lines of a page are its foot, the same on every page.
      text += " \(lines.first?.prefix(40) ?? "") … \(lines.dropLast().last?.prefix(40) ?? "")\n"
    }
    return text
  }

  private static func wholeText(of card: Card) -> String {
    let count = card.pages.pages.count
    return card.pages.pages.enumerated().reduce(into: "# \(card.name)\n") { text, entry in
      text += "--- \(entry.offset + 1)/\(count)\n"
      text += PageText.lines(of: entry.element).joined(separator: "\n") + "\n"
    }
  }

  private static func paragraphs(_ text: String) -> [String: String] {
    var found: [String: String] = [:]
    var name = ""
    for line in text.split(separator: "\n") {
      if line.hasPrefix("# ") {
        name = String(line.dropFirst(2))
        found[name] = ""
      }
      found[name, default: ""] += line + "\n"
    }
    return found
  }

  private static func text(at path: String) -> String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func firstDifference(_ expected: String, _ actual: String) -> String? {
    guard expected != actual else { return nil }
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
    for index in 0..<max(old.count, new.count) {
      let (left, right) = (
        index < old.count ? String(old[index]) : "", index < new.count ? String(new[index]) : ""
      )
      if left != right { return "\(index + 1): “\(left)” → “\(right)”" }
    }
    return "…"
  }
}
