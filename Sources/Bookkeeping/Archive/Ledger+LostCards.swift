internal import Digesting
internal import GRDB
package import Records

/// A student's current card whose bytes the archive does not have.
package struct LostCard: Sendable, Hashable {
  package var npsn: NPSN
  package var term: Term
  package var kind: ReportKind
  package var className: String?
  package var fullName: String
}

// A file of the archive can be moved away, cut short or damaged. What the ledger says of it is then not believed.
extension Ledger {
  /// The current cards that the archive cannot give back.
  /// - Parameter reads: whether every card is read and compared with its digest; else only what lies in a missing file or
  ///   beyond a file's end is found.
  /// - Throws: ``LedgerError/readOnly`` if a file is there and cannot be opened.
  package func lostCards(reads: Bool) throws(LedgerError) -> [LostCard] {
    let lost = Set(try losses(reads: reads).flatMap(\.digests).map(\.hex))
    return try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT document.npsn, document.school_year, document.semester, kind, class_group.name,
            full_name, pdf_digest, archived.digest IS NULL
          FROM document JOIN student ON student.id = document.student
          LEFT JOIN membership ON membership.student = document.student
            AND membership.school_year = document.school_year
            AND membership.semester = document.semester
          LEFT JOIN class_group ON class_group.id = membership.class_group
          LEFT JOIN archived ON archived.digest = pdf_digest
          WHERE is_current = 1 AND state IN (\(CardState.doneList))
          ORDER BY document.school_year, document.semester, document.npsn, class_group.grade,
            class_group.name, full_name
          """)
      var cards: [LostCard] = []
      while let row = try rows.next() {
        guard row[7] as Bool || (row[6] as String?).map(lost.contains) == true,
          let npsn = NPSN(row[0]), let year = SchoolYear(start: row[1]),
          let semester = Semester(rawValue: row[2]), let kind = ReportKind(rawValue: row[3])
        else { continue }
        cards.append(
          LostCard(
            npsn: npsn, term: Term(schoolYear: year, semester: semester), kind: kind,
            className: row[4], fullName: row[5]))
      }
      return cards
    }
  }

  /// Takes the places of cards that the archive cannot give back out of its index, with an event for each file: a run then
  /// makes those cards again, the same bytes as the same version.
  ///
  /// A file that is too short is read whole: who cut it may have done more to it.
  /// - Parameter reads: whether files of the right length are read, too.
  /// - Returns: how many cards were lost.
  package func forgetLostCards(reads: Bool, at time: Int64) throws(LedgerError) -> Int {
    if !reads {
      guard try !archiveIsWhole() else { return 0 }
    }
    let losses = try losses(reads: reads, readsShort: true)
    guard !losses.isEmpty else { return 0 }
    return try write { database in
      for (file, digests) in losses {
        for digest in digests {
          // Another program may have put it elsewhere meanwhile.
          try database.cachedStatement(sql: "DELETE FROM archived WHERE digest = ? AND file = ?")
            .execute(arguments: [digest.hex, file])
        }
        try Self.append(
          Event(
            at: time, npsn: nil, student: nil, kind: "archive",
            payload: "\(file) lost \(digests.count)"), in: database)
      }
      return losses.reduce(0) { $0 + $1.digests.count }
    }
  }

  private func losses(
    reads: Bool, readsShort: Bool = false
  ) throws(LedgerError) -> [(file: String, digests: [Digest])] {
    let places = try read { database in
      try Row.fetchAll(
        database, sql: "SELECT file, digest, offset, length FROM archived ORDER BY file, offset"
      ).compactMap { row -> (digest: Digest, place: ArchivePlace)? in
        Digest(hex: row[1] as String).map {
          ($0, ArchivePlace(file: row[0], offset: row[2], length: row[3]))
        }
      }
    }
    var losses: [(file: String, digests: [Digest])] = []
    for (file, cards) in Dictionary(grouping: places, by: \.place.file)
      .sorted(by: { $0.key < $1.key })
    {
      var lost = try archive.losses(of: cards, in: file, reads: reads)
      if readsShort, !reads, !lost.isEmpty {
        lost = try archive.losses(of: cards, in: file, reads: true)
      }
      if !lost.isEmpty { losses.append((file, lost)) }
    }
    return losses
  }
}
