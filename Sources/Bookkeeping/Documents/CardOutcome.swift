package import Digesting
package import Records

/// What a card is made from, besides the fonts and program that ``engine`` names: equal bases mean equal cards.
package struct CardBasis: Sendable, Hashable, Codable {
  /// The layout's name.
  package var layout: String
  /// Of the layout's files.
  package var layoutDigest: Digest
  /// Of the data that is printed: ``Records/ReportRecord/canonicalBytes``.
  package var dataDigest: Digest
  /// The program and the digest of its fonts: "Rapor 1.0 3f2a…".
  package var engine: String

  package init(layout: String, layoutDigest: Digest, dataDigest: Digest, engine: String) {
    self.layout = layout
    self.layoutDigest = layoutDigest
    self.dataDigest = dataDigest
    self.engine = engine
  }
}

/// What became of one student's card.
package struct CardOutcome: Sendable, Hashable, Codable {
  package enum Result: Sendable, Hashable, Codable {
    case verified(pdf: Digest, pages: Int, bytes: Int)
    /// Everything that the current card was made from is as it was; nothing was drawn.
    case unchanged
    /// The card may not be final: the codes of what is missing (Docs/domain.md section 6.3) and the identifiers of the
    /// rules that hold it, "C3 placeholder".
    case blocked(codes: String)
    /// The code of what went wrong; never a name or a mark.
    case failed(code: String)
  }

  package var student: StudentID
  package var result: Result
  /// Nil if it went wrong before that was known.
  package var basis: CardBasis?
  /// ``StoredRecord/revision`` of the record; nil if it was not read.
  package var revision: Int64?
  /// What the class had come to when rules compared its students, see ``Swift/Array/classState``; nil if none did.
  package var classState: Int64?

  package init(
    student: StudentID, result: Result, basis: CardBasis? = nil, revision: Int64? = nil,
    classState: Int64? = nil
  ) {
    self.student = student
    self.result = result
    self.basis = basis
    self.revision = revision
    self.classState = classState
  }
}
