package import Digesting
internal import GRDB
package import Records

extension Ledger {
  var archive: CardArchive {
    CardArchive(folder: CardArchive.folder(of: pool.path))
  }

  /// "archive-2019-1.cards": the file of a semester's issued cards.
  package static func archiveFile(of term: Term) -> String {
    "archive-\(term.schoolYear.start)-\(term.semester.rawValue).cards"
  }

  /// An issued PDF, read from the archive and compared with its digest.
  /// - Throws: ``LedgerError/notArchived(_:)``, or ``LedgerError/damaged(_:)`` if the bytes are not those that were issued.
  package func pdf(_ digest: Digest) throws(LedgerError) -> [UInt8] {
    let place = try read { database in try Self.place(of: digest, in: database) }
    guard let place else { throw .notArchived(digest) }
    return try archive.pdf(digest, at: place)
  }

  /// Puts those PDFs that it does not have yet, or no longer whole, into the archive and on the disk.
  /// - Returns: the new places, which the ledger does not know yet.
  func store(
    _ pdfs: [Digest: [UInt8]], of term: Term
  ) throws(LedgerError) -> [Digest: ArchivePlace] {
    let sorted = pdfs.map { (hex: $0.key.hex, card: $0) }.sorted { $0.hex < $1.hex }.map(\.card)
    let known = try read { database in
      try sorted.map { try Self.place(of: $0.key, in: database) }
    }
    let new = zip(sorted, known).filter { card, place in
      guard let place else { return true }
      return (try? archive.pdf(card.key, at: place)) == nil
    }.map(\.0)
    let places = try archive.add(
      new.map { (digest: $0.key, bytes: $0.value) }, to: Self.archiveFile(of: term))
    return Dictionary(zip(new.map(\.key), places)) { first, _ in first }
  }

  static func place(of digest: Digest, in database: Database) throws -> ArchivePlace? {
    try Row.fetchOne(
      database.cachedStatement(sql: "SELECT file, offset, length FROM archived WHERE digest = ?"),
      arguments: [digest.hex]
    ).map { ArchivePlace(file: $0[0], offset: $0[1], length: $0[2]) }
  }

  static func record(_ places: [Digest: ArchivePlace], in database: Database) throws {
    for (digest, place) in places {
      try database.cachedStatement(
        sql: """
          INSERT INTO archived VALUES (?, ?, ?, ?) ON CONFLICT (digest)
          DO UPDATE SET file = excluded.file, offset = excluded.offset, length = excluded.length
          """
      ).execute(arguments: [digest.hex, place.file, place.offset, place.length])
    }
  }

  /// Whether the archive has all the bytes that the ledger says it has; cheap, by the files' lengths.
  package func archiveIsWhole() throws(LedgerError) -> Bool {
    let ends = try read { database in
      try Row.fetchAll(
        database, sql: "SELECT file, max(offset + length) FROM archived GROUP BY file"
      ).map { row -> (file: String, end: Int64) in (row[0], row[1]) }
    }
    return ends.allSatisfy { archive.size(of: $0.file) >= $0.end }
  }
}
