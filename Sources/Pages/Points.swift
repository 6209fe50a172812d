/// A length on paper, in PostScript points (1/72 inch).
///
/// A type of its own, so that pixels or Pango units cannot be passed for a length by mistake.
@frozen
package struct Points: Sendable, Hashable, Comparable, AdditiveArithmetic {
  package var value: Double

  @inlinable package init(_ value: Double) { self.value = value }

  @inlinable package static var zero: Points { Points(0) }

  /// A length given in millimetres.
  @inlinable package static func millimetres(_ millimetres: Double) -> Points {
    Points(millimetres * 72 / 25.4)
  }

  /// The same length in millimetres.
  @inlinable package var millimetres: Double { value * 25.4 / 72 }

  @inlinable package static func < (left: Points, right: Points) -> Bool {
    left.value < right.value
  }
  @inlinable package static func + (left: Points, right: Points) -> Points {
    Points(left.value + right.value)
  }
  @inlinable package static func - (left: Points, right: Points) -> Points {
    Points(left.value - right.value)
  }
  @inlinable package static func * (length: Points, factor: Double) -> Points {
    Points(length.value * factor)
  }
  @inlinable package static func / (length: Points, divisor: Double) -> Points {
    Points(length.value / divisor)
  }
  @inlinable package static func / (left: Points, right: Points) -> Double {
    left.value / right.value
  }
  @inlinable package static prefix func - (length: Points) -> Points { Points(-length.value) }
}

extension Points: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  @inlinable package init(floatLiteral value: Double) { self.init(value) }
  @inlinable package init(integerLiteral value: Int) { self.init(Double(value)) }
}
