import Records
import Testing

/// Equal records have equal bytes, and every change of a field shows in them.
@Suite struct CanonicalBytesTests {
  @Test func theSameRecordHasTheSameBytes() throws {
    #expect(try Exemplars.full().canonicalBytes == Exemplars.full().canonicalBytes)
    #expect(try Exemplars.minimal().canonicalBytes != Exemplars.full().canonicalBytes)
  }

  @Test(
    arguments: [
      { $0.advice = "Tetap rajin membaca" }, { $0.advice = nil }, { $0.teacherNote = $0.advice },
      { $0.student.fullName += "h" }, { $0.absence.sick = 0 }, { $0.rosterNumber = 31 },
      { $0.subjects[0].knowledge.score = Score(hundredths: 7_001) },
      { $0.settings.paper = "F4" }, { $0.school.phone = "021" },
      { $0.classGroup.homeroomTeacher = nil }, { $0.subjects.removeLast() },
    ] as [@Sendable (inout ReportRecord) -> Void])
  func aChangeShows(_ change: @Sendable (inout ReportRecord) -> Void) throws {
    let record = try Exemplars.full()
    var changed = record
    change(&changed)
    #expect(changed != record)
    #expect(changed.canonicalBytes != record.canonicalBytes)
  }

  /// Lengths come before texts: what moves from one field into the next does not read the same.
  @Test func textsDoNotRunTogether() throws {
    var left = try Exemplars.full()
    left.attitude = Attitude(spiritual: "ab", social: "c")
    var right = left
    right.attitude = Attitude(spiritual: "a", social: "bc")
    #expect(left.canonicalBytes != right.canonicalBytes)
  }
}
