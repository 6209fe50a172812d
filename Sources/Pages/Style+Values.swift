// The values that CSS properties take, under their CSS names.

/// A length, a share of the containing block, or `auto`.
package enum Dimension: Sendable, Hashable {
  case auto
  case length(Points)
  /// 50 % is `.percent(50)`.
  case percent(Double)
}

package enum LineHeight: Sendable, Hashable {
  /// The font's own ascent + descent + line gap.
  case normal
  /// A multiple of the font size.
  case multiple(Double)
  case length(Points)
}

package enum TextAlign: Sendable, Hashable { case start, end, left, right, center, justify }

package enum TextTransform: Sendable, Hashable { case none, uppercase, lowercase, capitalize }

package enum WhiteSpace: Sendable, Hashable { case normal, nowrap, pre, preLine, preWrap }

package enum OverflowWrap: Sendable, Hashable { case normal, breakWord, anywhere }

package enum Hyphens: Sendable, Hashable { case none, manual, auto }

package enum Direction: Sendable, Hashable { case leftToRight, rightToLeft }

package enum ListStyle: Sendable, Hashable { case none, disc, decimal, lowerAlpha, upperAlpha }

/// CSS Writing Modes 4; the sideways modes turn headings by a right angle.
package enum WritingMode: Sendable, Hashable {
  case horizontal
  /// Text runs upwards (turned 90° anticlockwise): `sideways-lr`.
  case sidewaysLeft
  /// Text runs downwards (turned 90° clockwise): `sideways-rl`.
  case sidewaysRight
}

package struct TextDecoration: OptionSet, Sendable, Hashable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }
  package static let underline = TextDecoration(rawValue: 1)
  package static let lineThrough = TextDecoration(rawValue: 2)
}

package enum VerticalAlign: Sendable, Hashable {
  case baseline, sub, `super`, top, middle, bottom
}

/// One side of a border.
package struct BorderSide: Sendable, Hashable {
  package var width: Points
  package var style: BorderStyle
  package var color: Color

  package init(width: Points, style: BorderStyle, color: Color) {
    self.width = width
    self.style = style
    self.color = color
  }

  package static let none = BorderSide(width: 0, style: .none, color: .black)

  /// The width that it takes up: none without a style.
  package var usedWidth: Points { style == .none || style == .hidden ? 0 : width }
}

package enum BorderStyle: Sendable, Hashable { case none, hidden, solid, dashed, dotted, double }

package enum Positioning: Sendable, Hashable {
  case `static`, relative, absolute
  /// On every page, against the page area.
  case fixed
}

package enum BreakBetween: Sendable, Hashable {
  case auto, avoid, page
  /// To the next column; nothing where there are none.
  case column
}

/// CSS Images 3 section 5.5.
package enum ObjectFit: Sendable, Hashable {
  /// Stretched over the box.
  case fill
  /// As large as the box holds whole, in its middle.
  case contain
  /// The same, but never larger than it is.
  case scaleDown
}

package enum BreakInside: Sendable, Hashable { case auto, avoid }

package enum TableLayout: Sendable, Hashable { case auto, fixed }

package enum BorderCollapse: Sendable, Hashable { case separate, collapse }

/// When a row of `thead` or `tfoot` is drawn on the pages that a table covers.
package enum RowRepeat: Sendable, Hashable {
  /// On every page: the CSS default.
  case always
  /// On the table's first page only.
  case first
  /// On the pages after the first only ("lanjutan").
  case continuation
  /// On the table's last page only.
  case last
}
