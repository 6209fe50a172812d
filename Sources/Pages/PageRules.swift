/// The `@page` rules of a template, resolved (CSS Paged Media 3).
package struct PageRules: Sendable, Hashable {
  /// Pages without a name, other than the first.
  package var base: PageRule
  /// The first page (`@page :first`), if it differs.
  package var first: PageRule?
  /// Named pages (`@page name`).
  package var named: [String: PageRule]

  package init(base: PageRule, first: PageRule? = nil, named: [String: PageRule] = [:]) {
    self.base = base
    self.first = first
    self.named = named
  }
}

/// One kind of page: its size, its margins and what stands in them.
package struct PageRule: Sendable, Hashable {
  package var size: Extent
  package var margin: Edges<Points>
  package var marginBoxes: [MarginBox]

  package init(size: Extent, margin: Edges<Points>, marginBoxes: [MarginBox] = []) {
    self.size = size
    self.margin = margin
    self.marginBoxes = marginBoxes
  }
}

/// Running content in a page margin.
package struct MarginBox: Sendable, Hashable {
  package var position: MarginBoxPosition
  package var style: StyleID
  package var content: [Inline]

  package init(position: MarginBoxPosition, style: StyleID, content: [Inline]) {
    self.position = position
    self.style = style
    self.content = content
  }
}

/// The sixteen margin boxes of CSS Paged Media 3 section 4.2, by their CSS names.
package enum MarginBoxPosition: String, Sendable, Hashable, CaseIterable {
  case topLeftCorner = "top-left-corner"
  case topLeft = "top-left"
  case topCenter = "top-center"
  case topRight = "top-right"
  case topRightCorner = "top-right-corner"
  case rightTop = "right-top"
  case rightMiddle = "right-middle"
  case rightBottom = "right-bottom"
  case bottomRightCorner = "bottom-right-corner"
  case bottomRight = "bottom-right"
  case bottomCenter = "bottom-center"
  case bottomLeft = "bottom-left"
  case bottomLeftCorner = "bottom-left-corner"
  case leftBottom = "left-bottom"
  case leftMiddle = "left-middle"
  case leftTop = "left-top"
}
