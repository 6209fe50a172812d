import Bookkeeping
import Records
import Sampling
import Support
import Testing

/// A ledger in a folder of its own.
struct LedgerFixture {
  let folder: TemporaryFolder
  let ledger: Ledger

  init() throws {
    folder = try TemporaryFolder()
    ledger = try Ledger.create(at: folder.file(Ledger.fileName))
  }

  /// Another ledger in the folder.
  init(_ ledger: Ledger, in folder: TemporaryFolder) {
    self.folder = folder
    self.ledger = ledger
  }

  /// Merges a school's file or ledger, as `rapor school merge` does.
  func merge(
    _ path: String, _ sides: MergeSides = MergeSides(), in term: Term, rehearses: Bool = false
  ) throws -> MergeOutcome {
    let copy = try SchoolFileCopy(of: path, in: folder.path)
    defer { copy.remove() }
    return try ledger.merge(
      copy, sides: sides, from: Self.source, in: term, at: 9, rehearses: rehearses)
  }

  /// A ledger that holds the sample school in one semester.
  init(_ school: SampleSchool) throws {
    try self.init()
    try fill(with: school)
  }

  static let source = ImportSource(fileName: "daftar.csv", digest: "00")

  static func example(_ semester: Semester = .odd) throws -> SampleSchool {
    try #require(ExampleSchool.school(semester))
  }

  static func target(of school: SampleSchool) -> ImportTarget {
    ImportTarget(npsn: school.school.npsn, term: school.term)
  }

  @discardableResult
  func commit(_ batch: ImportBatch, to target: ImportTarget) throws -> ImportOutcome {
    try ledger.commit(batch, to: target, from: Self.source, at: 1_576_800_000)
  }

  /// Imports all files of the school; students by their place, so that a second semester meets the same people.
  func fill(with school: SampleSchool) throws {
    let target = Self.target(of: school)
    for batch in school.batches { try commit(batch, to: target) }
    let known = try ledger.roster(of: target.npsn, in: target.term).students
    let byNISN = Dictionary(
      known.compactMap { entry in entry.nisn.map { ($0, entry.id) } }, uniquingKeysWith: { $1 })
    let byName = Dictionary(known.map { ($0.fullName, $0.id) }, uniquingKeysWith: { $1 })
    func identifier(of student: Student) -> StudentID? {
      student.nisn.map { byNISN[$0] } ?? byName[student.fullName]
    }
    try commit(.students(school.studentPatches(identifier)), to: target)
    for batch in try school.resultBatches(students(of: school)) { try commit(batch, to: target) }
  }

  /// The keys of the students, in the order of the class lists.
  func students(of school: SampleSchool) throws -> [[StudentID]] {
    let roster = try ledger.roster(of: school.school.npsn, in: school.term).students
    return try school.classes.map { room in
      try room.students.map { pupil in
        try #require(
          roster.first {
            $0.className == room.group.name && $0.fullName == pupil.student.fullName
              && $0.nisn == pupil.student.nisn
          }
        ).id
      }
    }
  }
}
