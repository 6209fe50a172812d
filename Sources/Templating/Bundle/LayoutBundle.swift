package import Pages

/// The files of one layout: its manifest, HTML, CSS, string table and pictures, by their paths within the layout's folder.
package struct LayoutBundle: Sendable, Hashable {
  package var name: String
  package var files: [String: [UInt8]]
  /// The papers that it has golden pages for, as far as whoever read it knows.
  package var goldenPapers: Set<Paper> = []

  package init(name: String, files: [String: [UInt8]]) {
    self.name = name
    self.files = files
  }

  /// The HTML file that is the card.
  static let entry = "card.html"
  /// The bundle that every layout extends last.
  package static let shared = "shared"
  /// The style sheet of what that bundle shows, before the layout's own.
  static let sharedSheet = "shared.css"
  /// What is put before the body of every layout.
  static let sharedParts = ["parts/watermark.html", "parts/letterhead.html"]
  static let strings = "strings.properties"

  /// The file that fills the slot of that name.
  static func slotFile(_ slot: String) -> String { "slots/\(slot).html" }

  /// Limits of what is read, so that a hostile bundle is refused and not loaded.
  package static let fileLimit = 4 << 20
  package static let fileCountLimit = 500
}

/// All the layouts of a `Templates` folder, as data.
package struct LayoutLibrary: Sendable, Hashable {
  package private(set) var bundles: [String: LayoutBundle]

  package init(_ bundles: [LayoutBundle]) {
    self.bundles = Dictionary(bundles.map { ($0.name, $0) }) { first, _ in first }
  }

  package var names: [String] { bundles.keys.sorted() }

  package subscript(name: String) -> LayoutBundle? { bundles[name] }
}
