internal import Records

/// The fields of the report record that a template may name: the published JSON form plus what the rules derive from it
/// (names with titles, effective predicates, words for numbers).
enum ReportSchema {
  static let report = ObjectSchema<Card>([
    .text("kind", "which report this is", "endOfTerm") { $0.kind.rawValue },
    .object("term", "school year and semester", term) { $0.term },
    .object("school", "the school", picturedSchool) {
      Pictured($0.school, $0.pictures)
    },
    .object("principal", "who heads the school on the report date", picturedPrincipal) { report in
      report.principal.map { Pictured($0, report.pictures) }
    },
    .object("class", "the class group", picturedClass) { Pictured($0.classGroup, $0.pictures) },
    .integer("rosterNumber", "the student's number in the class list", "7") { $0.rosterNumber },
    .object("student", "the student", picturedStudent) { Pictured($0.student, $0.pictures) },
    .list(
      "subjects", "results of all subjects but local content, in printing order",
      of: subject.description
    ) {
      $0.subjects { !$0.isLocalContent }
    },
    .list(
      "localSubjects", "results of the local-content subjects (Muatan Lokal)",
      of: subject.description
    ) {
      $0.subjects(where: \.isLocalContent)
    },
    .integer("localGroupNumber", "the number of the group row Muatan Lokal", "7") { report in
      report.record.subjects.count { !$0.subject.isLocalContent } + 1
    },
    .list("coreSubjects", "those neither elective nor local content", of: subject.description) {
      $0.subjects { !$0.isLocalContent && !$0.isElective }
    },
    .list("electiveSubjects", "the electives that the student takes", of: subject.description) {
      $0.subjects { !$0.isLocalContent && $0.isElective }
    },
    .list(
      "subjectGroups", "all subjects under their groups (Kelompok A, B …)",
      of: subjectGroup.description
    ) { $0.groups },
    .list("allSubjects", "results of all subjects, in printing order", of: subject.description) {
      $0.subjects { _ in true }
    },
    .object("attitude", "attitude texts (KI-1, KI-2)", attitude) { $0.attitude },
    .list("extracurriculars", "extracurricular activities", extracurricular) {
      $0.extracurriculars
    },
    .object("cocurricular", "co-curricular activity (from 2025/2026)", cocurricular) {
      $0.cocurricular
    },
    .list("projects", "projects (P5, 2021 to 2025)", project) { $0.projects },
    .object("physical", "height, weight and health", physical) { $0.physical },
    .list("achievements", "achievements and awards", achievement) { $0.achievements },
    .list("curricularAchievements", "those of the group Kurikuler", achievement) {
      $0.achievements.filter { $0.group == .curricular }
    },
    .list("extracurricularAchievements", "those of the group Ekstrakurikuler", achievement) {
      $0.achievements.filter { $0.group == .extracurricular }
    },
    .list("otherAchievements", "those of no group (Catatan Khusus Lainnya)", achievement) {
      $0.achievements.filter { ($0.group ?? .other) == .other }
    },
    .object("absence", "days absent in the semester", absence) { $0.absence },
    .text("advice", "the teacher's advice (Saran-saran)", "Pertahankan semangat belajarmu.") {
      $0.advice
    },
    .text("teacherNote", "the homeroom teacher's note", "Ananda rajin membaca.") {
      $0.teacherNote
    },
    .object("decision", "the end-of-year decision; absent while undecided", decision) {
      $0.decision
    },
    .object("settings", "what the school set for this term's reports", settings) { $0.settings },
    .text("place", "the place of the place-and-date line", "Tangerang") { $0.signingPlace },
    .integer("masteryThreshold", "KKM Satuan Pendidikan", "70") { $0.settings.masteryThreshold },
  ])

  static let term = ObjectSchema<Term>([
    .text("schoolYear", "the school year", "2019/2020") { $0.schoolYear.text },
    .integer("semester", "1 (odd, Ganjil) or 2 (even, Genap)", "1") { $0.semester.rawValue },
    .truth("isEven", "whether this is the even semester", "false") { $0.semester == .even },
  ])

  static let school = ObjectSchema<School>([
    .text("npsn", "national school number", "20100001") { $0.npsn.digits },
    .text("name", "the school's name", "SDN Contoh 1") { $0.name },
    .text("level", "education level", "sd") { $0.level.rawValue },
    .text("legacySchoolNumber", "NIS/NSS/NDS", "101286301001") { $0.legacySchoolNumber },
    .object("address", "the address in parts", address) { $0.address },
    .text("phone", "telephone", "(021) 5550123") { $0.phone },
    .text("website", "web site", "sdncontoh1.sch.id") { $0.website },
    .text("email", "e-mail", "info@sdncontoh1.sch.id") { $0.email },
    .text("ownership", "public or private", "public") { $0.ownership.rawValue },
    .text("foundationName", "the foundation that owns a private school", "Yayasan Tunas") {
      $0.foundationName
    },
  ])

