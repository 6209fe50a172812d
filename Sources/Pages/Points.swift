/// A length on paper, in PostScript points (1/72 inch).
///
/// A type of its own, so that pixels or Pango units cannot be passed for a length by mistake.
///
/// Public, as are the other numbers of this room and no more, because the compiler (6.3) carries the bodies of `@inlinable`
/// functions to other modules for `public` ones alone: with `package` every addition of two lengths was a call.
@frozen
public struct Points: Sendable, Hashable, Comparable, AdditiveArithmetic {
  public var value: Double

  @inlinable public init(_ value: Double) { self.value = value }

  @inlinable public static var zero: Points { Points(0) }

  /// A length given in millimetres.
  @inlinable public static func millimetres(_ millimetres: Double) -> Points {
    Points(millimetres * 72 / 25.4)
  }

  /// The same length in millimetres.
  @inlinable public var millimetres: Double { value * 25.4 / 72 }

  @inlinable public static func < (left: Points, right: Points) -> Bool {
    left.value < right.value
  }
  @inlinable public static func + (left: Points, right: Points) -> Points {
    Points(left.value + right.value)
  }
  @inlinable public static func - (left: Points, right: Points) -> Points {
    Points(left.value - right.value)
  }
  @inlinable public static func * (length: Points, factor: Double) -> Points {
    Points(length.value * factor)
  }
  @inlinable public static func / (length: Points, divisor: Double) -> Points {
    Points(length.value / divisor)
  }
  @inlinable public static func / (left: Points, right: Points) -> Double {
    left.value / right.value
  }
  @inlinable public static prefix func - (length: Points) -> Points { Points(-length.value) }
}

extension Points: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  @inlinable public init(floatLiteral value: Double) { self.init(value) }
  @inlinable public init(integerLiteral value: Int) { self.init(Double(value)) }
}
