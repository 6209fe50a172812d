/// A place on a page: points to the right of and below the page's top left corner.
@frozen
package struct Position: Sendable, Hashable {
  package var x: Points
  package var y: Points

  @inlinable package init(x: Points, y: Points) {
    self.x = x
    self.y = y
  }
}

/// A width and a height.
@frozen
package struct Extent: Sendable, Hashable {
  package var width: Points
  package var height: Points

  @inlinable package init(width: Points, height: Points) {
    self.width = width
    self.height = height
  }
}

/// An upright rectangle, its origin at the top left.
@frozen
package struct Rectangle: Sendable, Hashable {
  package var x: Points
  package var y: Points
  package var width: Points
  package var height: Points

  @inlinable package init(x: Points, y: Points, width: Points, height: Points) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  @inlinable package var maxX: Points { x + width }
  @inlinable package var maxY: Points { y + height }
}

/// One value for each side of a box, in the order of CSS shorthands.
@frozen
package struct Edges<Value> {
  package var top: Value
  package var right: Value
  package var bottom: Value
  package var left: Value

  @inlinable @inline(__always)
  package init(top: Value, right: Value, bottom: Value, left: Value) {
    self.top = top
    self.right = right
    self.bottom = bottom
    self.left = left
  }

  /// The same value on all four sides.
  @inlinable @inline(__always)
  package init(all value: Value) {
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
