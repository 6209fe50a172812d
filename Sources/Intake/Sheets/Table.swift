internal import Records

/// What a score column of a wide file holds of its subject: "MTK_P" knowledge (KI-3), "MTK_K" skills (KI-4), "MTK" the one
/// score that there is.
enum ScorePart: String, Sendable, Hashable { case knowledge, skill, single }

struct ScoreColumn: Sendable, Hashable {
  var column: Int
  var subject: String
  var part: ScorePart
}

/// A sheet whose headings are found: which column holds which field, and the rows of data.
struct Table {
  var headerRow = 0
  var headers: [String] = []
  var columns: [Field: Int] = [:]
  var scores: [ScoreColumn] = []
  var rows: [SheetRow] = []
  /// Pairs of columns that name the same field.
  var duplicates: [(column: Int, field: Field)] = []

  func header(_ column: Int) -> String {
    headers.indices.contains(column) ? headers[column] : ""
  }
}

/// Finds the headings in the first rows (Docs/domain.md sections 5.1, 5.3).
struct HeaderSearch {
  static let depth = 20
  private let kind: ImportKind
  private let fields: [String: Field]
  private let knowsSubject: (String) -> Bool

  init(_ kind: ImportKind, knowsSubject: @escaping (String) -> Bool) {
    self.kind = kind
    self.knowsSubject = knowsSubject
    var fields: [String: Field] = [:]
    for (field, headings) in Field.aliases(of: kind) {
      for heading in headings.split(separator: " ") { fields[String(heading)] = field }
    }
    self.fields = fields
  }

  /// The table under the row that names the most columns; nil if no row names enough.
  func table(in sheet: Sheet) -> Table? {
    var best: (table: Table, start: Int, score: Int)?
    for (index, row) in sheet.rows.enumerated() {
      guard row.number <= Self.depth else { break }
      let next = sheet.rows.indices.contains(index + 1) ? sheet.rows[index + 1] : nil
      let (headers, isDouble) = headers(row, next)
      var table = read(headers)
      table.headerRow = row.number
      let found = Set(table.columns.keys).subtracting([.rowNumber])
      let needed = Field.required(by: kind)
      let met = needed.count { !found.isDisjoint(with: $0) }
      let score = met * 1_000 + found.count + table.scores.count
      guard met > 0, score > best?.score ?? 0 else { continue }
      best = (table, index + (isDouble ? 2 : 1), score)
    }
    guard var found = best else { return nil }
    found.table.rows = Array(sheet.rows[found.start...])
    return found.table
  }

  /// The headings of a row, each with the group label above it, as Dapodik writes the parents' columns.
  private func headers(_ row: SheetRow, _ next: SheetRow?) -> (headers: [String], isDouble: Bool) {
    let cells = row.cells.map(CleanText.line)
    let groups: Set<String> = ["dataayah", "dataibu", "datawali"]
    guard let next, cells.contains(where: { groups.contains($0.foldedForComparison) }) else {
      return (cells, false)
    }
    var headers: [String] = []
    var group = ""
    for column in 0..<max(cells.count, next.cells.count) {
      let above = column < cells.count ? cells[column] : ""
      if !above.isEmpty { group = groups.contains(above.foldedForComparison) ? above : "" }
      let below = CleanText.line(next[column])
      headers.append(group.isEmpty ? (above.isEmpty ? below : above) : "\(group) \(below)")
    }
    return (headers, true)
  }

  private func read(_ headers: [String]) -> Table {
    var table = Table(headers: headers)
    for (column, header) in headers.enumerated() where !header.isEmpty {
      if let field = field(header) {
        if table.columns[field] == nil {
          table.columns[field] = column
        } else {
          table.duplicates.append((column, field))
        }
      } else if kind == .scores || kind == .midterm, let score = scoreColumn(header, column) {
        table.scores.append(score)
      }
    }
    return table
  }

  /// What a heading names, with or without a remark in parentheses.
  private func field(_ header: String) -> Field? {
    if let field = fields[header.foldedForComparison] { return field }
    guard let open = header.firstIndex(of: "("), open != header.startIndex else { return nil }
    return fields[header[..<open].foldedForComparison]
  }

  /// "MTK_P", "MTK_K", "MTK"; without "_" only if the subject is known, because "Foto P" may be anything.
  private func scoreColumn(_ header: String, _ column: Int) -> ScoreColumn? {
    if knowsSubject(header) { return ScoreColumn(column: column, subject: header, part: .single) }
    guard let mark = header.lastIndex(where: { "_ -.".contains($0) }) else { return nil }
    let subject = header[..<mark].trimmedOfSpace
    let part: ScorePart
    switch header[header.index(after: mark)...].foldedForComparison {
    case "p", "pengetahuan", "ki3": part = .knowledge
    case "k", "keterampilan", "ki4": part = .skill
    case "na", "akhir", "nilai": part = .single
    default: return nil
    }
    guard !subject.isEmpty, header[mark] == "_" || knowsSubject(subject) else { return nil }
    return ScoreColumn(column: column, subject: subject, part: part)
  }
}
