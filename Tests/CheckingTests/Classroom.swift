import Checking
import Records
import Testing

/// A class of ten with nothing wrong, for one thing to be put wrong in it.
struct Classroom {
  var records: [ReportRecord]

  static let names = [
    "Rizky Ramadhan", "Sari Lestari", "Bintang Pratama", "Putri Ayu", "Dimas Saputra",
    "Yohanes Wijaya", "Aulia Rahman", "Fajar Nugroho", "Nadia Safitri", "Galih Permana",
  ]

  init() throws {
    let term = Term(schoolYear: try #require(SchoolYear(start: 2019)), semester: .even)
    let table = try #require(ThresholdTable.default(kkm: 70))
    let school = School(
      npsn: try #require(NPSN("20100001")), name: "SDN Contoh 1",
      address: Address(street: "Jalan Melati 1", city: "Kota Tangerang"))
    let subjects = [
      Subject(code: "MTK", name: "Matematika", shortName: "MTK", order: 1),
      Subject(code: "BIND", name: "Bahasa Indonesia", shortName: "B.Indo", order: 2),
      Subject(code: "PJOK", name: "Pendidikan Jasmani", shortName: "PJOK", order: 3),
    ]
    records = Self.names.enumerated().map { index, name in
      var student = Student(fullName: name)
      student.sex = [1, 3, 8].contains(index) ? .female : .male
      student.religion = index == 5 ? .protestant : .islam
      var record = ReportRecord(
        kind: .endOfTerm, term: term, school: school,
        classGroup: ClassGroup(
          name: "4A", grade: 4, curriculum: .k13,
          homeroomTeacher: Staff(name: "Rina Wulandari", titleBack: "S.Pd.")),
        rosterNumber: index + 1, student: student)
      record.subjects = subjects.map { subject in
        var row = SubjectResult(subject: subject, thresholds: table)
        let score = Score(hundredths: (78 + index) * 100)
        let text = "Ananda \(student.calledName) baik dalam \(index + 1) pokok bahasan."
        row.knowledge = CompetencyResult(score: score, narrative: text)
        row.skill = CompetencyResult(score: score, narrative: text)
        return row
      }
      record.teacherNote = "\(student.calledName) rajin, terus tingkatkan \(index) hal."
      record.absence = Absence(sick: 1, excused: 0, unexcused: 0)
      record.decision = .promoted(to: 5)
      record.settings.reportDate = CalendarDate(year: 2020, month: 6, day: 19)
      return record
    }
  }

  /// The points that rules found, with the student's place.
  func alarms(_ settings: CheckSettings = CheckSettings()) -> [(student: Int, item: CheckItem)] {
    ClassCheck(of: records, settings: settings).students.enumerated().flatMap { index, student in
      student.items.filter { CheckRule(rawValue: $0.code) != nil }.map { (index, $0) }
    }
  }

  func codes(_ settings: CheckSettings = CheckSettings()) -> [String] {
    alarms(settings).map { "\($0.item.code)@\($0.student)" }
  }
}
