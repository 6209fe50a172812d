internal import Records

/// Whom a row means: by NISN, else local number, else name and birth date (Docs/domain.md section 5.3).
struct StudentFinder {
  private var byNISN: [NISN: Roster.Entry] = [:]
  private var byNumber: [String: [Roster.Entry]] = [:]
  private var byBirth: [CalendarDate: [Roster.Entry]] = [:]
  private var byName: [String: [Roster.Entry]] = [:]
  private let names: NameShelf

  init(_ students: [Roster.Entry]) {
    names = NameShelf(students.lazy.map(\.fullName))
    for student in students {
      if let nisn = student.nisn { byNISN[nisn] = student }
      if let number = student.localStudentNumber {
        byNumber[Self.key(number), default: []].append(student)
      }
      if let born = student.birthDate { byBirth[born, default: []].append(student) }
      byName[student.fullName.foldedForComparison, default: []].append(student)
    }
  }

  private static func key(_ number: String) -> String { number.foldedForComparison }

  func student(_ nisn: NISN) -> Roster.Entry? { byNISN[nisn] }

  /// Everybody with that local number: one, or the school gave it twice.
  func students(number: String) -> [Roster.Entry] { byNumber[Self.key(number)] ?? [] }

  func students(born: CalendarDate?) -> [Roster.Entry] { born.flatMap { byBirth[$0] } ?? [] }

  /// Everybody of that name, apostrophes and case aside; only those born on that day if it is given and known.
  func students(name: String, born: CalendarDate?) -> [Roster.Entry] {
    let found = byName[name.foldedForComparison] ?? []
    guard let born else { return found }
    return found.filter { $0.birthDate == nil || $0.birthDate == born }
  }

  /// - Parameter suggests: Whether to look for the name that was meant, which takes its time.
  func unknown(_ name: String, suggests: Bool) -> Complaint {
    let near = suggests ? names.nearest(to: name) : nil
    return Complaint(
      id: "Peserta didik ini tidak ada di daftar sekolah.",
      near.map { "Mungkin maksudnya \($0); periksa NISN dan nama." }
        ?? "Periksa NISN dan nama, atau impor daftar peserta didik dahulu.",
      en: "No such student in the school's list.",
      near.map { "Perhaps \($0) is meant; check NISN and name." }
        ?? "Check NISN and name, or import the student list first.")
  }
}