  static let address = ObjectSchema<Address>([
    .text("street", "street and number", "Jl. Melati No. 5") { $0.street },
    .text("rt", "RT", "003") { $0.rt },
    .text("rw", "RW", "007") { $0.rw },
    .text("hamlet", "Dusun", "Kebon Jati") { $0.hamlet },
    .text("village", "Kelurahan/Desa", "Sukaasih") { $0.village },
    .text("district", "Kecamatan", "Tangerang") { $0.district },
    .text("city", "Kabupaten/Kota", "Kota Tangerang") { $0.city },
    .text("province", "Provinsi", "Banten") { $0.province },
    .text("postalCode", "Kode Pos", "15111") { $0.postalCode },
  ])

  static let staff = ObjectSchema<Staff>([
    .text("name", "the name with titles", "Dra. Hj. Siti Aminah, M.Pd.") { $0.fullName },
    .text("number", "NIP or another staff number with its label", "NIP. 19700312 199303 2 004") {
      $0.numberLine
    },
  ])

  static let principal = ObjectSchema<Principal>([
    .text("name", "the name with titles", "Drs. H. Budi Santoso, M.M.") { $0.staff.fullName },
    .text("number", "NIP or another staff number with its label", "NIP. 19650401 198803 1 002") {
      $0.staff.numberLine
    },
    .text("titlePrefix", "Plt. or Plh. for an acting principal", "Plt.") { $0.titlePrefix },
  ])

  fileprivate static let group = ObjectSchema<ClassGroup>([
    .text("name", "the class's name", "4A") { $0.name },
    .integer("grade", "the grade, 1 to 13", "4") { $0.grade },
    .text("suffix", "what follows the grade in the name", "A") { ClassName($0.name)?.suffix },
    .text("headerForm", "grade and words as the card's head has them", "IV A (Empat)") {
      $0.headerForm
    },
    .text("curriculum", "k13 or merdeka", "k13") { $0.curriculum.rawValue },
    .text("phase", "the phase, A to F; absent under K13", "B") { $0.phase?.rawValue },
  ])

  static let classGroup = group.lifted(
    { $0 },
    adding: [
      .object("homeroomTeacher", "the homeroom teacher", staff) { $0.homeroomTeacher }
    ])

  static let relative = ObjectSchema<Relative>([
    .text("name", "the name", "Ahmad Fauzi") { $0.name },
    .text("occupation", "the occupation", "Wiraswasta") { $0.occupation },
    .text("address", "the address", "Jl. Kenanga No. 2") { $0.address },
    .text("phone", "telephone", "0812-5550-1234") { $0.phone },
  ])

  static let student = ObjectSchema<Student>([
    .text("fullName", "the name as on the birth certificate", "Rizky Ramadhan") { $0.fullName },
    .text("callName", "the name that teachers use", "Rizky") { $0.callName },
    .text("nisn", "national student number", "0091234567") { $0.nisn?.digits },
    .text("localStudentNumber", "NIS or NIPD", "1718001") { $0.localStudentNumber },
    .text("sex", "L or P", "L") { $0.sex?.rawValue },
    .text("birthPlace", "place of birth", "Tangerang") { $0.birthPlace },
    .date("birthDate", "date of birth", "7 Maret 2009") { $0.birthDate },
    .text("religion", "religion", "islam") { $0.religion?.rawValue },
    .text("familyStatus", "status in the family", "Anak kandung") { $0.familyStatus },
    .integer("birthOrder", "which child", "2") { $0.birthOrder },
    .text("previousEducation", "education before this school", "TK Pertiwi") {
      $0.previousEducation
    },
    .object("address", "the address in parts", address) { $0.address },
    .text("phone", "telephone", "0812-5550-1234") { $0.phone },
    .object("father", "the father", relative) { $0.father },
    .object("mother", "the mother", relative) { $0.mother },
    .object("guardian", "the guardian", relative) { $0.guardian },
    .object("parentsAddress", "the parents' address", address) { $0.parentsAddress },
    .date("admissionDate", "when admitted to this school", "15 Juli 2017") { $0.admission.date },
    .integer("admissionGrade", "the grade of admission", "1") { $0.admission.grade },
    .text("previousSchool", "the school before this one", "SDN Contoh 2") {
      $0.admission.previousSchool
    },
    .text("specialNeeds", "special needs", "Tunarungu") { $0.specialNeeds },
    .object("leaving", "when and why the student left; absent for who is here", leaving) {
      $0.leaving
    },
  ])

