/// What a template merged with one record says: styled content, not yet placed on pages.
///
/// Templating makes it, Typesetting turns it into pages. It holds text, never a student: Typesetting need not know what
/// the words mean.
package struct Content: Sendable, Hashable {
  /// The styles that the nodes refer to; shared by all the students of a template.
  package var styles: [Style]
  package var pageRules: PageRules
  /// The normal flow, top to bottom.
  package var flow: [Node]
  /// Boxes with `position: fixed`: drawn on every page beneath the flow (watermark, background).
  package var fixed: [Block]
  /// The images that the nodes refer to.
  package var images: [ImageAsset]
  /// The document's title, for the PDF's information and its outline.
  package var title: String
  package var language: String

  package init(
    styles: [Style], pageRules: PageRules, flow: [Node], fixed: [Block] = [],
    images: [ImageAsset] = [],
    title: String = "", language: String = "id"
  ) {
    self.styles = styles
    self.pageRules = pageRules
    self.flow = flow
    self.fixed = fixed
    self.images = images
    self.title = title
    self.language = language
  }

  package subscript(style: StyleID) -> Style { styles[Int(style.index)] }
}

/// Where a piece of content came from: which place of the template, and which turn of its innermost loop.
///
/// Templating can tell file, line and field from it; the rooms behind only carry it, so that an error found on the
/// page still names its cause.
@frozen
public struct Origin: Sendable, Hashable {
  /// The number of the place in the compiled template, or -1 for none.
  public var site: Int32
  /// The turn of the innermost enclosing loop, from 0, or -1 outside of loops.
  public var iteration: Int32

  @inlinable public init(site: Int32, iteration: Int32 = -1) {
    self.site = site
    self.iteration = iteration
  }

  public static let none = Origin(site: -1)
}

/// One block-level piece of the flow.
package indirect enum Node: Sendable, Hashable {
  case block(Block)
  case paragraph(Paragraph)
  case table(Table)
}

/// What an element is for a reader (PDF structure types, ISO 32000-1 section 14.8.4).
package enum Role: Sendable, Hashable {
  case none, division, section, paragraph, heading(Int), list, listItem, figure, caption
}

/// A block container whose children are blocks.
package struct Block: Sendable, Hashable {
  package var style: StyleID
  package var children: [Node]
  package var role: Role
  /// A list item's mark, set before the first line within.
  package var marker: String?
  package var origin: Origin

  package init(
    style: StyleID, children: [Node], role: Role = .division, marker: String? = nil,
    origin: Origin = .none
  ) {
    self.style = style
    self.children = children
    self.role = role
    self.marker = marker
    self.origin = origin
  }
}

/// A block container whose children are inlines: the lines that they fill.
package struct Paragraph: Sendable, Hashable {
  package var style: StyleID
  package var inlines: [Inline]
  package var role: Role
  /// A list item's mark ("1.", "•"), set before the first line at its left.
  package var marker: String?
  package var origin: Origin

  package init(
    style: StyleID, inlines: [Inline], role: Role = .paragraph, marker: String? = nil,
    origin: Origin = .none
  ) {
    self.style = style
    self.inlines = inlines
    self.role = role
    self.marker = marker
    self.origin = origin
  }
}

/// One piece of a paragraph. Inline elements are flattened: a `<b>` within a `<span>` is text with its own style.
package enum Inline: Sendable, Hashable {
  /// Text as stored, white space not yet collapsed.
  case text(String, style: StyleID, origin: Origin)
  /// A forced line break.
  case lineBreak
  case image(Replaced)
  /// The number of the page, or of all the student's pages; in margin boxes only.
  case counter(Counter, style: StyleID)
}

package enum Counter: Sendable, Hashable { case page, pages }

/// An image in a line: its size comes from its style, else from the asset.
package struct Replaced: Sendable, Hashable {
  /// The place in ``Content/images``; -1 draws only the box (a photo frame), or the code.
  package var image: Int32
  package var style: StyleID
  package var alternateText: String
  /// What a QR code in its place says, if it is one.
  package var code: String?
  package var origin: Origin

  package init(
    image: Int32, style: StyleID, alternateText: String = "", code: String? = nil,
    origin: Origin = .none
  ) {
    self.image = image
    self.style = style
    self.alternateText = alternateText
    self.code = code
    self.origin = origin
  }
}

/// The bytes of a picture.
package struct ImageAsset: Sendable, Hashable {
  package enum Format: Sendable, Hashable { case png, jpeg, svg }
  /// Unique among the pictures of a run, so that a file holds each once: a digest or a name.
  package var key: String
  package var format: Format
  package var bytes: [UInt8]
  /// Natural size in points (96 pixels an inch unless the file says otherwise).
  package var size: Extent

  package init(key: String, format: Format, bytes: [UInt8], size: Extent) {
    self.key = key
    self.format = format
    self.bytes = bytes
    self.size = size
  }

  package static func == (left: ImageAsset, right: ImageAsset) -> Bool {
    left.key == right.key && left.format == right.format && left.size == right.size
  }
  package func hash(into hasher: inout Hasher) { hasher.combine(key) }
}
