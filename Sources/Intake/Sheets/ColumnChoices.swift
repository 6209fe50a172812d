internal import Digesting
internal import Records

/// What the operator says of a column: it holds a field, or nothing that is wanted.
package struct ColumnChoice: Sendable, Hashable {
  enum Meaning: Sendable, Hashable {
    case field(Field)
    /// As if the heading were this one: "MTK_P".
    case heading(String)
    case ignored
  }

  /// The column's letter or its heading.
  package let column: String
  /// A field's identifier such as "birthDate", a usual heading such as "Tanggal Lahir", or "-".
  package let meaning: String

  /// "F=birthDate", "Tgl. Lahir=Tanggal Lahir", "G=-"; nil for anything else.
  package init?(_ text: String) {
    guard let mark = text.lastIndex(of: "=") else { return nil }
    self.init(
      column: text[..<mark].trimmedOfSpace,
      meaning: text[text.index(after: mark)...].trimmedOfSpace)
  }

  package init?(column: String, meaning: String) {
    guard !column.isEmpty, !meaning.isEmpty, column.count <= 200, meaning.count <= 200 else {
      return nil
    }
    self.column = column
    self.meaning = meaning
  }

  package var text: String { "\(column)=\(meaning)" }

  var reading: Meaning {
    if meaning == "-" { return .ignored }
    if let field = Field(rawValue: meaning) { return .field(field) }
    return .heading(meaning)
  }
}

/// The operator's choices: those made now, and those remembered for files of the same headings.
package struct ColumnChoices: Sendable, Hashable {
  package var given: [ColumnChoice]
  /// By the shape that a file's headings give; see ``IntakeReport/shape``.
  package var remembered: [String: [ColumnChoice]]

  package init(given: [ColumnChoice] = [], remembered: [String: [ColumnChoice]] = [:]) {
    self.given = given
    self.remembered = remembered
  }

  /// What names files of the same headings: the digest of their letters and digits, in order.
  static func shape(_ headers: [String]) -> String {
    let text = headers.map(\.foldedForComparison).joined(separator: "\u{1F}")
    return (try? Digest(of: Array(text.utf8)).hex) ?? ""
  }

  /// The choices for a row of headings, by column.
  func choices(for headers: [String]) -> [Int: ColumnChoice.Meaning] {
    var result: [Int: ColumnChoice.Meaning] = [:]
    guard !given.isEmpty || !remembered.isEmpty else { return result }
    let earlier = remembered.isEmpty ? [] : remembered[Self.shape(headers)] ?? []
    for choice in earlier + given {
      if let column = Self.column(choice.column, headers) { result[column] = choice.reading }
    }
    return result
  }

  /// A heading goes before a letter: a column may be called "S".
  static func column(_ name: String, _ headers: [String]) -> Int? {
    let folded = name.foldedForComparison
    if !folded.isEmpty,
      let column = headers.firstIndex(where: { $0.foldedForComparison == folded })
    {
      return column
    }
    return Sheet.column(name)
  }
}