  static let attitude = ObjectSchema<Attitude>([
    .text("spiritual", "spiritual attitude (KI-1)", "Ananda Rizky taat beribadah.") {
      $0.spiritual
    },
    .text("social", "social attitude (KI-2)", "Ananda Rizky jujur dan santun.") { $0.social },
    .text("spiritualPredicate", "its letter from SMP on: SB, B, C, K", "SB") {
      $0.spiritualPredicate?.rawValue
    },
    .text("socialPredicate", "its letter from SMP on: SB, B, C, K", "B") {
      $0.socialPredicate?.rawValue
    },
  ])

  static let extracurricular = ObjectSchema<Extracurricular>([
    .text("name", "the activity", "Praja Muda Karana (Pramuka)") { $0.name },
    .text("predicate", "its predicate", "A") { $0.predicate },
    .text("remark", "the remark", "Aktif dan disiplin.") { $0.remark },
  ])

  static let achievement = ObjectSchema<Achievement>([
    .text("kind", "the kind of achievement", "Olahraga") { $0.kind },
    .text("remark", "what was achieved", "Juara 2 lari 100 m") { $0.remark },
    .text("group", "curricular, extracurricular or other; absent if not told", "extracurricular") {
      $0.group?.rawValue
    },
  ])

  static let absence = ObjectSchema<Absence>([
    .integer("sick", "days ill", "2") { $0.sick },
    .integer("excused", "days excused", "1") { $0.excused },
    .integer("unexcused", "days without excuse", "0") { $0.unexcused },
  ])

  static let physical = ObjectSchema<Physical>([
    .integer("heightOdd", "height in cm, semester 1", "121") { $0.heightOdd },
    .integer("heightEven", "height in cm, semester 2", "124") { $0.heightEven },
    .integer("weightOdd", "weight in kg, semester 1", "23") { $0.weightOdd },
    .integer("weightEven", "weight in kg, semester 2", "25") { $0.weightEven },
    .text("hearing", "hearing", "Baik") { $0.hearing },
    .text("sight", "sight", "Baik") { $0.sight },
    .text("teeth", "teeth", "Sehat") { $0.teeth },
    .text("other", "other observations", "Sehat") { $0.other },
  ])

  static let decision = ObjectSchema<Decision>([
    .text("result", "promoted, retained, graduated or notGraduated", "promoted") { $0.result },
    .integer("grade", "the grade promoted to or retained in", "5") { $0.grade },
  ])

  static let settings = ObjectSchema<ReportSettings>([
    .date("reportDate", "the date beside the place", "20 Desember 2019") { $0.reportDate },
    .text("paper", "the paper's name", "A4") { $0.paper },
    .truth("hidesEmptySections", "whether empty optional sections are left out", "false") {
      $0.emptySections == .hide
    },
  ])
}

// MARK: - With the record's pictures

extension ReportSchema {
  static let picturedSchool = school.lifted(
    { (school: Pictured<School>) in school.root },
    adding: [
      .picture(
        "logo", .logo, "the school's logo, if there is one", "pictures/20100001/logo.png"),
      .picture(
        "stamp", .stamp, "the school's stamp, if there is one", "pictures/20100001/stamp.png"),
    ])

  static let picturedPrincipal = principal.lifted(
    { (principal: Pictured<Principal>) in principal.root },
    adding: [
      .picture(
        "signature", .principalSignature, "the principal's signature, if there is one",
        "pictures/20100001/196504011988031002.png")
    ])

  static let picturedClass = group.lifted(
    { (group: Pictured<ClassGroup>) in group.root },
    adding: [
      .object("homeroomTeacher", "the homeroom teacher", picturedStaff) { group in
        group.homeroomTeacher.map { Pictured($0, group.pictures) }
      }
    ])

  private static let picturedStaff = staff.lifted(
    { (staff: Pictured<Staff>) in staff.root },
    adding: [
      .picture(
        "signature", .homeroomSignature, "the homeroom teacher's signature, if there is one",
        "pictures/20100001/197003121993032004.png")
    ])

  static let picturedStudent = student.lifted(
    { (student: Pictured<Student>) in student.root },
    adding: [
      .picture(
        "photo", .photo, "the student's photograph, if there is one",
        "pictures/20100001/0091234567.jpg")
    ])
}

extension Decision {
  fileprivate var result: String {
    switch self {
    case .promoted: "promoted"
    case .retained: "retained"
    case .graduated: "graduated"
    case .notGraduated: "notGraduated"
    }
  }

  fileprivate var grade: Int? {
    switch self {
    case .promoted(let grade), .retained(let grade): grade
    case .graduated, .notGraduated: nil
    }
  }
}
