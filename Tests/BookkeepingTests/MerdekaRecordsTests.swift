import Bookkeeping
import Records
import Sampling
import Testing

/// The sample school's class 4A, taught under Merdeka.
private struct MerdekaRoom {
  let school: SampleSchool
  let fixture: LedgerFixture
  let ids: [StudentID]
  var target: ImportTarget { LedgerFixture.target(of: school) }

  init(_ semester: Semester = .odd) throws {
    school = try LedgerFixture.example(semester)
    fixture = try LedgerFixture()
    for batch in school.batches { try fixture.commit(batch, to: LedgerFixture.target(of: school)) }
    try fixture.commit(
      .students(school.studentPatches { _ in nil }), to: LedgerFixture.target(of: school))
    var room = ClassPatch(name: "4A", grade: 4)
    room.curriculum = .set(.merdeka)
    try fixture.commit(.classes([room]), to: LedgerFixture.target(of: school))
    ids = try fixture.students(of: school)[1]
  }

  func commit(_ batch: ImportBatch) throws { try fixture.commit(batch, to: target) }

  func records(_ kind: ReportKind = .endOfTerm) throws -> [StoredRecord] {
    try fixture.ledger.records(of: target.npsn, className: "4A", term: target.term, kind: kind)
  }

  func first(_ kind: ReportKind = .endOfTerm) throws -> ReportRecord {
    try #require(try records(kind).first { $0.id == ids[0] }).record
  }
}

extension ReportRecord {
  fileprivate func row(_ code: String) -> SubjectResult? {
    subjects.first { $0.subject.code == code }
  }
}

@Suite struct MerdekaRecordsTests {
  private let learning = LearningResult(
    finalScore: Score(hundredths: 8_750), achievedNarrative: "Baik.",
    needsHelpNarrative: "Perlu latihan.",
    objectives: [
      LearningObjective(
        id: "TP1", text: "membandingkan pecahan", score: Score(hundredths: 9_000)),
      LearningObjective(id: "TP2", text: "mengukur sudut", isAchieved: false),
    ])

