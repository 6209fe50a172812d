internal import GRDB
package import Records

/// The term and kind of report that an import is for, in one school.
package struct ImportTarget: Sendable, Hashable {
  package var npsn: NPSN
  package var term: Term
  package var kind: ReportKind

  package init(npsn: NPSN, term: Term, kind: ReportKind = .endOfTerm) {
    self.npsn = npsn
    self.term = term
    self.kind = kind
  }
}

extension Ledger {
  private struct Preview: Error { var outcome: ImportOutcome }

  /// What the batch would do, without doing it: the same code as ``commit(_:to:from:at:)``, rolled back.
  package func preview(
    _ batch: ImportBatch, to target: ImportTarget
  ) throws(LedgerError) -> ImportOutcome {
    do {
      return try pool.write { database -> ImportOutcome in
        throw Preview(outcome: try Self.apply(batch, to: target, in: database))
      }
    } catch let preview as Preview {
      return preview.outcome
    } catch {
      throw LedgerError(error)
    }
  }

  /// Applies the batch, all of it or nothing, with an event.
  package func commit(
    _ batch: ImportBatch, to target: ImportTarget, from source: ImportSource, at time: Int64
  ) throws(LedgerError) -> ImportOutcome {
    try write { database in
      let id = try Self.begin(
        batch.kind.rawValue, target, source, at: time, in: database)
      let journal = ChangeJournal(database, of: id)
      let outcome = try Self.apply(batch, to: target, in: database, journal: journal)
      try Self.finish(
        id, batch.kind.rawValue, target.npsn, source, outcome, at: time, in: database)
      return outcome
    }
  }

  /// Notes an import that is about to be applied in the same transaction.
  static func begin(
    _ kind: String, _ target: ImportTarget, _ source: ImportSource, at time: Int64,
    in database: Database
  ) throws -> ImportID {
    try database.execute(
      sql: """
        INSERT INTO import
          (at, npsn, kind, file, digest, added, changed, same, school_year, semester, repairs)
        VALUES (?, ?, ?, ?, ?, 0, 0, 0, ?, ?, ?)
        """,
      arguments: [
        time, target.npsn.digits, kind, source.fileName, source.digest,
        target.term.schoolYear.start, target.term.semester.rawValue, source.repairCount,
      ])
    return ImportID(database.lastInsertedRowID)
  }

  /// Notes what an import came to, with an event.
  static func finish(
    _ id: ImportID, _ kind: String, _ npsn: NPSN, _ source: ImportSource, _ outcome: ImportOutcome,
    at time: Int64, in database: Database
  ) throws {
    let counts = outcome.counts
    try database.execute(
      sql: "UPDATE import SET added = ?, changed = ?, same = ? WHERE id = ?",
      arguments: [counts.added, counts.changed, counts.same, id.value])
    try store(source.repairs, of: id, in: database)
    try ChangeJournal(database, of: id).prune(npsn: npsn.digits.databaseValue)
    try append(
      Event(
        at: time, npsn: npsn, student: nil, kind: "import",
        payload: "\(kind) \(source.digest) +\(counts.added) ~\(counts.changed)"), in: database)
  }

  private static func apply(
    _ batch: ImportBatch, to target: ImportTarget, in database: Database,
    journal: ChangeJournal? = nil
  ) throws -> ImportOutcome {
    if case .schools = batch {
    } else {
      let exists = try Bool.fetchOne(
        database, sql: "SELECT EXISTS (SELECT 1 FROM school WHERE npsn = ?)",
        arguments: [target.npsn.digits])
      guard exists == true else { throw LedgerError.unknownSchool(target.npsn) }
    }
    var importer = Importer(target: target, writer: RowWriter(database, journal: journal))
    switch batch {
    case .schools(let patches): try patches.forEach { try importer.school($0) }
    case .staff(let patches): try patches.forEach { try importer.staff($0) }
    case .classes(let patches): try patches.forEach { try importer.classGroup($0) }
    case .students(let patches): try importer.students(patches)
    case .subjects(let subjects): try importer.subjects(subjects)
    case .scores(let patches): try patches.forEach { try importer.score($0) }
    case .midterm(let patches): try patches.forEach { try importer.score($0, kind: .midterm) }
    case .cocurricular(let patches): try patches.forEach { try importer.cocurricular($0) }
    case .p5(let lists):
      for (student, list) in lists.sorted(by: { $0.key < $1.key }) {
        try importer.projects(student, list)
      }
    case .thresholds(let patches): try patches.forEach { try importer.threshold($0) }
    case .electives(let patches): try patches.forEach { try importer.elective($0) }
    case .transfers(let patches): try patches.forEach { try importer.transfer($0) }
    case .attitude(let patches): try patches.forEach { try importer.attitude($0) }
    case .attendance(let patches): try patches.forEach { try importer.attendance($0) }
    case .extracurricular(let lists):
      for (student, list) in lists.sorted(by: { $0.key < $1.key }) {
        try importer.list(
          "extracurricular", columns: ["name", "predicate", "remark"], student: student,
          rows: list.map { [$0.name, $0.predicate, $0.remark] })
      }
    case .achievements(let lists):
      for (student, list) in lists.sorted(by: { $0.key < $1.key }) {
        try importer.list(
          "achievement", columns: ["name", "remark", "category"], student: student,
          rows: list.map { [$0.kind, $0.remark, $0.group?.rawValue] })
      }
    case .decisions(let decisions):
      for (student, change) in decisions.sorted(by: { $0.key < $1.key }) {
        try importer.decision(student, change)
      }
    case .settings(let patches): try patches.forEach { try importer.settings($0) }
    }
    return importer.writer.outcome
  }
}

extension ImportBatch {
  package var kind: ImportKind {
    switch self {
    case .schools: .schools
    case .staff: .staff
    case .classes: .classes
    case .students: .students
    case .subjects: .subjects
    case .scores: .scores
    case .midterm: .midterm
    case .cocurricular: .cocurricular
    case .p5: .p5
    case .thresholds: .thresholds
    case .electives: .electives
    case .transfers: .transfers
    case .attitude: .attitude
    case .attendance: .attendance
    case .extracurricular: .extracurricular
    case .achievements: .achievements
    case .decisions: .decisions
    case .settings: .settings
    }
  }
}
