/// The pattern files of a folder, read when a language first needs them.
///
/// Not `Sendable`; one a thread.
package final class HyphenationPatterns {
  private let folder: String
  private var hyphenators: [String: Hyphenator] = [:]

  /// Languages that have patterns, by the first part of their BCP 47 tags.
  private static let files = ["id": "hyph_id_ID.dic"]

  package init(folder: String) { self.folder = folder }

  /// The hyphenator of a language, or nil for one without patterns, whose words stay whole (CSS Text 3 section 5.4).
  ///
  /// - Throws: ``HyphenationError`` if the file that the language should have cannot be read.
  package func hyphenator(language: String) throws(HyphenationError) -> Hyphenator? {
    let name = String(language.lowercased().prefix { $0 != "-" })
    guard let file = Self.files[name] else { return nil }
    if let known = hyphenators[name] { return known }
    let hyphenator = try Hyphenator(file: folder + "/" + file)
    hyphenators[name] = hyphenator
    return hyphenator
  }
}
