package import Digesting
internal import Foundation
internal import GRDB
package import Records

/// Done cards of one class that were made with the same layout by the same program.
package struct MadeCards: Sendable, Hashable {
  package var classRow: Int64
  package var occasion: PrintOccasion
  package var layout: String?
  package var layoutDigest: Digest?
  package var engine: String?
  package var students: [StudentID]
}

extension Ledger {
  /// The done cards, not stale, that were made when something of program, fonts, layouts or overrides was not as it is in
  /// `presses`: those that a run would look at again. What it was, ``MadeCards`` tells.
  package func cards(
    madeOtherwiseThan presses: PressDigests, in term: Term, kind: ReportKind = .endOfTerm,
    of school: NPSN? = nil
  ) throws(LedgerError) -> [MadeCards] {
    // A condition that may hold for all schools could use no index.
    let ofSchool = school == nil ? "" : "AND document.npsn = :npsn"
    let own = try Self.json(presses.own)
    return try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          WITH own AS MATERIALIZED (SELECT key AS npsn, value AS press FROM json_each(:own)),
          other AS MATERIALIZED (
            SELECT document.student, layout, layout_digest, engine
            FROM document LEFT JOIN own USING (npsn)
            WHERE is_current = 1 AND is_stale = 0 AND document.school_year = :year
              AND document.semester = :semester AND kind = :kind
              AND document.press IS NOT coalesce(own.press, :common)
              AND state IN (\(CardState.doneList)) \(ofSchool))
          SELECT class_group.id, class_group.npsn, grade, curriculum, level, city, layout,
            layout_digest, engine, group_concat(other.student, ' ')
          FROM other JOIN membership ON membership.student = other.student
            AND membership.school_year = :year AND membership.semester = :semester
          JOIN class_group ON class_group.id = membership.class_group
          JOIN school ON school.npsn = class_group.npsn
          GROUP BY class_group.id, layout, layout_digest, engine
          """,
        arguments: [
          "own": own, "year": term.schoolYear.start, "semester": term.semester.rawValue,
          "kind": kind.rawValue, "common": presses.common, "npsn": school?.digits,
        ])
      var cards: [MadeCards] = []
      while let row = try rows.next() {
        guard let npsn = NPSN(row[1]), let curriculum = Curriculum(rawValue: row[3]),
          let level = EducationLevel(rawValue: row[4])
        else { continue }
        cards.append(
          MadeCards(
            classRow: row[0],
            occasion: PrintOccasion(
              kind: kind, curriculum: curriculum, level: level, grade: row[2], term: term,
              npsn: npsn, city: row[5]),
            layout: row[6], layoutDigest: (row[7] as String?).flatMap { Digest(hex: $0) },
            engine: row[8],
            students: (row[9] as String).split(separator: " ").compactMap {
              Int64($0).map { StudentID($0) }
            }))
      }
      return cards
    }
  }

  static func json(_ texts: [String: some Encodable]) throws(LedgerError) -> String {
    guard let data = try? JSONEncoder().encode(texts) else { throw .refused("JSON") }
    return String(decoding: data, as: UTF8.self)
  }
}

extension CardState {
  /// The states of a card that is done, as SQL lists them.
  static let doneList = allCases.filter(\.isDone).map { "'\($0.rawValue)'" }
    .joined(separator: ", ")
}