  @Test func resultsComeBackAndChangeAsAsked() throws {
    let room = try MerdekaRoom()
    var patch = ScorePatch(student: room.ids[0], subject: "MTK")
    patch.finalScore = learning.finalScore.change
    patch.achievedNarrative = learning.achievedNarrative.change
    patch.needsHelpNarrative = learning.needsHelpNarrative.change
    patch.objectives = .set(learning.objectives)
    try room.commit(.scores([patch]))
    #expect(try room.first().row("MTK")?.learning == learning)
    #expect(try room.first().row("MTK")?.knowledge == CompetencyResult())
    // A column that the next file lacks keeps what is stored.
    var next = ScorePatch(student: room.ids[0], subject: "MTK")
    next.finalScore = .set(try #require(Score(hundredths: 9_000)))
    try room.commit(.scores([next]))
    #expect(try room.first().row("MTK")?.learning.objectives == learning.objectives)
    #expect(try room.first().row("MTK")?.learning.finalScore == Score(hundredths: 9_000))
    next.objectives = .clear
    next.finalScore = .keep
    try room.commit(.scores([next]))
    #expect(try room.first().row("MTK")?.learning.objectives == [])
    #expect(try room.first().row("MTK")?.learning.finalScore == Score(hundredths: 9_000))
  }

  @Test func theSameFileTwiceChangesNothing() throws {
    let room = try MerdekaRoom()
    var patch = ScorePatch(student: room.ids[0], subject: "MTK")
    patch.finalScore = learning.finalScore.change
    patch.objectives = .set(learning.objectives)
    let project = P5Project(theme: "T", title: "J", targets: [P5Target(dimension: "D")])
    for (batch, isFirst) in [(ImportBatch.scores([patch]), true), (.scores([patch]), false)] {
      let outcome = try room.fixture.commit(batch, to: room.target)
      #expect(outcome.counts.added == (isFirst ? 1 : 0) && outcome.counts.changed == 0)
    }
    for isFirst in [true, false] {
      let outcome = try room.fixture.commit(.p5([room.ids[0]: [project]]), to: room.target)
      #expect(outcome.counts.added == (isFirst ? 1 : 0) && outcome.counts.changed == 0)
    }
  }

  @Test func midtermHasScoresOfItsOwn() throws {
    let room = try MerdekaRoom()
    var patch = ScorePatch(student: room.ids[0], subject: "MTK")
    patch.midtermScore = .set(try #require(Score(hundredths: 7_950)))
    patch.midtermRemark = .set("Tuntas")
    try room.commit(.midterm([patch]))
    let midterm = try room.first(.midterm)
    #expect(
      midterm.row("MTK")?.midterm
        == MidtermResult(score: Score(hundredths: 7_950), remark: "Tuntas"))
    #expect(midterm.row("MTK").flatMap { midterm.singleScore(of: $0) }?.rounded == 80)
    #expect(try room.first().row("MTK")?.midterm == MidtermResult())
    // The pass mark holds for all reports of the semester, the date for its own kind.
    #expect(midterm.settings.masteryThreshold == 70)
    #expect(midterm.settings.reportDate == nil)
  }

  @Test func projectsStandInTheirReportOnly() throws {
    let room = try MerdekaRoom()
    let projects = [
      P5Project(
        theme: "Gaya Hidup Berkelanjutan", title: "Sampahku", description: "Memilah.",
        targets: [
          P5Target(
            dimension: "Mandiri", element: "Regulasi", subElement: "Disiplin", level: .asExpected),
          P5Target(dimension: "Kreatif"),
        ], processNote: "Tekun."), P5Project(theme: "Kearifan Lokal", title: "Batik"),
    ]
    try room.commit(.p5([room.ids[0]: projects]))
    #expect(try room.first(.p5).projects == projects)
    #expect(try room.first(.p5).subjects == [])
    #expect(try room.first().projects == [])
    // A project report is handed out with the report card and bears its date.
    #expect(try room.first(.p5).settings.reportDate == room.school.settings.reportDate)
    try room.commit(.p5([room.ids[0]: [projects[1]]]))
    #expect(try room.first(.p5).projects == [projects[1]])
  }

  @Test func cocurricularActivityLettersAndGroups() throws {
    let room = try MerdekaRoom()
    var patch = CocurricularPatch(student: room.ids[0])
    patch.narrative = .set("Mahir bekerja sama.")
    let activities = [
      CocurricularActivity(
        name: "Kebun Sekolah", dimension: .collaboration, level: .proficient, remark: "Aktif."),
      CocurricularActivity(name: "Bank Sampah"),
    ]
    patch.activities = activities
    var attitude = AttitudePatch(student: room.ids[0])
    attitude.spiritualPredicate = .set(.excellent)
    attitude.socialPredicate = .set(.fair)
    let award = Achievement(kind: "Lari", remark: "Juara 1", group: .extracurricular)
    try room.commit(.cocurricular([patch]))
    try room.commit(.attitude([attitude]))
    try room.commit(.achievements([room.ids[0]: [award]]))
    let record = try room.first()
    #expect(
      record.cocurricular
        == Cocurricular(narrative: "Mahir bekerja sama.", activities: activities))
    #expect(record.attitude.spiritualPredicate == .excellent)
    #expect(record.attitude.socialPredicate == .fair)
    #expect(record.achievements == [award])
    #expect(try room.first(.supplement).achievements == [award])
    patch.narrative = .keep
    patch.activities = []
    try room.commit(.cocurricular([patch]))
    #expect(try room.first().cocurricular == Cocurricular(narrative: "Mahir bekerja sama."))
  }

