import GRDB
import Records
import Sampling
import Support
import Testing

@testable import Bookkeeping

/// What is taken back is as if it had never been, and what others built on stays.
@Suite struct UndoTests {
  private let example: SampleSchool
  private let fixture: LedgerFixture
  private let target: ImportTarget

  init() throws {
    example = try LedgerFixture.example()
    fixture = try LedgerFixture()
    target = LedgerFixture.target(of: example)
  }

  /// Every row of every table that holds schools' data, but for the revisions, which only ever move on.
  private func contents() throws -> [String: Set<String>] {
    try fixture.ledger.pool.read { database in
      let history: Set<String> = [
        "import", "import_change", "import_repair", "event", "chain", "activity", "document",
        "tally",
        "workspace", "headcount",
      ]
      let tables = try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
      var contents: [String: Set<String>] = [:]
      for table in tables where !history.contains(table) {
        let rows = try Row.fetchAll(database, sql: "SELECT * FROM \"\(table)\"")
        contents[table] = Set(
          rows.map { row in
            row.filter { $0.0 != "revision" }.map { "\($0.0)=\($0.1)" }.joined(separator: "|")
          })
      }
      return contents
    }
  }

  private func last() throws -> ImportID {
    try #require(try fixture.ledger.lastImport(of: target.npsn)).id
  }

  private func refusal(_ work: () throws -> Void) -> UndoObstacle? {
    do {
      try work()
      return nil
    } catch LedgerError.cannotUndo(_, let obstacle) {
      return obstacle
    } catch {
      return nil
    }
  }

  private func attendance(_ student: StudentID, sick: Int) -> ImportBatch {
    var patch = AttendancePatch(student: student)
    patch.sick = .set(sick)
    return .attendance([patch])
  }

  /// Each file of a school, taken back as soon as it is stored, and stored again.
  @Test func everyFileOfASchool() throws {
    var batches = example.batches
    batches.append(.students(example.studentPatches { _ in nil }))
    var results: [ImportBatch] = []
    for step in 0... {
      if step == batches.count {
        guard results.isEmpty else { break }
        results = try example.resultBatches(fixture.students(of: example))
        batches += results
      }
      let batch = batches[step]
      let before = try contents()
      let outcome = try fixture.commit(batch, to: target)
      // The odd semester has no decisions.
      if batch.kind != .decisions {
        #expect(outcome.counts.added > 0, "\(batch.kind)")
        #expect(try contents() != before, "\(batch.kind)")
      }
      let rehearsal = try fixture.ledger.undo(last(), at: 5, rehearses: true)
      let undone = try fixture.ledger.undo(last(), at: 5)
      #expect(rehearsal.rows == undone.rows && undone.past.undoneAt == 5)
      #expect(try contents() == before, "\(batch.kind)")
      #expect(try fixture.ledger.countersAreRight())
      // Students taken back are not there for what follows: their new keys are others.
      try fixture.commit(batch, to: target)
    }
    #expect(try fixture.ledger.chainFault() == nil)
    #expect(results.count > 4)
  }

