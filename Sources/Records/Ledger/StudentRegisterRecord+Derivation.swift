/// One term of a student for the register: the ledger of the class, and which row of it is the student's.
package struct RegisterTerm: Sendable, Hashable {
  package var ledger: ClassLedgerRecord
  /// Place in ``ClassLedgerRecord/rows``.
  package var row: Int

  package init(ledger: ClassLedgerRecord, row: Int) {
    self.ledger = ledger
    self.row = row
  }
}

extension StudentRegisterRecord {
  /// The register of the terms of one student, in any order. Nil for no term.
  package init?(of terms: [RegisterTerm], lineage: SubjectLineage = .national) {
    let terms = terms.filter { $0.ledger.rows.indices.contains($0.row) }
      .sorted { $0.ledger.term < $1.ledger.term }
    guard let last = terms.last else { return nil }
    let latest = last.ledger.rows[last.row].record
    school = latest.school
    principal = latest.principal
    classGroup = latest.classGroup
    student = latest.student
    settings = latest.settings
    let slots = Self.slots(terms, grades: latest.school.level.registerGrades)
    columns = slots.map { slot in
      guard let term = slot.term else {
        return Column(grade: slot.grade, semester: slot.semester)
      }
      let row = term.ledger.rows[term.row]
      return Column(
        grade: slot.grade, semester: slot.semester, record: row.record, sum: row.sum,
        mean: row.mean, rank: row.rank, classMean: term.ledger.mean)
    }
    rows = Self.rows(slots.map(\.term), lineage)
  }

  private struct Slot {
    var grade: Int
    var semester: Semester
    var term: RegisterTerm?
  }

  /// The columns: every term on record, and the grades' missing semesters between and after them.
  private static func slots(_ terms: [RegisterTerm], grades: ClosedRange<Int>) -> [Slot] {
    func grade(_ term: RegisterTerm) -> Int { term.ledger.classGroup.grade }
    let all = Set(grades).union(terms.map(grade)).sorted()
    return all.flatMap { level in
      let its = terms.filter { grade($0) == level }
      let years = Set(its.map(\.ledger.term.schoolYear)).sorted()
      guard !years.isEmpty else {
        return Semester.allCases.map { Slot(grade: level, semester: $0) }
      }
      return years.flatMap { year in
        Semester.allCases.map { semester in
          Slot(
            grade: level, semester: semester,
            term: its.first { $0.ledger.term == Term(schoolYear: year, semester: semester) })
        }
      }
    }
  }

  private static func rows(_ terms: [RegisterTerm?], _ lineage: SubjectLineage) -> [Row] {
    var rows: [Row] = []
    for (column, term) in terms.enumerated() {
      guard let term else { continue }
      let cells = term.ledger.rows[term.row].cells
      for (place, entry) in term.ledger.columns.enumerated() where cells[place].isTaken {
        let cell = Cell(
          scores: cells[place], single: entry.single.mean, knowledge: entry.knowledge.mean,
          skill: entry.skill.mean)
        let code = lineage.canonicalCode(of: entry.subject)
        func free(_ code: String) -> Int? {
          rows.firstIndex { $0.code == code && $0.cells[column] == nil }
        }
        // Two subjects of one semester never share a row, whatever the table says.
        let isDoubled = rows.contains { $0.code == code && $0.cells[column] != nil }
        let wanted = isDoubled ? entry.subject.code : code
        if let row = free(wanted) {
          rows[row].cells[column] = cell
          rows[row].subject = entry.subject
        } else {
          var row = Row(
            code: wanted, subject: entry.subject, cells: Array(repeating: nil, count: terms.count))
          row.cells[column] = cell
          rows.append(row)
        }
      }
    }
    return rows.sorted { Subject.precedes($0.subject, $1.subject) }
  }
}

extension EducationLevel {
  /// The grades that a register has columns for; the fourth year of SMK only where there is one.
  var registerGrades: ClosedRange<Int> { self == .smk ? 10...12 : grades }
}
