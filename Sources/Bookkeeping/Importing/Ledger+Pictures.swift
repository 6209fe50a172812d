package import Digesting
internal import GRDB
package import Records

/// A picture that came to a school's folder, or changed there.
package struct PictureChange: Sendable, Hashable {
  /// "0091234567.jpg".
  package var file: String
  /// The student whose photograph it is.
  package var student: StudentID?
  /// The file that it takes the place of, and what that holds.
  package var before: (file: String, digest: Digest)? {
    get { beforeFile.flatMap { file in beforeDigest.map { (file, $0) } } }
    set { (beforeFile, beforeDigest) = (newValue?.file, newValue?.digest) }
  }
  package var after: Digest
  private var beforeFile: String?
  private var beforeDigest: Digest?

  package init(
    file: String, student: StudentID? = nil, before: (file: String, digest: Digest)? = nil,
    after: Digest
  ) {
    self.file = file
    self.student = student
    self.after = after
    (beforeFile, beforeDigest) = (before?.file, before?.digest)
  }
}

extension Ledger {
  /// The kind of imports of pictures, beside those of ``ImportKind``.
  package static let pictureImport = "pictures"
  /// What their changes are noted under; there is no such table.
  private static let pictureRecord = "picture"

  /// Notes pictures that come to a school's folder, with an event for each, in one transaction.
  ///
  /// - Parameters:
  ///   - same: how many are there already.
  ///   - place: puts the files where they belong, before the transaction ends: where it throws, nothing is noted.
  package func commit(
    _ changes: [PictureChange], same: Int, to target: ImportTarget, from source: ImportSource,
    at time: Int64, place: () throws -> Void
  ) throws(LedgerError) -> ImportCounts {
    try write { database in
      _ = try Self.school(target.npsn, in: database)
      let id = try Self.begin(Self.pictureImport, target, source, at: time, in: database)
      var outcome = ImportOutcome()
      outcome.counts.same = same
      var journal = ChangeJournal(database, of: id)
      for change in changes {
        let key: Columns = [
          ("file", change.file.databaseValue), ("student", (change.student?.value).databaseValue),
        ]
        let after: Columns = [("digest", change.after.hex.databaseValue)]
        if let before = change.before {
          outcome.counts.changed += 1
          try journal.updated(
            Self.pictureRecord, key: key,
            before: [
              ("file", before.file.databaseValue), ("digest", before.digest.hex.databaseValue),
            ], after: after)
        } else {
          outcome.counts.added += 1
          try journal.inserted(Self.pictureRecord, key: key, columns: after)
        }
        try Self.append(
          Event(
            at: time, npsn: target.npsn, student: change.student, kind: Self.pictureRecord,
            payload: change.after.hex), in: database)
      }
      try Self.finish(
        id, Self.pictureImport, target.npsn, source, outcome, at: time, in: database)
      try place()
      return outcome.counts
    }
  }

  /// What an import of pictures changed.
  ///
  /// - Throws: ``LedgerError/cannotUndo(_:_:)`` if it was taken back before or is too old.
  package func pictureChanges(of id: ImportID) throws(LedgerError) -> [PictureChange] {
    try read { database in
      let past = try Self.pastImport(id, in: database)
      guard past.undoneAt == nil else { throw LedgerError.cannotUndo(id, .alreadyUndone) }
      let changes = try RecordedChange.all(of: id, in: database)
      guard !changes.isEmpty || past.counts.total == past.counts.same else {
        throw LedgerError.cannotUndo(id, .notKept)
      }
      return try changes.map { change in
        let before = try change.before.map { try ChangeJournal.columns($0, in: database) } ?? []
        let after = try change.after.map { try ChangeJournal.columns($0, in: database) } ?? []
        guard let file = Self.text("file", of: change.key),
          let digest = Self.text("digest", of: after).flatMap({ Digest(hex: $0) })
        else { throw LedgerError.damaged("import_change \(id.value)") }
        let old = Self.text("file", of: before).flatMap { file in
          Self.text("digest", of: before).flatMap { Digest(hex: $0) }.map {
            (file: file, digest: $0)
          }
        }
        return PictureChange(
          file: file, student: change.student.map { StudentID($0) }, before: old, after: digest)
      }
    }
  }

  private static func text(_ column: String, of columns: Columns) -> String? {
    columns.first { $0.column == column }.flatMap { String.fromDatabaseValue($0.value) }
  }

  /// Notes that an import of pictures is taken back; `place` puts the files back before the transaction ends.
  package func undoPictures(
    _ id: ImportID, at time: Int64, place: () throws -> Void
  ) throws(LedgerError) -> PastImport {
    try write { database in
      let past = try Self.pastImport(id, in: database)
      guard past.undoneAt == nil else { throw LedgerError.cannotUndo(id, .alreadyUndone) }
      try database.execute(
        sql: "UPDATE import SET undone_at = ? WHERE id = ?", arguments: [time, id.value])
      try database.execute(
        sql: "DELETE FROM import_change WHERE import = ?", arguments: [id.value])
      try Self.append(
        Event(
          at: time, npsn: past.npsn, student: nil, kind: "undo",
          payload: "import \(id.value) \(past.digest)"), in: database)
      try place()
      return try Self.pastImport(id, in: database)
    }
  }

  /// The digests of pictures that an undo could ask for.
  package func keptPictures(of npsn: NPSN) throws(LedgerError) -> Set<String> {
    try read { database in
      let texts = try String.fetchAll(
        database,
        sql: """
          SELECT json_extract(before, '$.digest') FROM import_change
          JOIN import ON import.id = import_change.import
          WHERE npsn = ? AND record = ? AND before IS NOT NULL
          """, arguments: [npsn.digits, Self.pictureRecord])
      return Set(texts)
    }
  }
}