  /// A file of any kind with changes chosen by chance.
  private func batch(_ random: inout SplitMix64, _ students: [StudentID]) throws -> ImportBatch {
    func some() -> [StudentID] {
      Array(students.shuffled(using: &random).prefix(Int.random(in: 1...9, using: &random)))
    }
    func change(_ random: inout SplitMix64) -> Change<String> {
      let word = "kata \(Int.random(in: 0...3, using: &random)) \"a\\b\n\u{1}é"
      return [.keep, .clear, .set(word)].randomElement(using: &random) ?? .keep
    }
    switch Int.random(in: 0..<8, using: &random) {
    case 0: return try places(some(), change(&random), &random)
    case 1:
      return .students(
        (0..<3).map { index in
          var patch = StudentPatch(id: nil)
          patch.fullName = .set("Baru \(index)")
          patch.className = .set(example.classes[index].group.name)
          return patch
        })
    case 2:
      return .scores(
        some().map {
          var patch = ScorePatch(
            student: $0, subject: ["MTK", "BIND"][Int.random(in: 0...1, using: &random)])
          patch.knowledgeScore =
            Score(hundredths: Int.random(in: 0...10_000, using: &random)).change
          patch.skillNarrative = change(&random)
          return patch
        })
    case 3:
      return .extracurricular(
        Dictionary(some().map { ($0, [Extracurricular(name: "Catur")]) }) { $1 })
    case 4: return .achievements(Dictionary(some().map { ($0, []) }) { $1 })
    case 5:
      return .attitude(
        some().map {
          var patch = AttitudePatch(student: $0)
          patch.social = change(&random)
          return patch
        })
    case 6:
      return .transfers(
        try some().map {
          var patch = TransferPatch(student: $0)
          let day = try CalendarDate(year: 2019, month: 11, day: 5).unwrapped
          patch.date = Bool.random(using: &random) ? .clear : .set(day)
          return patch
        })
    default:
      return .subjects(example.subjects.filter { _ in Bool.random(using: &random) })
    }
  }

  private func places(
    _ students: [StudentID], _ place: Change<String>, _ random: inout SplitMix64
  ) throws -> ImportBatch {
    .students(
      try students.map {
        var patch = StudentPatch(id: $0)
        patch.birthPlace = place
        let room = example.classes.randomElement(using: &random)
        patch.className = Bool.random(using: &random) ? .clear : .set(try room.unwrapped.group.name)
        return patch
      })
  }

  /// Steps back through any history meet every state that was, the newest first.
  @Test(arguments: [1, 2, 3] as [UInt64]) func backThroughAnyHistory(_ seed: UInt64) throws {
    try fixture.fill(with: example)
    var random = SplitMix64(seed: seed)
    let students = try fixture.students(of: example).flatMap(\.self)
    var states: [(id: ImportID, before: [String: Set<String>])] = []
    for _ in 0..<ChangeJournal.depth {
      let before = try contents()
      try fixture.commit(batch(&random, students), to: target)
      states.append((try last(), before))
    }
    for (id, before) in states.reversed() {
      #expect(try last() == id)
      _ = try fixture.ledger.undo(id, at: 9)
      #expect(try contents() == before)
      #expect(try fixture.ledger.countersAreRight())
    }
  }

  /// Two students swap their numbers: neither is ever without one in between for the index to refuse.
  @Test func swappedNumbers() throws {
    try fixture.fill(with: example)
    let roster = try fixture.ledger.roster(of: target.npsn, in: target.term).students
    let pair = Array(roster.filter { $0.nisn != nil }.prefix(2))
    let before = try contents()
    let patches = zip(pair, pair.reversed()).map { one, other in
      var patch = StudentPatch(id: one.id)
      patch.nisn = other.nisn.change
      return patch
    }
    try fixture.commit(.students(patches), to: target)
    _ = try fixture.ledger.undo(last(), at: 1)
    #expect(try contents() == before)
  }

  /// A later file that fills other columns of the same rows stands in nobody's way, and stays.
  @Test func anEarlierImportUnderALaterOne() throws {
    try fixture.fill(with: example)
    let student = try fixture.students(of: example)[0][0]
    let target = ImportTarget(npsn: target.npsn, term: target.term, kind: .midterm)
    try fixture.commit(attendance(student, sick: 3), to: target)
    let first = try last()
    var attitude = AttitudePatch(student: student)
    attitude.social = .set("Santun")
    try fixture.commit(.attitude([attitude]), to: target)
    _ = try fixture.ledger.undo(first, at: 1)
    let rows = try fixture.ledger.pool.read { database in
      try Row.fetchAll(
        database, sql: "SELECT sick, social FROM report WHERE student = ? AND kind = 'midterm'",
        arguments: [student.value])
    }
    #expect(rows.map { $0["social"] } == ["Santun"] && rows[0]["sick"] as Int? == nil)
  }

