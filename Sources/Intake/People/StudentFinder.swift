internal import Records

/// Whom a row means: by NISN, else local number, else name and birth date (Docs/domain.md section 5.3).
///
/// Each index is made when it is first asked for: most files name everybody by NISN. Confined to the reading of one file.
final class StudentFinder {
  private let entries: [Roster.Entry]
  private lazy var names = NameShelf(entries.lazy.map(\.fullName))
  private lazy var byNISN: [NISN: Int32] = {
    var index: [NISN: Int32] = [:]
    index.reserveCapacity(entries.count)
    for (place, entry) in entries.enumerated() {
      if let nisn = entry.nisn { index[nisn] = Int32(place) }
    }
    return index
  }()
  private lazy var byNumber = index { $0.localStudentNumber.map(Self.key) }
  private lazy var byBirth = index(\.birthDate)
  private lazy var byName = index { $0.fullName.foldedForComparison }

  init(_ students: [Roster.Entry]) { entries = students }

  private func index<Key: Hashable>(_ key: (Roster.Entry) -> Key?) -> [Key: [Int32]] {
    var index: [Key: [Int32]] = [:]
    for (place, entry) in entries.enumerated() {
      if let key = key(entry) { index[key, default: []].append(Int32(place)) }
    }
    return index
  }

  private func found(_ places: [Int32]?) -> [Roster.Entry] {
    (places ?? []).map { entries[Int($0)] }
  }

  private static func key(_ number: String) -> String { number.foldedForComparison }

  func student(_ nisn: NISN) -> Roster.Entry? { byNISN[nisn].map { entries[Int($0)] } }

  /// Everybody with that local number: one, or the school gave it twice.
  func students(number: String) -> [Roster.Entry] { found(byNumber[Self.key(number)]) }

  func students(born: CalendarDate?) -> [Roster.Entry] { found(born.flatMap { byBirth[$0] }) }

  /// Everybody of that name, apostrophes and case aside; only those born on that day if it is given and known.
  func students(name: String, born: CalendarDate?) -> [Roster.Entry] {
    let found = found(byName[name.foldedForComparison])
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
