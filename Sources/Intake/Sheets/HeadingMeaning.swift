internal import Records

/// What the labels of a column mean in one kind of file, by their letters and digits alone (Docs/domain.md section 5.3).
struct HeadingMeaning {
  enum Meaning: Hashable {
    case field(Field)
    case score(ScoreColumn)
    case objective(ObjectiveColumn)
  }

  private let kind: ImportKind
  private let fields: [String: Field]
  private let identity: Set<Field>
  private let knowsSubject: (String) -> Bool

  init(_ kind: ImportKind, knowsSubject: @escaping (String) -> Bool) {
    self.kind = kind
    self.knowsSubject = knowsSubject
    var fields: [String: Field] = [:]
    for (field, headings) in Field.aliases(of: kind) {
      for heading in headings.split(separator: " ") { fields[String(heading)] = field }
    }
    self.fields = fields
    identity = Set([.rowNumber] + (Field.required(by: kind).first ?? []))
  }

  func isIdentity(_ label: String) -> Bool {
    label.isEmpty ? false : field(named: label).map(identity.contains) ?? false
  }

  func meaning(of path: [String], _ column: Int) -> Meaning? {
    let mayBeScore = kind == .scores || kind == .midterm
    // Under a subject, "Nilai P" is that subject's.
    if mayBeScore, path.count > 1, path.contains(where: knowsSubject) {
      return scoreColumn(path, column).map { .score($0) }
    }
    if let field = field(path) { return .field(field) }
    guard mayBeScore else { return nil }
    if let score = path.last.flatMap({ scoreColumn($0, column) }) { return .score(score) }
    return kind == .scores ? objective(path, column).map { .objective($0) } : nil
  }

  // MARK: Fields

  /// The labels together in either order, then without the groups above: "Data Ayah" "Nama", "Pengetahuan" "Nilai". A
  /// parent's group is never left out, for the child's own name has the same heading.
  private func field(_ path: [String]) -> Field? {
    for start in path.indices {
      if start > 0, Self.namesRelative(path[start - 1]) { return nil }
      let rest = path[start...]
      if let field = field(named: rest.joined(separator: " ")) { return field }
      if rest.count > 1, let field = field(named: rest.reversed().joined(separator: " ")) {
        return field
      }
    }
    return nil
  }

  private static func namesRelative(_ label: String) -> Bool {
    let folded = Array(label.foldedForComparison.utf8)
    return relatives.contains { word in
      folded.count >= word.count
        && (0...folded.count - word.count).contains {
          folded[$0..<$0 + word.count].elementsEqual(word)
        }
    }
  }

  private static let relatives = ["ayah", "ibu", "wali", "orangtua", "ortu"].map { Array($0.utf8) }

  /// What a heading names, with or without a remark in parentheses.
  private func field(named header: String) -> Field? {
    if let field = fields[header.foldedForComparison] { return field }
    guard let open = header.firstIndex(of: "("), open != header.startIndex else { return nil }
    return fields[header[..<open].foldedForComparison]
  }

  // MARK: Scores

  private static let knowledge: Set<String> = [
    "p", "pengetahuan", "ki3", "pengetahuanki3", "ki3pengetahuan",
  ]
  private static let skill: Set<String> = [
    "k", "keterampilan", "ki4", "keterampilanki4", "ki4keterampilan",
  ]
  private static let single: Set<String> = [
    "na", "akhir", "nilai", "nilaiakhir", "nilairapor", "angka", "rapor",
  ]

  private static func part(_ label: String) -> ScorePart? {
    var folded = label.foldedForComparison
    if folded.hasPrefix("nilai"), folded.count > 5, !single.contains(folded) {
      folded.removeFirst(5)
    }
    if knowledge.contains(folded) { return .knowledge }
    if skill.contains(folded) { return .skill }
    return single.contains(folded) ? .single : nil
  }

  /// "MTK_P", "MTK_K", "MTK"; without "_" only if the subject is known, because "Foto P" may be anything.
  private func scoreColumn(_ header: String, _ column: Int) -> ScoreColumn? {
    if knowsSubject(header) { return ScoreColumn(column: column, subject: header, part: .single) }
    guard let mark = header.lastIndex(where: { "_ -.(".contains($0) }) else { return nil }
    let subject = header[..<mark].trimmedOfSpace
    guard let part = Self.part(String(header[header.index(after: mark)...])) else { return nil }
    guard !subject.isEmpty, header[mark] == "_" || knowsSubject(subject) else { return nil }
    return ScoreColumn(column: column, subject: subject, part: part)
  }

  /// "Matematika" over "P", "Pengetahuan" over "MTK" over "Nilai"; groups above the subject say its part or nothing, labels
  /// below it must.
  private func scoreColumn(_ path: [String], _ column: Int) -> ScoreColumn? {
    guard let place = path.lastIndex(where: knowsSubject) else { return nil }
    var parts: [ScorePart] = []
    for (index, label) in path.enumerated() where index != place {
      let part = Self.part(label)
      if part == nil, index > place { return nil }
      if let part { parts.append(part) }
    }
    let part = parts.first { $0 != .single } ?? .single
    return ScoreColumn(column: column, subject: path[place], part: part)
  }

  // MARK: Objectives

  private static let notObjectives: Set<String> = [
    "nilaiakhir", "na", "rerata", "ratarata", "jumlah", "rata", "sts", "sas", "pts", "pas", "uts",
    "uas", "pat", "nilairapor", "rapor", "nilai", "deskripsi", "keterangan", "kkm", "kktp",
    "predikat", "sumatifakhirsemester", "sumatiftengahsemester", "max", "min", "tertinggi",
    "terendah", "ket",
  ]

  private func objective(_ path: [String], _ column: Int) -> ObjectiveColumn? {
    guard let last = path.last else { return nil }
    if let id = ObjectiveName.id(last) { return ObjectiveColumn(column: column, id: id) }
    let isUnderGroup = path.dropLast().contains { label in
      let folded = label.foldedForComparison
      return folded.hasPrefix("sumatif") || folded.contains("tujuanpembelajaran")
        || folded.contains("lingkupmateri") || folded == "tp"
    }
    guard isUnderGroup, !Self.notObjectives.contains(last.foldedForComparison) else { return nil }
    return ObjectiveColumn(column: column, id: "", text: last)
  }
}

/// Identifiers of objectives and basic competences as headings and legends write them.
enum ObjectiveName {
  /// "TP1" for "TP 1", "tp.1", "TP-01"; "3.1" for "kd_3.1", "KD 3.1"; nil for anything else.
  static func id(_ text: some StringProtocol) -> String? {
    let lower = text.lowercased()
    var rest = lower[...]
    let isObjective = rest.hasPrefix("tp")
    guard isObjective || rest.hasPrefix("kd") else { return nil }
    rest = rest.dropFirst(2).drop { " _.-:".contains($0) }
    let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      part.count <= 3 && part.allSatisfy { $0.isASCII && $0.isNumber } ? Int(part) : nil
    }
    guard numbers.count == parts.count, numbers.count <= 3, let first = numbers.first, first > 0
    else { return nil }
    let number = numbers.map(String.init).joined(separator: ".")
    return isObjective ? "TP\(number)" : number
  }
}
