import Digesting
import Foundation
import GRDB
import Records
import Sampling
import Support
import Testing

@testable import Bookkeeping

/// What travels with a school's records, and the way back from the school's own workspace.
@Suite struct SchoolFreightTests {
  private let example: SampleSchool
  private let city: LedgerFixture
  private let target: ImportTarget
  private let path: String
  /// The school's own workspace.
  private let school: LedgerFixture
  private static let pictures = [
    CarriedPicture(file: "0091234567.jpg", bytes: [1, 2, 3]),
    CarriedPicture(file: "logo.png", bytes: [4, 5]),
  ]

  init() throws {
    example = try LedgerFixture.example()
    city = try LedgerFixture(example)
    target = LedgerFixture.target(of: example)
    path = city.folder.file("sekolah.rapor")
    try city.ledger.export(target.npsn, to: path, pictures: Self.pictures, at: 3)
    let folder = try TemporaryFolder()
    let copy = try SchoolFileCopy(of: path, in: folder.path)
    defer { copy.remove() }
    try copy.settle(at: folder.file(Ledger.fileName))
    school = LedgerFixture(try Ledger.open(at: folder.file(Ledger.fileName)), in: folder)
  }

  private func carried(_ file: String) throws -> (
    pictures: [CarriedPicture], base: [String: Digest]
  ) {
    let copy = try SchoolFileCopy(of: file, in: city.folder.path)
    defer { copy.remove() }
    var pictures: [CarriedPicture] = []
    try copy.pictures { pictures.append($0) }
    return (pictures, try copy.basePictures())
  }

  /// What the school hands in.
  private func wayBack(_ name: String, _ pictures: [CarriedPicture] = []) throws -> String {
    let file = city.folder.file(name)
    try school.ledger.export(target.npsn, to: file, pictures: pictures, at: 7)
    return file
  }

  private var absence: ImportBatch {
    get throws {
      var patch = AttendancePatch(student: try city.students(of: example)[0][0])
      patch.sick = .set(61)
      return .attendance([patch])
    }
  }