  /// Docs/domain.md section 4.1: a subject's own mark for the grade, for all grades, else the school's.
  @Test func passMarksOfSubjects() throws {
    let room = try MerdekaRoom()
    func patch(_ subject: String, _ grade: Int?, _ kkm: Int) -> ThresholdPatch {
      var patch = ThresholdPatch(subject: subject, grade: grade)
      patch.kkm = .set(kkm)
      return patch
    }
    try room.commit(
      .thresholds([patch("MTK", 4, 60), patch("MTK", nil, 64), patch("BIND", 5, 80)]))
    var edited = patch("IPA", nil, 75)
    edited.bFrom = .set(80)
    edited.aFrom = .set(90)
    try room.commit(.thresholds([edited]))
    let record = try room.first()
    #expect(record.row("MTK")?.thresholds == ThresholdTable.default(kkm: 60))
    #expect(record.row("BIND")?.thresholds.kkm == 70)
    #expect(
      record.row("IPA")?.thresholds
        == ThresholdTable(kkm: 75, bFrom: 80, aFrom: 90, source: .edited))
  }

  /// Docs/domain.md section 3.4, and case 25 of section 8.6.
  @Test func electivesBelongToThoseWhoTakeThem() throws {
    let room = try MerdekaRoom()
    let elective = Subject(
      code: "KODING", name: "Koding", shortName: "Koding", order: 90, isElective: true)
    var subjects = room.school.subjects
    subjects.append(GradeSubject(subject: elective, grades: 4...6))
    try room.commit(.subjects(subjects))
    try room.commit(
      .electives([
        ElectivePatch(student: room.ids[0], subject: "KODING", takes: .set(true)),
        ElectivePatch(student: room.ids[1], subject: "MTK", takes: .set(false)),
      ]))
    var score = ScorePatch(student: room.ids[2], subject: "KODING")
    score.finalScore = .set(try #require(Score(hundredths: 8_000)))
    try room.commit(.scores([score]))
    let records = try room.records()
    func codes(_ place: Int) -> Set<String> {
      Set(records.first { $0.id == room.ids[place] }?.record.subjects.map(\.subject.code) ?? [])
    }
    #expect(codes(0).contains("KODING") && codes(0).contains("MTK"))
    #expect(!codes(1).contains("KODING") && !codes(1).contains("MTK"))
    #expect(codes(2).contains("KODING"))
    #expect(!codes(3).contains("KODING"))
    try room.commit(
      .electives([ElectivePatch(student: room.ids[1], subject: "MTK", takes: .clear)]))
    #expect(try room.records().first { $0.id == room.ids[1] }?.record.row("MTK") != nil)
  }

  @Test func whoLeftIsStillThere() throws {
    let room = try MerdekaRoom()
    var patch = TransferPatch(student: room.ids[0])
    patch.date = .set(try #require(CalendarDate(year: 2020, month: 1, day: 6)))
    patch.grade = .set(4)
    patch.reason = .set("Pindah rumah")
    patch.destination = .set("SDN Contoh 2")
    try room.commit(.transfers([patch]))
    let leaving = try room.first(.supplement).student.leaving
    #expect(leaving?.grade == 4 && leaving?.destination == "SDN Contoh 2")
    #expect(leaving?.date == CalendarDate(year: 2020, month: 1, day: 6))
    #expect(try room.records().first { $0.id == room.ids[1] }?.record.student.leaving == nil)
  }

  @Test func ledgerAndRegisterComeFromTheReports() throws {
    let (odd, even) = (try LedgerFixture.example(.odd), try LedgerFixture.example(.even))
    let fixture = try LedgerFixture(odd)
    try fixture.fill(with: even)
    let ledger = try #require(
      try fixture.ledger.classLedger(of: odd.school.npsn, className: "4A", term: odd.term))
    let room = try #require(odd.classes.first { $0.group.name == "4A" })
    #expect(ledger.rows.count == room.students.count)
    #expect(ledger.columns.filter { $0.subject.isReligious }.count == 1)
    let registers = try fixture.ledger.registers(
      of: odd.school.npsn, className: "4A", upTo: even.term)
    #expect(registers.map(\.student.fullName) == room.students.map(\.student.fullName))
    let filled = registers[0].columns.filter { $0.record != nil }
    #expect(filled.map(\.semester) == [.odd, .even] && filled.map(\.grade) == [4, 4])
    #expect(filled[0].sum == ledger.rows[0].sum && filled[0].classMean == ledger.mean)
    let before = try fixture.ledger.registers(
      of: odd.school.npsn, className: "4A", upTo: odd.term)
    #expect(before[0].columns.filter { $0.record != nil }.count == 1)
  }
}