  @Test func whatLaterImportsBuiltOnStays() throws {
    try fixture.fill(with: example)
    let student = try fixture.students(of: example)[0][0]
    try fixture.commit(attendance(student, sick: 3), to: target)
    let first = try last()
    try fixture.commit(attendance(student, sick: 4), to: target)
    let second = try last()
    let before = try contents()
    #expect(
      refusal { _ = try fixture.ledger.undo(first, at: 1) }
        == .laterImport(second, file: LedgerFixture.source.fileName))
    #expect(try contents() == before)
    // With the later one gone the earlier one may follow; neither twice.
    _ = try fixture.ledger.undo(second, at: 1)
    _ = try fixture.ledger.undo(first, at: 1)
    #expect(refusal { _ = try fixture.ledger.undo(first, at: 1) } == .alreadyUndone)
  }

  @Test func aStudentWithResultsStays() throws {
    try fixture.fill(with: example)
    var patch = StudentPatch(id: nil)
    patch.fullName = .set("Anak Baru")
    try fixture.commit(.students([patch]), to: target)
    let first = try last()
    let roster = try fixture.ledger.roster(of: target.npsn, in: target.term).students
    let student = try #require(roster.last).id
    try fixture.commit(attendance(student, sick: 1), to: target)
    let later = try last()
    #expect(
      refusal { _ = try fixture.ledger.undo(first, at: 1) }
        == .laterImport(later, file: LedgerFixture.source.fileName))
    _ = try fixture.ledger.undo(later, at: 1)
    _ = try fixture.ledger.undo(first, at: 1)
    // Nobody ever gets the key of one who was taken back.
    try fixture.commit(.students([patch]), to: target)
    let anew = try fixture.ledger.roster(of: target.npsn, in: target.term).students.last?.id
    #expect(try #require(anew) > student)
  }

  @Test func cardsThatAreOutKeepTheirData() throws {
    try fixture.fill(with: example)
    let student = try fixture.students(of: example)[1][0]
    let room = example.classes[1].group.name
    try fixture.commit(attendance(student, sick: 33), to: target)
    let id = try last()
    // Made, but not out: the card is only stale then.
    try fixture.issue(room, in: target)
    #expect(try fixture.ledger.undo(id, at: 1, rehearses: true).staleCards == 1)
    try fixture.ledger.move(student, to: .downloaded, of: target, at: 2)
    let name = try #require(
      try fixture.ledger.students(of: target.npsn, in: target.term).first { $0.id == student }
    ).fullName
    #expect(
      refusal { _ = try fixture.ledger.undo(id, at: 1) } == .cardsOut(student: name, count: 1))
    // Another student's card that is out shows nothing of it.
    let other = try fixture.students(of: example)[1][1]
    try fixture.commit(attendance(other, sick: 44), to: target)
    let undone = try fixture.ledger.undo(last(), at: 1)
    #expect(undone.rows == 1)
    let stale = try fixture.ledger.students(of: target.npsn, in: target.term).filter(\.isStale)
    #expect(stale.map(\.id) == [other])
  }

  @Test func oldImportsAreNoLongerKept() throws {
    try fixture.fill(with: example)
    let student = try fixture.students(of: example)[0][0]
    try fixture.commit(attendance(student, sick: 1), to: target)
    let first = try last()
    for day in 0..<ChangeJournal.depth {
      let other = try fixture.students(of: example)[2][day]
      try fixture.commit(attendance(other, sick: 90 + day), to: target)
    }
    #expect(refusal { _ = try fixture.ledger.undo(first, at: 1) } == .notKept)
    _ = try fixture.ledger.undo(last(), at: 1)
  }

  @Test func messagesNameTheReasonInBothLanguages() {
    let obstacles: [UndoObstacle] = [
      .alreadyUndone, .notKept, .laterImport(ImportID(9), file: "x.csv"),
      .cardsOut(student: "Ani", count: 2), .changedSince,
    ]
    let messages = obstacles.map { LedgerError.cannotUndo(ImportID(3), $0).message }
    #expect(Set(messages).count == obstacles.count)
    #expect(
      messages.allSatisfy { $0.indonesian.contains("nomor 3") && $0.english.contains("number 3") })
  }
}
