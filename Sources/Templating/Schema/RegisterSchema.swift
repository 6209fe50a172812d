internal import Records

/// The fields of the student register: the root `register` of its layouts.
enum RegisterSchema {
  static let register = ObjectSchema<Pictured<StudentRegisterRecord>>([
    .object("school", "the school", ReportSchema.picturedSchool) {
      Pictured($0.school, $0.pictures)
    },
    .object(
      "principal", "who headed the school on the last report", ReportSchema.picturedPrincipal
    ) { register in
      register.principal.map { Pictured($0, register.pictures) }
    },
    .object("class", "the last class", ReportSchema.picturedClass) {
      Pictured($0.classGroup, $0.pictures)
    },
    .object("student", "the student", ReportSchema.picturedStudent) {
      Pictured($0.student, $0.pictures)
    },
    .object("settings", "what the school set for the last term", ReportSchema.settings) {
      $0.settings
    },
    .text("place", "the place of the place-and-date line", "Tangerang") {
      $0.columns.compactMap(\.record).last?.signingPlace
    },
    .list("semesters", "the columns: all semesters of all grades", column) { $0.columns },
    .list("subjects", "the rows: subjects over the years", row) { $0.rows },
  ])

  static let column = ObjectSchema<StudentRegisterRecord.Column>([
    .integer("grade", "the grade", "4") { $0.grade },
    .integer("semester", "1 or 2", "1") { $0.semester.rawValue },
    .truth("isOnRecord", "whether there is a report of it", "true") { $0.record != nil },
    .text("schoolYear", "the school year; absent if not on record", "2019/2020") {
      $0.record?.term.schoolYear.text
    },
    .object("class", "the class", ReportSchema.classGroup) { $0.record?.classGroup },
    .integer("sum", "the sum of the scores", "842") { $0.sum },
    .text("mean", "their mean", "84,20") { $0.mean },
    .integer("rank", "the rank in the class; absent unless wanted", "3") { $0.rank },
    .text("classMean", "the mean of the class", "81,45") { $0.classMean },
    .object("absence", "days absent", ReportSchema.absence) { $0.record?.absence },
    .object("attitude", "attitude", ReportSchema.attitude) { $0.record?.attitude },
    .object("physical", "height, weight and health", ReportSchema.physical) {
      $0.record?.physical
    },
    .list("extracurriculars", "extracurricular activities", ReportSchema.extracurricular) {
      $0.record?.extracurriculars ?? []
    },
    .list("achievements", "achievements and awards", ReportSchema.achievement) {
      $0.record?.achievements ?? []
    },
    .text("teacherNote", "the homeroom teacher's note", "Ananda rajin membaca.") {
      $0.record?.teacherNote
    },
    .object("decision", "the end-of-year decision", ReportSchema.decision) { $0.record?.decision },
    .date("reportDate", "the date of the report, which is that of the decision", "19 Juni 2020") {
      $0.record?.settings.reportDate
    },
  ])

  static let row = ObjectSchema<StudentRegisterRecord.Row>([
    .text("code", "the code that stays when a subject is renamed", "PPKn") { $0.code },
    .text("name", "the subject's last name", "Pendidikan Pancasila") { $0.subject.name },
    .text("shortName", "its last short name", "PP") { $0.subject.shortName },
    .text("group", "its group", "A") { $0.subject.group },
    .truth("isLocalContent", "whether it is local content", "false") { $0.subject.isLocalContent },
    .list("cells", "one for each of `register.semesters`", cell) { $0.cells },
  ])

  /// A semester without the subject is as one in which nothing was entered.
  static let cell = ObjectSchema<StudentRegisterRecord.Cell?>([
    .truth("isTaken", "whether the student had the subject", "true") { $0 != nil },
    .score("single", "the final score (Merdeka)", "87") { $0?.scores.single },
    .score("knowledge", "knowledge (K13)", "87") { $0?.scores.knowledge },
    .score("skill", "skills (K13)", "88") { $0?.scores.skill },
    .text("classMean", "the class's mean of the final scores", "81,45") { $0?.single },
    .text("knowledgeClassMean", "the class's mean of knowledge", "80,10") { $0?.knowledge },
    .text("skillClassMean", "the class's mean of skills", "82,00") { $0?.skill },
  ])
}