  @Test func picturesTravelAndAreKnownAgain() throws {
    let given = Dictionary(
      uniqueKeysWithValues: try Self.pictures.map { ($0.file, try $0.digest) })
    #expect(try carried(path) == (Self.pictures, given))
    // In the workspace they lie in their folder, and the ledger only knows which they were.
    let count = try school.ledger.pool.read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM carried_picture")
    }
    #expect(count == 0)
    let changed = [CarriedPicture(file: "logo.png", bytes: [9])]
    #expect(try carried(wayBack("kembali.rapor", changed)) == (changed, given))
  }

  @Test func whatTheSchoolChangedComesBackByItsOwnExport() throws {
    #expect(try school.ledger.schoolOfFile() == target.npsn)
    try school.commit(absence, to: target)
    let merged = try city.merge(wayBack("kembali.rapor"), in: target.term)
    #expect(merged.outcome.counts.changed == 1 && merged.conflicts.isEmpty)
    #expect(merged.outcome.differences.map(\.after) == ["61"])
    // Straight from the workspace it is the same, and already here.
    let again = try city.merge(school.folder.file(Ledger.fileName), in: target.term)
    #expect(again.outcome.counts.changed == 0 && again.conflicts.isEmpty)
  }

  /// A child without a NISN is the same child when the file comes a second time, and a namesake is not.
  @Test func aFileThatComesTwiceDoublesNobody() throws {
    func enrol(_ name: String, born day: Int, in ledger: Ledger) throws {
      var patch = StudentPatch(id: nil)
      patch.fullName = .set(name)
      patch.birthDate = try .set(CalendarDate(year: 2010, month: 2, day: day).unwrapped)
      _ = try ledger.commit(.students([patch]), to: target, from: LedgerFixture.source, at: 5)
    }
    try enrol("Anak Baru", born: 3, in: school.ledger)
    try enrol("Anak Baru", born: 4, in: school.ledger)
    try enrol("Anak Baru", born: 5, in: city.ledger)
    func namesakes() throws -> Int {
      try city.ledger.roster(of: target.npsn, in: target.term).students
        .count { $0.fullName == "Anak Baru" }
    }
    let first = try wayBack("satu.rapor")
    let merged = try city.merge(first, in: target.term)
    #expect(merged.outcome.counts.added == 2, "\(merged.outcome) \(merged.conflicts)")
    #expect(try city.merge(first, in: target.term).outcome.counts.total == 0)
    #expect(try namesakes() == 3)
  }

  @Test func aFileAppearsWholeOrNotAtAll() throws {
    let file = city.folder.file("gagal.rapor")
    let before = try FileManager.default.contentsOfDirectory(atPath: city.folder.path).sorted()
    for name in ["../x.jpg", ".x.jpg", "", "a\nb.jpg"] {
      #expect(throws: LedgerError.self) {
        try city.ledger.export(
          target.npsn, to: file, pictures: [CarriedPicture(file: name, bytes: [1])], at: 3)
      }
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: city.folder.path).sorted() == before)
  }

  // MARK: Cards

  private func move(_ state: CardState, in ledger: Ledger, _ student: StudentID) throws {
    try ledger.write { database in
      let desk = try CardDesk(student, target, at: 1_576_900_000, in: database)
      try desk.move(try desk.current().unwrapped, to: state)
    }
  }

  private func state(_ student: StudentID) throws -> CardState? {
    try city.ledger.students(of: target.npsn, in: target.term).first { $0.id == student }?.state
  }

  @Test(arguments: [false, true])
  func theCityKnowsWhichCardsTheSchoolMade(byExport: Bool) throws {
    let room = example.classes[0].group.name
    let students = try city.students(of: example)[0]
    try city.issue(room, in: target)
    try school.issue(room, in: target)
    try move(.printedConfirmed, in: school.ledger, students[0])
    let file = byExport ? try wayBack("kembali.rapor") : school.folder.file(Ledger.fileName)
    let rehearsal = try city.merge(file, in: target.term, rehearses: true)
    let merged = try city.merge(file, in: target.term)
    #expect(rehearsal == merged)
    #expect(
      merged.cards.noted == students.count && merged.cards.out == 1 && merged.cards.disputes.isEmpty
    )
    // The same PDF: what was done with it there is done.
    #expect(try merged.cards.moved == 1 && state(students[0]) == .printedConfirmed)
    #expect(try state(students[1]) == .verified)
    #expect(try city.merge(file, in: target.term).cards.noted == 0)
    let told = try city.ledger.cardsMadeAtSchool(
      of: target.npsn, in: target.term, kind: .endOfTerm)
    #expect(told.count == students.count && told[students[0]]?.state == .printedConfirmed)
    #expect(
      told[students[0]]?.pdf == (try Digest(of: Array("%PDF \(students[0].value) v1".utf8)).hex))
    #expect(try city.ledger.chainFault() == nil && city.ledger.countersAreRight())
    // The PDFs are not here, and nothing says they were.
    #expect(try city.tally.done == students.count)
  }

  @Test func twoDifferentCardsOfAStudentAreTold() throws {
    let room = example.classes[0].group.name
    let students = try city.students(of: example)[0]
    try city.issue(room, in: target, saying: "kota")
    try school.issue(room, in: target, saying: "sekolah")
    let ledger = school.folder.file(Ledger.fileName)
    // As long as none is out, nobody has two.
    #expect(try city.merge(ledger, in: target.term).cards.disputes.isEmpty)
    try move(.printedConfirmed, in: school.ledger, students[0])
    try move(.downloaded, in: city.ledger, students[1])
    let merged = try city.merge(ledger, in: target.term)
    #expect(merged.cards.noted == 1 && merged.cards.moved == 0)
    #expect(merged.cards.disputes.count == 2)
    let states = merged.cards.disputes.map { [$0.ours.state, $0.theirs.state] }
    #expect(states.contains([.verified, .printedConfirmed]))
    #expect(states.contains([.downloaded, .verified]))
    #expect(try state(students[0]) == .verified)
  }
}
