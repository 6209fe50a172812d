internal import Records

/// The fields of a class ledger: the root `ledger` of layouts for whole classes.
enum LedgerSchema {
  static let ledger = ObjectSchema<Pictured<ClassLedgerRecord>>([
    .text("kind", "the kind of report that it is of", "endOfTerm") { $0.kind.rawValue },
    .object("term", "school year and semester", ReportSchema.term) { $0.term },
    .object("school", "the school", ReportSchema.picturedSchool) {
      Pictured($0.school, $0.pictures)
    },
    .object("principal", "who heads the school", ReportSchema.picturedPrincipal) { ledger in
      ledger.principal.map { Pictured($0, ledger.pictures) }
    },
    .object("class", "the class group", ReportSchema.picturedClass) {
      Pictured($0.classGroup, $0.pictures)
    },
    .object("settings", "what the school set for this term", ReportSchema.settings) {
      $0.settings
    },
    .text("place", "the place of the place-and-date line", "Tangerang") {
      $0.rows.first?.record.signingPlace
    },
    .integer("masteryThreshold", "KKM Satuan Pendidikan", "70") { $0.settings.masteryThreshold },
    .truth("showsRank", "whether the school wants ranks", "false") { $0.settings.showsRank },
    .integer("subjectCount", "how many subjects there are", "10") { $0.columns.count },
    .list("subjects", "the columns", column) { $0.columns },
    .list("students", "the rows, in the order of the class list", row) { $0.rows },
    .object("sums", "highest, lowest and mean of the students' sums", summary) { $0.sums },
    .text("mean", "the mean of all scores of the class", "81,45") { $0.mean },
  ])

  static let summary = ObjectSchema<LedgerSummary>([
    .integer("highest", "the highest number", "98") { $0.highest },
    .integer("lowest", "the lowest number", "61") { $0.lowest },
    .text("mean", "the mean", "81,45") { $0.mean },
  ])

  static let column = ObjectSchema<ClassLedgerRecord.Column>([
    .text("code", "the subject's code", "MTK") { $0.subject.code },
    .text("name", "the subject's name in full", "Matematika") { $0.subject.name },
    .text("shortName", "its short name, at most 20 characters", "MTK") { $0.subject.shortName },
    .text("group", "its group", "A") { $0.subject.group },
    .truth("isLocalContent", "whether it is local content", "false") { $0.subject.isLocalContent },
    .integer("masteryThreshold", "its KKM or KKTP", "70") { $0.masteryThreshold },
    .object("single", "the foot under final or mid-semester scores", summary) { $0.single },
    .object("knowledge", "the foot under knowledge (K13)", summary) { $0.knowledge },
    .object("skill", "the foot under skills (K13)", summary) { $0.skill },
  ])

  static let cell = ObjectSchema<ClassLedgerRecord.Cell>([
    .truth("isTaken", "whether the student has the subject", "true") { $0.isTaken },
    .truth("isMissing", "whether a score is missing that the report needs", "false") {
      $0.isMissing
    },
    .score("single", "the final score (Merdeka), or that of the mid-semester", "87") { $0.single },
    .score("knowledge", "knowledge (K13)", "87") { $0.knowledge },
    .text("knowledgePredicate", "its letter", "B") { $0.knowledgePredicate?.rawValue },
    .score("skill", "skills (K13)", "88") { $0.skill },
    .text("skillPredicate", "its letter", "B") { $0.skillPredicate?.rawValue },
  ])

  static let row = ObjectSchema<ClassLedgerRecord.Row>([
    .integer("number", "the number in the class list", "7") { $0.number },
    .object("student", "the student", ReportSchema.student) { $0.record.student },
    .list("cells", "one for each of `ledger.subjects`", cell) { $0.cells },
    .integer("sum", "the sum of the scores as printed", "842") { $0.sum },
    .text("mean", "their mean", "84,20") { $0.mean },
    .integer("rank", "the rank by the sum; equal sums share one; absent unless wanted", "3") {
      $0.rank
    },
    .object("absence", "days absent in the semester", ReportSchema.absence) {
      $0.record.absence
    },
    .object("attitude", "attitude", ReportSchema.attitude) { $0.record.attitude },
    .list("extracurriculars", "extracurricular activities", ReportSchema.extracurricular) {
      $0.record.extracurriculars
    },
    .object("cocurricular", "co-curricular activity", ReportSchema.cocurricular) {
      $0.record.cocurricular
    },
    .text("teacherNote", "the homeroom teacher's note", "Ananda rajin membaca.") {
      $0.record.teacherNote
    },
    .object("decision", "the end-of-year decision", ReportSchema.decision) { $0.record.decision },
  ])
}
