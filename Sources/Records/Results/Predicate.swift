/// The letter that a K13 score earns (Docs/domain.md section 4.1).
package enum Predicate: String, Sendable, Hashable, Codable, CaseIterable {
  case a = "A"
  case b = "B"
  case c = "C"
  case d = "D"
}

/// The lower limits of the predicates for one pass mark: stored, shown and editable, because published tables disagree
/// (Docs/domain.md section 4.1). Limits are whole scores; `kkm` ≤ `bFrom` ≤ `aFrom`.
package struct ThresholdTable: Sendable, Hashable, Codable {
  package enum Source: String, Sendable, Hashable, Codable { case computed, edited }
  /// The pass mark; C begins here.
  package var kkm: Int
  package var bFrom: Int
  package var aFrom: Int
  package var source: Source

  package init(kkm: Int, bFrom: Int, aFrom: Int, source: Source) {
    self.kkm = kkm
    self.bFrom = bFrom
    self.aFrom = aFrom
    self.source = source
  }
}
