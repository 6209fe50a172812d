package import Digesting
internal import GRDB
package import Records

/// A picture that came to a school's folder, or changed there.
package struct PictureChange: Sendable, Hashable {
  /// A file that was there before, and what it held.
  package struct Held: Sendable, Hashable {
    package var file: String
    package var digest: Digest

    package init(file: String, digest: Digest) {
      self.file = file
      self.digest = digest
    }
  }

  /// "0091234567.jpg".
  package var file: String
  /// The student whose photograph it is.
  package var student: StudentID?
  /// The files that it takes the place of: all of the same name but for their endings; the last is the one that cards
  /// showed.
  package var before: [Held]
  package var after: Digest

  package init(file: String, student: StudentID? = nil, before: [Held] = [], after: Digest) {
    self.file = file
    self.student = student
    self.before = before
    self.after = after
  }
}

extension Ledger {
  /// The kind of imports of pictures, beside those of ``ImportKind``.
  package static let pictureImport = "pictures"
  /// What their changes are noted under; there is no such table.
  private static let pictureRecord = "picture"
  /// In a school's folder of pictures: where those that were replaced lie, by their digests, for an undo.
  package static let previousPictures = ".previous"

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
        if !change.before.isEmpty {
          outcome.counts.changed += 1
          try journal.updated(
            Self.pictureRecord, key: key, before: Self.columns(change.before), after: after)
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
        return PictureChange(
          file: file, student: change.student.map { StudentID($0) }, before: Self.held(before),
          after: digest)
      }
    }
  }

  /// The file that cards showed under plain names, others with numbers.
  private static func columns(_ held: [PictureChange.Held]) -> Columns {
    held.reversed().enumerated().flatMap { place, held -> Columns in
      let number = place == 0 ? "" : "\(place)"
      return [
        ("file" + number, held.file.databaseValue),
        ("digest" + number, held.digest.hex.databaseValue),
      ]
    }
  }

  private static func held(_ columns: Columns) -> [PictureChange.Held] {
    var held: [PictureChange.Held] = []
    while true {
      let number = held.isEmpty ? "" : "\(held.count)"
      guard let file = text("file" + number, of: columns),
        let digest = text("digest" + number, of: columns).flatMap({ Digest(hex: $0) })
      else { return held.reversed() }
      held.append(PictureChange.Held(file: file, digest: digest))
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

  /// Hands over the digests of the pictures that an undo could ask for. Meanwhile no program notes or takes back pictures,
  /// so that what is not among them is nobody's.
  package func whileKeptPictures(
    of npsn: NPSN, _ work: (Set<String>) -> Void
  ) throws(LedgerError) {
    try write { database in
      let texts = try String.fetchAll(
        database,
        sql: """
          SELECT atom FROM import_change JOIN import ON import.id = import_change.import,
            json_each(import_change.before)
          WHERE npsn = ? AND record = ? AND json_each.key GLOB 'digest*'
          """, arguments: [npsn.digits, Self.pictureRecord])
      work(Set(texts))
    }
  }
}
