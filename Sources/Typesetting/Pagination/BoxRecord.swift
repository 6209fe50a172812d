package import Pages

/// A box as it came to stand on a page: what an inspector draws over it.
package struct BoxRecord: Sendable, Hashable {
  package enum Kind: Sendable, Hashable { case block, table, row, cell, paragraph, positioned }

  /// Number of the page, from 0.
  package var page: Int
  package var kind: Kind
  package var rectangle: Rectangle
  package var origin: Origin
  /// Its place in ``Content/styles``: paddings, borders and margins of the box.
  package var style: StyleID
  /// How many lines of text it shows; 0 for what only holds other boxes.
  package var lineCount: Int
  /// The box began on an earlier page.
  package var isContinued: Bool
}
