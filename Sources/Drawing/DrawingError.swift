package import CairoPango
package import Pages

/// Why pages could not be drawn.
package enum DrawingError: Error, Sendable, Hashable {
  case cairo(CairoError)
  case picture(key: String, PictureError)
  /// A page shows a picture that its document does not have.
  case missingPicture(index: Int32)
  case font(FontKey, reason: String)
  /// A PDF page is 3 to 14,400 points wide and high (ISO 32000-1 annex C).
  case pageSize(Extent)
  /// There is nothing to draw: PDF has no document without pages.
  case noPages
  /// A glyph 0, which would be drawn as a box. The text before it may hold a child's data.
  case missingGlyph(FontKey, after: String)
  /// A run whose clusters are not of all its glyphs and all its text.
  case unevenRun(FontKey)
  /// Ink within turned ink, deeper than the limit.
  case nestedTooDeep(limit: Int)
  /// What Cairo drew of a picture could not be taken over.
  case form(reason: String)
  case noMemory
}

extension DrawingError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .cairo(let error): error.description
    case .picture(let key, let error): "\(key): \(error)"
    case .missingPicture(let index): "the document has no picture number \(index)"
    case .font(let key, let reason): "the font \(key.file) cannot be used: \(reason)"
    case .pageSize(let size):
      "a page of \(size.width.value) × \(size.height.value) points cannot be drawn;"
        + " both must be 3 to 14,400"
    case .noPages: "there are no pages to draw"
    case .missingGlyph(let key, let text):
      "the font \(key.file) lacks a character after “\(text)”; nothing is drawn as a box"
    case .unevenRun(let key): "a text in \(key.file) has clusters that do not fit it"
    case .nestedTooDeep(let limit): "ink is nested deeper than \(limit) levels"
    case .form(let reason): "a picture cannot be taken over: \(reason)"
    case .noMemory: "no memory"
    }
  }
}
