/// The computed style of one element: every CSS property that Rapor knows, resolved when a template is compiled, so
/// that a cell costs nothing when a student is merged.
///
/// Content refers to styles by ``StyleID``; the styles themselves stand once in ``Content/styles``. Properties carry their
/// CSS names and initial values; lengths are absolute.
package struct Style: Sendable, Hashable {
  // MARK: Text (inherited in CSS)

  package var fontFamily: [String] = ["Rapor Sans"]
  package var fontSize: Points = 10
  /// 100 to 900.
  package var fontWeight: Int = 400
  package var isItalic = false
  package var lineHeight: LineHeight = .normal
  package var color: Color = .black
  package var textAlign: TextAlign = .start
  package var textIndent: Points = 0
  package var textTransform: TextTransform = .none
  package var letterSpacing: Points = 0
  package var whiteSpace: WhiteSpace = .normal
  package var overflowWrap: OverflowWrap = .breakWord
  package var hyphens: Hyphens = .manual
  /// A BCP 47 tag; `id` unless the template says otherwise.
  package var language = "id"
  package var direction: Direction = .leftToRight
  package var orphans = 2
  package var widows = 2
  package var listStyle: ListStyle = .none
  package var writingMode: WritingMode = .horizontal

  // MARK: Text (not inherited)

  package var textDecoration: TextDecoration = []
  /// Of an inline: its shift; of a table cell: where its content stands.
  package var verticalAlign: VerticalAlign = .baseline

  // MARK: Box

  package var margin = Edges<Dimension>(all: .length(0))
  package var padding = Edges<Points>(all: 0)
  package var border = Edges<BorderSide>(all: .none)
  package var backgroundColor: Color?
  package var width: Dimension = .auto
  package var height: Dimension = .auto
  package var minWidth: Dimension = .length(0)
  package var maxWidth: Dimension = .auto
  package var minHeight: Dimension = .length(0)
  /// How a picture fills its box.
  package var objectFit: ObjectFit = .fill
  package var opacity: Double = 1
  /// Degrees clockwise about the box's centre (CSS Transforms 2 `rotate`); for positioned boxes only.
  package var rotate: Double = 0

  // MARK: Position

  package var position: Positioning = .static
  package var inset = Edges<Dimension>(all: .auto)

  // MARK: Breaking (CSS Fragmentation 3)

  package var breakBefore: BreakBetween = .auto
  package var breakAfter: BreakBetween = .auto
  package var breakInside: BreakInside = .auto
  /// The named page that the box wants (`page` property); a change forces a break.
  package var page: String?

  // MARK: Columns (CSS Multi-column Layout 1)

  /// More than 1 makes the content run in columns side by side, evenly filled.
  package var columnCount = 1
  /// Between columns; nil for one em.
  package var columnGap: Points?

  // MARK: Table (CSS 2.2 section 17)

  package var tableLayout: TableLayout = .auto
  package var borderCollapse: BorderCollapse = .separate
  package var borderSpacing = Extent(width: 0, height: 0)
  /// When a heading or footing row of a table that spans pages is shown (`-rapor-repeat`).
  package var rowRepeat: RowRepeat = .always

  package init() {}
}

/// The place of a style in ``Content/styles``.
@frozen
public struct StyleID: Sendable, Hashable {
  public var index: Int32

  @inlinable public init(_ index: Int32) { self.index = index }
}
