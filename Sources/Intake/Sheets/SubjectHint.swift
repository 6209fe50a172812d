internal import Records

/// The subject of a file that is about one: named over its table ("Mata Pelajaran : Matematika"), by its sheet or by the
/// file ("Kelas 4 - Matematika.xlsx"; Docs/domain.md section 5.2).
struct SubjectHint: Hashable {
  var text: String
  /// Where it stands, if in a cell.
  var row: SheetRow?
  var column = 0

  private static let labels: Set<String> = [
    "matapelajaran", "mapel", "muatanpelajaran", "namamapel", "namamatapelajaran", "pelajaran",
  ]

  static func find(
    in titles: [SheetRow], sheet: String?, file: String, knows: (String) -> Bool
  ) -> SubjectHint? {
    titles.lazy.compactMap(inRow).first ?? named(by: file, knows)
      ?? sheet.flatMap { named(by: $0, knows) }
  }

  /// "Mata Pelajaran" ":" "Matematika" in cells beside each other, or in one.
  private static func inRow(_ row: SheetRow) -> SubjectHint? {
    for (column, cell) in row.cells.enumerated() {
      let text = CleanText.line(cell)
      let parts = text.split(separator: ":", maxSplits: 1).map { $0.trimmedOfSpace }
      guard let label = parts.first, labels.contains(label.foldedForComparison) else { continue }
      if parts.count == 2, !parts[1].isEmpty {
        return SubjectHint(text: parts[1], row: row, column: column)
      }
      for next in row.cells.indices where next > column {
        let value = CleanText.line(row[next]).drop { $0 == ":" || $0 == " " }
        if !value.isEmpty { return SubjectHint(text: String(value), row: row, column: next) }
      }
    }
    return nil
  }

  /// The only known subject among the parts of a name; the longest of several that stand within each other.
  private static func named(by name: String, _ knows: (String) -> Bool) -> SubjectHint? {
    let base = name.lastIndex(of: ".").map { name[..<$0] } ?? name[...]
    let parts = base.split { "-–—_.,()[]".contains($0) }.map { $0.trimmedOfSpace }
    var found: [String] = parts.filter { !$0.isEmpty && knows($0) }
    if found.isEmpty {
      let words = base.split { " -_.()".contains($0) }.map(String.init).prefix(30)
      for length in stride(from: min(6, words.count), through: 1, by: -1) where found.isEmpty {
        found = (0...(words.count - length)).map {
          words[$0..<($0 + length)].joined(separator: " ")
        }.filter(knows)
      }
    }
    guard let first = found.first, Set(found.map(\.foldedForComparison)).count == 1 else {
      return nil
    }
    return SubjectHint(text: first)
  }
}

/// What a legend says that the objectives' numbers mean: "TP1" "Membilang sampai 100", under the table or over it.
enum ObjectiveLegend {
  static func read(_ rows: [SheetRow]) -> [String: String] {
    var texts: [String: String] = [:]
    for row in rows {
      for (column, cell) in row.cells.enumerated() {
        guard let (id, inside) = entry(CleanText.line(cell)), texts[id] == nil else { continue }
        if !inside.isEmpty {
          texts[id] = inside
          break
        }
        let beside = row.cells.indices.lazy.filter { $0 > column }
          .map { CleanText.line(row[$0]).drop { ":= ".contains($0) } }.first { !$0.isEmpty }
        // Two numbers beside each other are headings.
        if let beside, ObjectiveName.id(beside) == nil { texts[id] = String(beside) }
        break
      }
    }
    return texts
  }

  /// "TP1", or "TP1: Membilang", "TP1 = Membilang".
  private static func entry(_ text: String) -> (id: String, text: String)? {
    guard text.utf8.count >= 3, let first = text.first, "tTkK".contains(first) else { return nil }
    if let id = ObjectiveName.id(text) { return (id, "") }
    guard let mark = text.firstIndex(where: { ":=".contains($0) }),
      let id = ObjectiveName.id(text[..<mark].trimmedOfSpace)
    else { return nil }
    return (id, text[text.index(after: mark)...].trimmedOfSpace)
  }
}
