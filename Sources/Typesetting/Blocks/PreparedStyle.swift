internal import Pages

/// What the box layout reads of a ``Style``: a flat record without references, made once for a template.
struct PreparedStyle {
  var margin: Edges<Dimension>
  var padding: Edges<Points>
  /// Places in ``StyleSheet/sides``; 0 is no border.
  var border: Edges<UInt16>
  /// Used widths of the four borders.
  var borderWidth: Edges<Points>
  var background: Color?
  var width: Dimension
  var height: Dimension
  var minWidth: Dimension
  var maxWidth: Dimension
  var minHeight: Dimension
  var inset: Edges<Dimension>
  var opacity: Double
  var rotate: Double
  var borderSpacing: Extent
  var orphans: Int32
  var widows: Int32
  /// Place in ``StyleSheet/pageNames``, or -1 for `auto`.
  var page: Int16
  var position: Positioning
  var verticalAlign: VerticalAlign
  var writingMode: WritingMode
  var breakBefore: BreakBetween
  var breakAfter: BreakBetween
  var breakInside: BreakInside
  var tableLayout: TableLayout
  var borderCollapse: BorderCollapse
  var rowRepeat: RowRepeat
  var direction: Direction
  var columnCount: Int32
  var columnGap: Points
  /// A lone paragraph of this style in a cell needs no flow.
  var isBare = false

  /// Padding and border together.
  var frame: Edges<Points> {
    Edges(
      top: padding.top + borderWidth.top, right: padding.right + borderWidth.right,
      bottom: padding.bottom + borderWidth.bottom, left: padding.left + borderWidth.left)
  }

  /// A paragraph of this style, alone in a cell, has no box of its own to be laid out.
  var isPlain: Bool {
    margin == Edges(all: .length(0)) && padding == Edges(all: 0) && !hasBorder
      && background == nil && width == .auto && height == .auto && minHeight == .length(0)
      && minWidth == .length(0) && maxWidth == .auto && position == .static && opacity >= 1
      && breakInside == .auto && columnCount == 1
  }

  var hasBorder: Bool {
    border.top != 0 || border.right != 0 || border.bottom != 0 || border.left != 0
  }
}

/// The styles of a template as the box layout reads them.
///
/// Immutable once made, and so may serve any number of documents of the template on its thread.
final class StyleSheet {
  /// The array it was made from; held, so that its storage cannot be given to another array.
  let source: [Style]
  let styles: ContiguousArray<PreparedStyle>
  /// The distinct border sides; the first is `none`.
  let sides: ContiguousArray<BorderSide>
  /// The pen of each side.
  let pens: ContiguousArray<Pen>
  let pageNames: [String]

  init(_ source: [Style]) {
    self.source = source
    var sides: ContiguousArray<BorderSide> = [.none]
    var numbers: [BorderSide: UInt16] = [:]
    var names: [String] = []
    func number(_ side: BorderSide) -> UInt16 {
      // `hidden` is kept apart from `none`: it wins over its neighbours in collapsed tables.
      guard side.style != .none, side.width > 0 || side.style == .hidden else { return 0 }
      if let known = numbers[side] { return known }
      let fresh = UInt16(clamping: sides.count)
      sides.append(side)
      numbers[side] = fresh
      return fresh
    }
    var styles = ContiguousArray<PreparedStyle>()
    styles.reserveCapacity(source.count)
    for style in source {
      let border = Edges<UInt16>(
        top: number(style.border.top), right: number(style.border.right),
        bottom: number(style.border.bottom), left: number(style.border.left))
      var page: Int16 = -1
      if let name = style.page {
        if let known = names.firstIndex(of: name) {
          page = Int16(known)
        } else {
          page = Int16(names.count)
          names.append(name)
        }
      }
      var prepared = PreparedStyle(style, border: border, page: page)
      prepared.isBare = prepared.isPlain
      styles.append(prepared)
    }
    self.styles = styles
    self.sides = sides
    pens = ContiguousArray(sides.map(\.pen))
    pageNames = names
  }

  /// Whether it was made from these very styles: the same storage, or equal ones.
  func isMade(from other: [Style]) -> Bool {
    let isSame = source.withUnsafeBufferPointer { mine in
      other.withUnsafeBufferPointer { theirs in
        mine.baseAddress == theirs.baseAddress && mine.count == theirs.count
      }
    }
    return isSame || source == other
  }

  @inline(__always)
  subscript(style: StyleID) -> PreparedStyle {
    _read { yield styles[Int(style.index)] }
  }
}

extension PreparedStyle {
  init(_ style: Style, border: Edges<UInt16>, page: Int16) {
    self.init(
      margin: style.margin, padding: style.padding, border: border,
      borderWidth: Edges(
        top: style.border.top.usedWidth, right: style.border.right.usedWidth,
        bottom: style.border.bottom.usedWidth, left: style.border.left.usedWidth),
      background: style.backgroundColor.flatMap { $0.alpha == 0 ? nil : $0 },
      width: style.width, height: style.height, minWidth: style.minWidth,
      maxWidth: style.maxWidth, minHeight: style.minHeight, inset: style.inset,
      opacity: style.opacity, rotate: style.rotate, borderSpacing: style.borderSpacing,
      orphans: Int32(clamping: max(1, style.orphans)),
      widows: Int32(clamping: max(1, style.widows)), page: page, position: style.position,
      verticalAlign: style.verticalAlign, writingMode: style.writingMode,
      breakBefore: style.breakBefore, breakAfter: style.breakAfter,
      breakInside: style.breakInside, tableLayout: style.tableLayout,
      borderCollapse: style.borderCollapse, rowRepeat: style.rowRepeat,
      direction: style.direction, columnCount: Int32(clamping: max(1, style.columnCount)),
      columnGap: style.columnGap ?? style.fontSize)
  }
}

extension Dimension {
  /// The length that it stands for against `base`, or nil for `auto`.
  @inline(__always)
  func resolved(against base: Points) -> Points? {
    switch self {
    case .auto: nil
    case .length(let length): length
    case .percent(let share): base * (share / 100)
    }
  }
}

extension BorderSide {
  /// How it is stroked; each of a double border's two lines is a third of it.
  var pen: Pen {
    switch style {
    case .none, .hidden: Pen(width: 0, color: color)
    case .solid: Pen(width: width, color: color)
    case .double: Pen(width: width / 3, color: color)
    case .dashed: Pen(width: width, color: color, dashes: [width * 3, width * 3])
    case .dotted: Pen(width: width, color: color, dashes: [width, width])
    }
  }
}
