extension ClassLedgerRecord {
  /// The ledger of the reports of one class in one term, in the order of its list. Nil for no reports.
  package init?(of records: [ReportRecord]) {
    guard let first = records.first else { return nil }
    let subjects = Self.subjects(of: records)
    var rows = records.enumerated().map { index, record in
      let cells = Self.cells(of: record, subjects)
      let numbers = cells.flatMap(\.numbers)
      return Row(
        number: record.rosterNumber ?? index + 1, record: record, cells: cells,
        sum: numbers.isEmpty ? nil : numbers.reduce(0, +), mean: LedgerSummary.mean(of: numbers),
        rank: nil)
    }
    if first.settings.showsRank {
      for (index, rank) in LedgerSummary.ranks(of: rows.map(\.sum)).enumerated() {
        rows[index].rank = rank
      }
    }
    kind = first.kind
    term = first.term
    school = first.school
    principal = first.principal
    classGroup = first.classGroup
    settings = first.settings
    columns = subjects.enumerated().map { index, entry in
      func summary(_ score: (Cell) -> Score?) -> LedgerSummary {
        LedgerSummary(of: rows.compactMap { score($0.cells[index])?.rounded })
      }
      return Column(
        subject: entry.subject, masteryThreshold: entry.threshold, single: summary(\.single),
        knowledge: summary(\.knowledge), skill: summary(\.skill))
    }
    sums = LedgerSummary(of: rows.compactMap(\.sum))
    mean = LedgerSummary.mean(of: rows.flatMap { $0.cells.flatMap(\.numbers) })
    self.rows = rows
  }

  /// The subjects that any student of the class has, in printing order; the religions' are one (Docs/domain.md section
  /// 4.4).
  private static func subjects(
    of records: [ReportRecord]
  ) -> [(subject: Subject, threshold: Int)] {
    var found: [String: (subject: Subject, threshold: Int)] = [:]
    for row in records.lazy.flatMap(\.subjects) {
      let key = row.subject.ledgerKey
      guard var known = found[key] else {
        found[key] = (row.subject, row.thresholds.kkm)
        continue
      }
      guard known.subject.code != row.subject.code else { continue }
      // Two religions in the class: the column bears the name common to all.
      known.subject.code = Religion.commonSubjectCode
      known.subject.name = Religion.commonSubjectName
      known.subject.shortName = Religion.commonSubjectCode
      known.subject.religion = nil
      found[key] = known
    }
    return found.values.sorted { Subject.precedes($0.subject, $1.subject) }
  }

  private static func cells(
    of record: ReportRecord, _ subjects: [(subject: Subject, threshold: Int)]
  ) -> [Cell] {
    var own: [String: SubjectResult] = [:]
    for row in record.subjects {
      let key = row.subject.ledgerKey
      if own[key] == nil || own[key]?.hasAnyScore == false { own[key] = row }
    }
    let hasHalves = record.classGroup.curriculum == .k13 && record.kind != .midterm
    return subjects.map { entry in
      var cell = Cell()
      guard let row = own[entry.subject.ledgerKey] else { return cell }
      cell.isTaken = true
      if hasHalves {
        cell.knowledge = row.knowledge.countedScore
        cell.knowledgePredicate = row.knowledge.effectivePredicate(by: row.thresholds)
        cell.skill = row.skill.countedScore
        cell.skillPredicate = row.skill.effectivePredicate(by: row.thresholds)
        cell.isMissing = cell.knowledge == nil || cell.skill == nil
      } else {
        cell.single = record.singleScore(of: row)
        cell.isMissing = cell.single == nil
      }
      return cell
    }
  }
}

extension Subject {
  /// What tells the columns of a ledger apart.
  var ledgerKey: String { isReligious ? Religion.commonSubjectCode : code }
}
