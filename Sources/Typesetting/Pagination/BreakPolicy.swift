internal import Pages

/// What a template's paper asks of page breaks, beyond CSS.
package struct BreakPolicy: Sendable, Hashable {
  /// A row taller than this share of a page may be split, rather than leave a large gap (Docs/domain.md section 3.0,
  /// rule 4). A row that no page can hold is split whatever this says.
  package var splittableShare = 0.6

  package init(splittableShare: Double = 0.6) { self.splittableShare = splittableShare }
}
