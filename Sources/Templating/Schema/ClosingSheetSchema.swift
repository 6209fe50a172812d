internal import Records

/// The fields of a run: the root `run` of closing sheets.
enum ClosingSheetSchema {
  static let run = ObjectSchema<ClosingSheetRecord>([
    .integer("number", "the run's number", "7") { Int($0.run.id.value) },
    .text("kind", "which reports it made", "endOfTerm") { $0.run.kind.rawValue },
    .text("state", "open, paused, cancelled or closed", "closed") { $0.run.state.rawValue },
    .object("term", "school year and semester", ReportSchema.term) { $0.run.term },
    .object("began", "when it began", moment) { $0.began },
    .object("ended", "when it was closed or cancelled", moment) { $0.ended },
    .truth("isWhole", "whether it is over all schools", "true") { $0.run.scope == "all" },
    .integer("schoolCount", "how many schools it is over", "482") { $0.schools.count },
    .object("school", "the school, where there is but one", school) { $0.onlySchool },
    .text("classNames", "the classes, where it is over classes", "4A, 4B") { $0.classNames },
    .object("totals", "how many students, by outcome", totals) { $0.run.totals },
    .list("schools", "all schools", school) { $0.schools },
    .list("lists", "the schools of which students are listed", school) {
      $0.schools.filter { !$0.entries.isEmpty }
    },
    .integer("listed", "how many students are listed", "317") {
      $0.schools.reduce(0) { $0 + $1.entries.count }
    },
    .truth("isFull", "whether all students are listed, not only those without a card", "false") {
      $0.isFull
    },
    .text("press", "the digest of program, fonts, layouts and overrides", "3f2a9c") { $0.press },
    .text("items", "the digest over all students, their outcomes and PDFs", "b1d04e") {
      $0.items
    },
  ])

  static let moment = ObjectSchema<ClosingSheetRecord.Moment>([
    .date("date", "the day", "20 Desember 2019") { $0.date },
    .text("time", "the time of day", "14.05") { $0.time },
  ])

  static let totals = ObjectSchema<RunTotals>([
    .integer("expected", "students that the run was over", "172035") { $0.expected },
    .integer("done", "with a checked card: made or unchanged", "171718") { $0.done },
    .integer("made", "made in this run", "1718") { $0.made },
    .integer("same", "found unchanged", "170000") { $0.same },
    .integer("excused", "excused with a reason", "310") { $0.excused },
    .integer("blocked", "not complete enough for a card", "5") { $0.blocked },
    .integer("failed", "whose card could not be made", "2") { $0.failed },
    .integer("waiting", "not reached yet", "1") { $0.waiting },
    .integer("left", "neither done nor excused", "8") { $0.expected - $0.done - $0.excused },
    .truth("isBalanced", "whether expected = done + excused", "true") { $0.isBalanced },
  ])

  static let school = ObjectSchema<ClosingSheetRecord.School>([
    .text("npsn", "national school number", "20100001") { $0.npsn.digits },
    .text("name", "the school's name", "SDN Contoh 1") { $0.name },
    .object("totals", "how many students, by outcome", totals) { $0.totals },
    .list("students", "students who are listed, by class", entry) { $0.entries },
  ])

  static let entry = ObjectSchema<RunEntry>([
    .text("class", "the class", "4A") { $0.className },
    .integer("number", "the number in the class list", "7") { $0.rosterNumber },
    .text("fullName", "the student's name", "Citra Maharani Putri") { $0.fullName },
    .text("nisn", "national student number", "0091234567") { $0.nisn?.digits },
    .text("outcome", "made, same, excused, blocked or failed; absent while waiting", "excused") {
      $0.outcome
    },
    .list("reasons", "what is missing or went wrong, or why the student is excused", reason) {
      $0.reason?.split(separator: " ").map(String.init) ?? []
    },
    .text("digest", "of the PDF, if there is one", "9c1e04") { $0.pdfDigest },
  ])

  static let reason = ObjectSchema<String>([
    .text("code", "C1 to C11, an excuse, or the code of a failure", "C3") { $0 }
  ])
}
