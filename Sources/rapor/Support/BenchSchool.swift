import Bookkeeping
import Foundation
import Intake
import Records
import Spreadsheets

/// A school of `rapor bench import`, of one class, with its grade file.
struct BenchSchool {
  private(set) var roster: Roster
  private let subjects: [String]

  /// - Parameter first: The number of its first student in the city.
  init?(first: Int, count: Int, term: Term, subjects: [String]) {
    guard let npsn = NPSN(String(20_200_000 + first / max(1, count))) else { return nil }
    self.subjects = subjects
    roster = Roster(
      npsn: npsn, term: term,
      students: (first..<(first + count)).map { number in
        Roster.Entry(
          id: StudentID(Int64(number + 1)), fullName: "Peserta Didik \(number)",
          nisn: NISN("009" + String(String(10_000_000 + number).suffix(7))), className: "4A")
      },
      classes: [ClassGroup(name: "4A", grade: 4, curriculum: .k13)],
      subjects: subjects.enumerated().map { place, code in
        GradeSubject(
          subject: Subject(code: code, name: "Mapel \(code)", shortName: code, order: place + 1),
          grades: 1...6)
      })
  }

  /// An empty ledger in the folder.
  static func ledger(_ folder: String, _ term: Term, _ common: CommonOptions) throws -> Ledger {
    try common.guarded { () throws(LedgerError) in
      let ledger = try Ledger.create(at: folder + "/" + Ledger.fileName)
      try ledger.set("term", to: term.argument)
      return ledger
    }
  }

  /// Stores the school with its students, whose keys the ledger then gives.
  mutating func settle(in ledger: Ledger, _ common: CommonOptions) throws {
    let target = ImportTarget(npsn: roster.npsn, term: roster.term)
    var school = SchoolPatch(npsn: roster.npsn)
    school.name = .set("SD Contoh")
    school.level = .set(.sd)
    school.ownership = .set(.public)
    var group = ClassPatch(name: "4A", grade: 4)
    group.curriculum = .set(.k13)
    let batches: [ImportBatch] = [
      .schools([school]), .classes([group]), .subjects(roster.subjects),
      .students(
        roster.students.map { entry in
          var patch = StudentPatch(id: nil)
          patch.fullName = .set(entry.fullName)
          patch.nisn = entry.nisn.map { .set($0) } ?? .keep
          patch.className = .set("4A")
          return patch
        }),
    ]
    roster = try common.guarded { () throws(LedgerError) in
      for batch in batches {
        _ = try ledger.commit(
          batch, to: target, from: ImportSource(fileName: "bench", digest: ""), at: 0)
      }
      return try ledger.roster(of: target.npsn, in: roster.term)
    }
  }

  // MARK: Files

  private var headings: [String] {
    ["NISN", "Nama", "Mata Pelajaran", "Nilai Pengetahuan", "Nilai Keterampilan"]
  }

  private func score(_ number: Int) -> Int { 70 + number * 7 % 30 }

  /// A row for each student and subject, or with `isWide` a row for each student.
  private func rows(isWide: Bool, _ row: ([String], [Int]) -> Void) {
    for (number, student) in roster.students.enumerated() {
      let who = [student.nisn?.digits ?? "", student.fullName]
      if isWide {
        row(who, subjects.indices.map { score(number + $0) })
      } else {
        for (place, code) in subjects.enumerated() {
          row(who + [code], [score(number + place), score(number + place + 3)])
        }
      }
    }
  }

  func text(isWide: Bool) -> [UInt8] {
    var text = headings(isWide).joined(separator: ";") + "\r\n"
    rows(isWide: isWide) { texts, scores in
      text += (texts + scores.map(String.init)).joined(separator: ";") + "\r\n"
    }
    return Array(text.utf8)
  }

  func workbook(isWide: Bool, scratch: String) throws -> [UInt8] {
    var cells = [headings(isWide).map { SheetCell.text($0) }]
    rows(isWide: isWide) { texts, scores in
      cells.append(texts.map { .text($0) } + scores.map { .number($0) })
    }
    return try Workbook(sheets: [Worksheet(name: "Nilai", rows: cells)], createdAt: 0)
      .bytes(scratch: scratch)
  }

  private func headings(_ isWide: Bool) -> [String] {
    isWide ? ["NISN", "Nama"] + subjects.map { $0 + "_P" } : headings
  }
}
