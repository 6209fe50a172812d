import Checking
import Records
import Sampling
import Testing

/// Schools without mistakes: the rules find nothing in them, whatever the curriculum, level and term.
@Test(arguments: [
  (2019, Semester.odd, SamplePlan.Level.sd, SamplePlan.Teaching.k13),
  (2019, .even, .sd, .k13), (2023, .odd, .sd, .merdeka), (2025, .even, .sd, .merdeka),
  (2021, .odd, .sd, .mixed), (2019, .even, .smp, .k13), (2024, .odd, .smp, .merdeka),
])
func cleanSchoolsRaiseNoAlarm(
  year: Int, semester: Semester, level: SamplePlan.Level, teaching: SamplePlan.Teaching
) throws {
  let term = Term(schoolYear: try #require(SchoolYear(start: year)), semester: semester)
  let maker = SchoolMaker(
    seed: 7, term: term, missingShare: 0.02,
    plan: SamplePlan(level: level, teaching: teaching))
  var students = 0
  for index in 0..<4 {
    let records = try #require(maker.school(index)).records
    for (_, room) in Dictionary(grouping: records, by: \.classGroup.name) {
      let check = ClassCheck(of: room)
      students += check.students.count
      let alarms = check.students.flatMap(\.items).filter { CheckRule(rawValue: $0.code) != nil }
      #expect(alarms.map(\.message.indonesian) == [])
    }
  }
  #expect(students > 100)
}
