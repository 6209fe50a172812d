package import Pages

/// One thing that a proofreader found wrong. Pages count from 1.
///
/// Findings quote the document, so their texts may hold a child's data: show them to the operator, never log them; log
/// ``kind``.
package enum Finding: Sendable, Hashable {
  /// The bytes cannot be read as a PDF of ours.
  case unreadable(reason: String)
  case encrypted
  case pageCount(expected: Int, found: Int)
  case pageSize(page: Int, expected: Extent, found: Extent)
  case fontNotEmbedded(page: Int, font: String)
  case fontNotSubset(page: Int, font: String)
  /// A glyph without text, or the replacement character: the reader would see a box, or copy nothing.
  case missingGlyph(page: Int, after: String)
  /// The page's text is not what was put in; both excerpts begin shortly before the first difference.
  case textDiffers(page: Int, expected: String, found: String)
  /// A text that should stand somewhere in the document does not.
  case missingText(String)
  /// A student's own number is not on the page.
  case missingMark(page: Int, mark: String)
  /// The number of another student is on the page.
  case foreignMark(page: Int, mark: String)
  /// A text begins outside of the page; points from its lower left corner.
  case textOutsidePage(page: Int, place: Position)
  /// A text that is neither of an element nor an artifact: a screen reader would not know what it is.
  case untaggedText(page: Int, after: String)
  /// An element, in reading order, is not what was meant.
  case structureDiffers(expected: String, found: String)
  /// Something that the document should say of itself is missing or wrong: its language, that it is tagged, that its title
  /// is shown.
  case documentEntry(String)

  /// The name of the case, free of the document's text.
  package var kind: String {
    switch self {
    case .unreadable: "unreadable"
    case .encrypted: "encrypted"
    case .pageCount: "page-count"
    case .pageSize: "page-size"
    case .fontNotEmbedded: "font-not-embedded"
    case .fontNotSubset: "font-not-subset"
    case .missingGlyph: "missing-glyph"
    case .textDiffers: "text-differs"
    case .missingText: "missing-text"
    case .missingMark: "missing-mark"
    case .foreignMark: "foreign-mark"
    case .textOutsidePage: "text-outside-page"
    case .untaggedText: "untagged-text"
    case .structureDiffers: "structure-differs"
    case .documentEntry: "document-entry"
    }
  }
}

extension Finding: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unreadable(let reason): "the PDF cannot be read: \(reason)"
    case .encrypted: "the PDF is encrypted"
    case .pageCount(let expected, let found): "\(found) pages instead of \(expected)"
    case .pageSize(let page, let expected, let found):
      "page \(page): \(found.width.value) × \(found.height.value) points"
        + " instead of \(expected.width.value) × \(expected.height.value)"
    case .fontNotEmbedded(let page, let font): "page \(page): the font \(font) is not embedded"
    case .fontNotSubset(let page, let font): "page \(page): the font \(font) is embedded whole"
    case .missingGlyph(let page, let after):
      "page \(page): a character without a glyph or text, after “\(after)”"
    case .textDiffers(let page, let expected, let found):
      "page \(page): “\(found)” instead of “\(expected)”"
    case .missingText(let text): "“\(text)” is missing"
    case .missingMark(let page, let mark): "page \(page): “\(mark)” is missing"
    case .foreignMark(let page, let mark): "page \(page): “\(mark)” belongs to another student"
    case .textOutsidePage(let page, let place):
      "page \(page): a text begins outside of the page at (\(place.x.value), \(place.y.value))"
    case .untaggedText(let page, let after): "page \(page): a text without a tag, after “\(after)”"
    case .structureDiffers(let expected, let found):
      "the structure has \(found) instead of \(expected)"
    case .documentEntry(let entry): "the document's \(entry) is missing or wrong"
    }
  }
}
