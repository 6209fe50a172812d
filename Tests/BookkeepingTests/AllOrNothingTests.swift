import Bookkeeping
import Digesting
import GRDB
import Records
import Sampling
import Support
import Testing

/// A batch of whatever kind that fails at its last row leaves every table as it was.
@Suite struct AllOrNothingTests {
  private let fixture: LedgerFixture
  private let target: ImportTarget
  private let known: StudentID
  private let room: String

  init() throws {
    let example = try LedgerFixture.example()
    fixture = try LedgerFixture(example)
    target = LedgerFixture.target(of: example)
    known = try fixture.students(of: example)[1][0]
    room = example.classes[1].group.name
    try fixture.issue(room, in: target)
  }

  /// A digest for each table of the ledger, by another program's eyes.
  private func digests() throws -> [String: Digest] {
    let reader = try DatabaseQueue(path: fixture.folder.file(Ledger.fileName))
    defer { try? reader.close() }
    return try reader.read { database in
      let tables = try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
      var digests: [String: Digest] = [:]
      for table in tables {
        var digester = try Digester()
        for row in try Row.fetchAll(database, sql: "SELECT * FROM \"\(table)\"") {
          try digester.update(Array("\(row)\n".utf8))
        }
        digests[table] = try digester.finish()
      }
      return digests
    }
  }

  private static let stranger = StudentID(999_999)

  /// A batch of that kind, a row a student, each with something new.
  private func batch(_ kind: ImportKind, for students: [StudentID]) throws -> ImportBatch {
    let day = try CalendarDate(year: 2019, month: 11, day: 5).unwrapped
    let score = try Score(hundredths: 4_321).unwrapped
    func patches<Patch>(_ make: (StudentID) -> Patch, _ fill: (inout Patch) -> Void) -> [Patch] {
      students.map {
        var patch = make($0)
        fill(&patch)
        return patch
      }
    }
    func lists<Item>(_ item: Item) -> [StudentID: [Item]] {
      Dictionary(students.map { ($0, [item]) }) { $1 }
    }
    let scores = patches({ ScorePatch(student: $0, subject: "MTK") }) {
      $0.knowledgeScore = .set(score)
      $0.midtermScore = .set(score)
    }
    return switch kind {
    case .schools:
      .schools(
        try (students == [known] ? [target.npsn.digits] : [target.npsn.digits, "20999999"]).map {
          // A school that is new has to have a name.
          var patch = SchoolPatch(npsn: try NPSN($0).unwrapped)
          patch.phone = .set("021 5550000")
          return patch
        })
    case .students: .students(patches(StudentPatch.init) { $0.phone = .set("021 5550000") })
    case .scores: .scores(scores)
    case .midterm: .midterm(scores)
    case .attitude: .attitude(patches(AttitudePatch.init) { $0.social = .set("lain") })
    case .attendance: .attendance(patches(AttendancePatch.init) { $0.sick = .set(77) })
    case .extracurricular: .extracurricular(lists(Extracurricular(name: "Catur")))
    case .cocurricular:
      .cocurricular(patches(CocurricularPatch.init) { $0.narrative = .set("lain") })
    case .p5: .p5(lists(P5Project(theme: "Bhinneka", title: "Pasar")))
    case .achievements: .achievements(lists(Achievement(kind: "Catur")))
    case .decisions: .decisions(Dictionary(students.map { ($0, .set(.promoted(to: 6))) }) { $1 })
    case .electives:
      .electives(students.map { ElectivePatch(student: $0, subject: "MTK", takes: .set(false)) })
    case .transfers: .transfers(patches(TransferPatch.init) { $0.date = .set(day) })
    case .staff: .staff([StaffPatch(staff: Staff(name: "Siti"))])
    case .classes: .classes([ClassPatch(name: "1A", grade: 1)])
    case .subjects: .subjects([])
    case .thresholds: .thresholds([ThresholdPatch(subject: "MTK")])
    case .settings: .settings([SettingsPatch(kind: .endOfTerm)])
    }
  }

  static let kinds: [ImportKind] = [
    .schools, .students, .scores, .midterm, .attitude, .attendance, .extracurricular, .cocurricular,
    .p5, .achievements, .decisions, .electives, .transfers,
  ]

  @Test(arguments: kinds) func aBatchThatFailsLeavesNothing(kind: ImportKind) throws {
    let good = try batch(kind, for: [known])
    let bad = try batch(kind, for: [known, Self.stranger])
    let before = try digests()
    try #require(before.count > 30)
    #expect(throws: LedgerError.self) { try fixture.commit(bad, to: target) }
    #expect(try digests() == before)
    #expect(throws: LedgerError.self) { try fixture.ledger.preview(bad, to: target) }
    #expect(try digests() == before)
    // The first row alone would have been stored; a preview of it is not.
    _ = try fixture.ledger.preview(good, to: target)
    #expect(try digests() == before)
    try fixture.commit(good, to: target)
    let changed = try digests().filter { before[$0.key] != $0.value }.keys
    #expect(changed.contains("import") && changed.contains("event") && changed.count > 3)
  }

  /// Kinds whose rows cannot fail one by one.
  @Test(arguments: [ImportKind.staff, .classes, .subjects, .thresholds, .settings])
  func aSchoolThatNobodyKnows(kind: ImportKind) throws {
    let nowhere = ImportTarget(npsn: try NPSN("20999999").unwrapped, term: target.term)
    let before = try digests()
    let batch = try batch(kind, for: [])
    #expect(throws: LedgerError.unknownSchool(nowhere.npsn)) {
      try fixture.commit(batch, to: nowhere)
    }
    #expect(try digests() == before)
  }
}
