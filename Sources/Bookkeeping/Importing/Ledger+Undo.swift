internal import GRDB
package import Records

/// Why an import cannot be taken back.
package enum UndoObstacle: Sendable, Hashable {
  case alreadyUndone
  /// Its changes are no longer kept, or an older program made it.
  case notKept
  /// A later import changed the same.
  case laterImport(ImportID, file: String)
  /// Cards that show its data were downloaded, printed or handed out.
  case cardsOut(student: String, count: Int)
  /// Something else was changed since, or depends on what it added.
  case changedSince
}

/// What taking an import back did.
package struct UndoOutcome: Sendable, Hashable {
  package var past: PastImport
  /// Rows of the ledger that are as they were before.
  package var rows: Int
  /// Cards that no longer show what the ledger says.
  package var staleCards: Int
}

extension Ledger {
  /// The highest key that a student ever had, once one was taken back.
  static let lastStudentSetting = "last_student"

  private struct Rehearsal: Error { var outcome: UndoOutcome }

  /// The last import, of a school or of all, that is not taken back.
  package func lastImport(of npsn: NPSN? = nil) throws(LedgerError) -> PastImport? {
    try read { database in
      let id = try Int64.fetchOne(
        database,
        sql: """
          SELECT id FROM import WHERE (?1 IS NULL OR npsn = ?1) AND undone_at IS NULL
          ORDER BY id DESC LIMIT 1
          """, arguments: [npsn?.digits])
      return try id.map { try Self.pastImport(ImportID($0), in: database) }
    }
  }

  /// Takes an import back: every value that it changed is what it was before, in one transaction, with an event. Cards
  /// follow as they do for any change.
  /// - Parameter rehearses: Only look whether and with what effect; nothing is changed.
  /// - Throws: ``LedgerError/cannotUndo(_:_:)`` if something was built on it; nothing is changed then.
  package func undo(
    _ id: ImportID, at time: Int64, rehearses: Bool = false
  ) throws(LedgerError) -> UndoOutcome {
    do {
      return try pool.write { database in
        let outcome = try Self.undo(id, at: time, in: database)
        if rehearses { throw Rehearsal(outcome: outcome) }
        return outcome
      }
    } catch let rehearsal as Rehearsal {
      return rehearsal.outcome
    } catch {
      throw LedgerError(error)
    }
  }

  private static func undo(
    _ id: ImportID, at time: Int64, in database: Database
  ) throws -> UndoOutcome {
    let past = try pastImport(id, in: database)
    guard past.undoneAt == nil else { throw LedgerError.cannotUndo(id, .alreadyUndone) }
    let changes = try RecordedChange.all(of: id, in: database)
    // An import that changed nothing has nothing to keep.
    guard !changes.isEmpty || past.counts.total == past.counts.same else {
      throw LedgerError.cannotUndo(id, .notKept)
    }
    try refuseLaterImports(than: past, changes, in: database)
    try refuseCardsOut(past, changes, in: database)
    let before = try staleCards(of: past.npsn, in: database)
    for change in changes.reversed() {
      do {
        guard try change.revert(in: database) else {
          throw LedgerError.cannotUndo(id, .changedSince)
        }
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
        throw LedgerError.cannotUndo(id, .changedSince)
      }
    }
    try keepKeys(of: changes, in: database)
    try database.execute(
      sql: "UPDATE import SET undone_at = ? WHERE id = ?", arguments: [time, id.value])
    try database.execute(sql: "DELETE FROM import_change WHERE import = ?", arguments: [id.value])
    try append(
      Event(
        at: time, npsn: past.npsn, student: nil, kind: "undo",
        payload: "import \(id.value) \(past.digest) \(changes.count)"), in: database)
    return UndoOutcome(
      past: try pastImport(id, in: database), rows: changes.count,
      staleCards: max(0, try staleCards(of: past.npsn, in: database) - before))
  }

  private static func staleCards(of npsn: NPSN, in database: Database) throws -> Int {
    try Int.fetchOne(
      database,
      sql: "SELECT count(*) FROM document WHERE npsn = ? AND is_current = 1 AND is_stale = 1",
      arguments: [npsn.digits]) ?? 0
  }

  private static func refuseLaterImports(
    than past: PastImport, _ changes: [RecordedChange], in database: Database
  ) throws {
    let own = RecordedChange.Index(changes)
    let later = try Row.fetchAll(
      database,
      sql: """
        SELECT id, file FROM import WHERE id > ?1 AND undone_at IS NULL
        AND (npsn = ?2 OR kind = 'schools' OR ?3 = 'schools') ORDER BY id
        """, arguments: [past.id.value, past.npsn.digits, past.kind])
    for row in later {
      let id = ImportID(row[0])
      if try RecordedChange.all(of: id, in: database).contains(where: own.touches) {
        throw LedgerError.cannotUndo(past.id, .laterImport(id, file: row[1]))
      }
    }
  }

  private static func refuseCardsOut(
    _ past: PastImport, _ changes: [RecordedChange], in database: Database
  ) throws {
    let states = CardState.allCases.filter(\.isOut).map { "'\($0.rawValue)'" }
      .joined(separator: ", ")
    let scopes = Set(changes.map(\.scope))
    var out: [Row] = []
    for npsn in Set(scopes.map { $0.npsn ?? past.npsn.digits }) {
      out += try Row.fetchAll(
        database,
        sql: """
          SELECT document.student, document.school_year, document.semester, full_name FROM document
          JOIN student ON student.id = document.student
          WHERE document.npsn = ? AND is_current = 1 AND is_stale = 0 AND state IN (\(states))
          """, arguments: [npsn]
      ).filter { row in
        scopes.contains {
          ($0.npsn ?? past.npsn.digits) == npsn
            && $0.isOf(student: row[0], schoolYear: row[1], semester: row[2])
        }
      }
    }
    guard let first = out.first else { return }
    throw LedgerError.cannotUndo(past.id, .cardsOut(student: first[3], count: out.count))
  }

  /// A student's key is never given again, not even of one who was taken back.
  private static func keepKeys(of changes: [RecordedChange], in database: Database) throws {
    let rows = changes.filter { $0.record == "student" && $0.action == .insert }
      .compactMap { $0.key.first.flatMap { Int64.fromDatabaseValue($0.value) } }
    guard let last = rows.max() else { return }
    try database.execute(
      sql: """
        INSERT INTO workspace VALUES (?1, ?2) ON CONFLICT (name)
        DO UPDATE SET value = max(CAST(value AS INTEGER), CAST(excluded.value AS INTEGER)) || ''
        """, arguments: [lastStudentSetting, "\(last)"])
  }
}
