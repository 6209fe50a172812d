/// A subject as a school teaches it to a grade (Docs/domain.md section 4.5).
package struct Subject: Sendable, Hashable, Codable {
  /// Unique in the school: "MTK".
  package var code: String
  /// In full, at most 100 characters.
  package var name: String
  /// At most 20 characters, for ledgers and column headings.
  package var shortName: String
  /// "A", "B" …, if the school groups its subjects.
  package var group: String?
  /// Rank on the report; equal ranks are ordered by code.
  package var order: Int
  package var isLocalContent: Bool
  /// The religion whose students take it; nil for all.
  package var religion: Religion?
  /// Taken by those enrolled in it only (Docs/domain.md section 3.4).
  @OrEmpty package var isElective: Bool
  /// The code that stays the same when a subject is renamed; ``SubjectLineage`` finds it if nil.
  package var canonicalCode: String?

  package init(
    code: String, name: String, shortName: String, group: String? = nil, order: Int,
    isLocalContent: Bool = false, religion: Religion? = nil, isElective: Bool = false,
    canonicalCode: String? = nil
  ) {
    self.code = code
    self.name = name
    self.shortName = shortName
    self.group = group
    self.order = order
    self.isLocalContent = isLocalContent
    self.religion = religion
    self.isElective = isElective
    self.canonicalCode = canonicalCode
  }
}
