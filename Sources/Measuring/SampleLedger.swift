package import Bookkeeping
internal import Intake
package import Records
internal import Sampling

/// Fills a ledger with invented schools the way that an operator does: files, read by Intake, imported.
package enum SampleLedger {
  /// The term that the sample is of.
  package static func term() -> Term? {
    SchoolYear(start: 2019).map { Term(schoolYear: $0, semester: .odd) }
  }

  /// Imports whole schools until there are at least `students`.
  package static func fill(_ ledger: Ledger, students: Int, of term: Term) throws(LedgerError) {
    // Every student ready to print: the bench measures cards, not refusals.
    let maker = SchoolMaker(seed: 1, term: term, missingShare: 0)
    var count = 0
    var index = 0
    while count < students, let school = maker.school(index) {
      try add(school, term, to: ledger)
      count += school.classes.reduce(0) { $0 + $1.students.count }
      index += 1
    }
  }

  /// Imports the first `schools` schools, those that are there already left out.
  package static func fill(_ ledger: Ledger, schools: Int, of term: Term) throws(LedgerError) {
    let maker = SchoolMaker(seed: 1, term: term, missingShare: 0)
    let known = Set(try ledger.schools().map(\.npsn))
    for index in 0..<schools {
      guard let school = maker.school(index), !known.contains(school.school.npsn) else { continue }
      try add(school, term, to: ledger)
    }
  }

  private static func add(
    _ school: SampleSchool, _ term: Term, to ledger: Ledger
  ) throws(LedgerError) {
    let target = ImportTarget(npsn: school.school.npsn, term: term)
    var roster = Roster(npsn: target.npsn, term: term)
    for file in school.files {
      // "07-scores-1A.csv"
      let words = file.name.split { $0 == "-" || $0 == "." }
      guard words.count > 1, let kind = ImportKind(rawValue: String(words[1])) else { continue }
      let report = Intake.read(file.bytes, fileName: file.name, kind: kind, roster: roster)
      guard let batch = report.batch else {
        throw .refused(report.mistakes.first?.line(in: .english) ?? file.name)
      }
      let source = ImportSource(fileName: file.name, digest: "")
      _ = try ledger.commit(batch, to: target, from: source, at: 0)
      if Self.rosterKinds.contains(kind) {
        roster = try ledger.roster(of: target.npsn, in: term)
      }
    }
  }

  /// Files that change what Intake must know of a school; the many others are read by the same roster.
  private static let rosterKinds: Set<ImportKind> = [
    .schools, .staff, .classes, .students, .subjects,
  ]
}
