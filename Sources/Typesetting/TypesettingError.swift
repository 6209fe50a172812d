package import Pages

/// Why content could not be set on pages: the cause, with its sizes, and the place it came from.
///
/// Nothing is shrunk and nothing is left out instead (Docs/design.md section 4): what does not fit is named.
package struct TypesettingError: Error, Sendable, Hashable {
  package enum Cause: Sendable, Hashable {
    /// A piece that cannot be split is taller than a whole page's room.
    case tooTall(height: Points, room: Points)
    /// A box is wider than the place that holds it.
    case tooWide(width: Points, room: Points)
    /// What stands in a page margin is larger than the margin.
    case marginTooSmall(MarginBoxPosition, height: Points, room: Points)
    /// The page's margins leave no room for content.
    case noPageArea(Extent)
    /// Content made for one page width would run on to a page of another width.
    case unevenPages(first: Points, second: Points)
    case tooDeep(limit: Int)
    case tooManyPages(limit: Int)
    case tooManyCells(limit: Int)
    /// A property's value that has no meaning at this place.
    case unsupported(property: String, value: String)
    /// A text too long for a QR code.
    case codeTooLong(bytes: Int, limit: Int)
    /// No font of the bench has a glyph for the character.
    case missingGlyph(Unicode.Scalar)
    /// A library under the fonts or pictures refused.
    case engine(String)
  }

  package var cause: Cause
  package var origin: Origin

  package init(_ cause: Cause, origin: Origin = .none) {
    self.cause = cause
    self.origin = origin
  }
}

extension TypesettingError: CustomStringConvertible {
  /// The cause in English, sizes in millimetres, with the remedy.
  package var description: String {
    switch cause {
    case .tooTall(let height, let room):
      "a piece \(height.inMillimetres) tall does not fit a page's \(room.inMillimetres): "
        + "shorten it or let it break"
    case .tooWide(let width, let room):
      "a box \(width.inMillimetres) wide does not fit in \(room.inMillimetres): "
        + "lessen its width or its columns"
    case .marginTooSmall(let position, let height, let room):
      "the page margin box \(position.rawValue) needs \(height.inMillimetres), "
        + "but its margin has \(room.inMillimetres): widen the margin or shorten the text"
    case .noPageArea(let size):
      "the margins leave no room on a page of \(size.width.inMillimetres) by "
        + "\(size.height.inMillimetres)"
    case .unevenPages(let first, let second):
      "content that is set \(first.inMillimetres) wide runs on to a page of "
        + "\(second.inMillimetres): give both pages the same side margins, or break before it"
    case .tooDeep(let limit): "boxes lie more than \(limit) deep in one another"
    case .tooManyPages(let limit): "the document has more than \(limit) pages"
    case .tooManyCells(let limit): "a table has more than \(limit) cells"
    case .unsupported(let property, let value): "\(property): \(value) has no meaning here"
    case .codeTooLong(let bytes, let limit):
      "a QR code holds \(limit) bytes of text, and these are \(bytes): shorten it"
    case .missingGlyph(let scalar):
      "no font has the character \(scalar) (U+\(String(scalar.value, radix: 16, uppercase: true)))"
    case .engine(let reason): reason
    }
  }
}

extension Points {
  /// "12.3 mm"
  var inMillimetres: String {
    guard millimetres.isFinite, abs(millimetres) < 1e9 else { return "\(value) pt" }
    let tenths = Int((millimetres * 10).rounded())
    return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10) mm"
  }
}
