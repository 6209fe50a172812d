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

  package init(
    code: String, name: String, shortName: String, group: String? = nil, order: Int,
    isLocalContent: Bool = false, religion: Religion? = nil
  ) {
    self.code = code
    self.name = name
    self.shortName = shortName
    self.group = group
    self.order = order
    self.isLocalContent = isLocalContent
    self.religion = religion
  }
}
