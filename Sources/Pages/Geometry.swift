/// A place on a page: points to the right of and below the page's top left corner.
@frozen
public struct Position: Sendable, Hashable {
  public var x: Points
  public var y: Points

  @inlinable public init(x: Points, y: Points) {
    self.x = x
    self.y = y
  }
}

/// A width and a height.
@frozen
public struct Extent: Sendable, Hashable {
  public var width: Points
  public var height: Points

  @inlinable public init(width: Points, height: Points) {
    self.width = width
    self.height = height
  }
}

/// An upright rectangle, its origin at the top left.
@frozen
public struct Rectangle: Sendable, Hashable {
  public var x: Points
  public var y: Points
  public var width: Points
  public var height: Points

  @inlinable public init(x: Points, y: Points, width: Points, height: Points) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  @inlinable public var maxX: Points { x + width }
  @inlinable public var maxY: Points { y + height }
}

/// One value for each side of a box, in the order of CSS shorthands.
@frozen
public struct Edges<Value> {
  public var top: Value
  public var right: Value
  public var bottom: Value
  public var left: Value

  @inlinable @inline(__always)
  public init(top: Value, right: Value, bottom: Value, left: Value) {
    self.top = top
    self.right = right
    self.bottom = bottom
    self.left = left
  }

  /// The same value on all four sides.
  @inlinable @inline(__always)
  public init(all value: Value) {
    self.init(top: value, right: value, bottom: value, left: value)
  }
}

extension Edges: Sendable where Value: Sendable {}
extension Edges: Equatable where Value: Equatable {}
extension Edges: Hashable where Value: Hashable {}

/// An affine map, in the order of Cairo's and PDF's matrices: x' = a·x + c·y + e, y' = b·x + d·y + f.
package struct Transform: Sendable, Hashable {
  package var a, b, c, d, e, f: Double

  package init(a: Double, b: Double, c: Double, d: Double, e: Double, f: Double) {
    self.a = a
    self.b = b
    self.c = c
    self.d = d
    self.e = e
    self.f = f
  }
}
