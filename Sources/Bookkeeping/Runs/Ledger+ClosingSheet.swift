internal import Digesting
internal import GRDB
package import Records

extension Ledger {
  /// What a run came to, school by school.
  ///
  /// - Parameter isFull: whether every student is listed, not only those without a card.
  package func closingSheet(
    of id: RunID, isFull: Bool
  ) throws(LedgerError) -> ClosingSheetRecord {
    let entries = try entries(of: id, onlyExceptions: !isFull)
    return try read { database in
      let run = try Self.run(id, in: database)
      var schools: [ClosingSheetRecord.School] = []
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT npsn, school.name, outcome, count(*) FROM run_item
          JOIN class_group ON class_group.id = run_item.class_group JOIN school USING (npsn)
          WHERE run = ? GROUP BY npsn, outcome ORDER BY npsn
          """, arguments: [id.value])
      while let row = try rows.next() {
        guard let npsn = NPSN(row[0]) else { continue }
        if schools.last?.npsn != npsn {
          schools.append(
            ClosingSheetRecord.School(
              npsn: npsn, name: row[1], totals: RunTotals(), entries: []))
        }
        schools[schools.count - 1].totals.expected += row[3]
        schools[schools.count - 1].totals.add(row[3], row[2])
      }
      let byNPSN = Dictionary(grouping: entries, by: \.npsn)
      for index in schools.indices { schools[index].entries = byNPSN[schools[index].npsn] ?? [] }
      let press = try String.fetchOne(
        database, sql: "SELECT press FROM run WHERE id = ?", arguments: [id.value])
      return ClosingSheetRecord(
        run: run, schools: schools, isFull: isFull, press: press ?? "",
        items: try Self.itemsDigest(of: id, in: database))
    }
  }

  /// The digest over all students of a run, their outcomes and the digests of their PDFs.
  static func itemsDigest(of id: RunID, in database: Database) throws -> String {
    var digester = try Digester()
    let items = try Row.fetchCursor(
      database,
      sql: "SELECT student, outcome, pdf_digest FROM run_item WHERE run = ? ORDER BY student",
      arguments: [id.value])
    while let item = try items.next() {
      let (outcome, pdf) = (item[1] as String? ?? "-", item[2] as String? ?? "-")
      try digester.update(Array("\(item[0] as Int64) \(outcome) \(pdf)\n".utf8))
    }
    return try digester.finish().hex
  }
}
