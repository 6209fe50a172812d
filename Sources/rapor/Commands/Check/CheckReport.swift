import Batching
import Bookkeeping
import CairoPango
import Checking
import Foundation
import Records
import Spreadsheets
import Templating

/// What a check tells: a person, a program, a workbook or a printed list.
struct CheckReport {
  private(set) var total = CheckTally()
  private let common: CommonOptions
  private let format: Check.Format
  private let out: String
  private let term: Term
  private let shelf: TemplateShelf?
  private let press: CardPress?
  private var schools: [SchoolEntry] = []
  private var files: [String] = []
  private var names = FileName()
  private var city: CityCheckBook
  /// The latest date of the schools' reports.
  private var created: Int64 = 0
  /// Of all schools: leaving dates that cannot be right.
  private(set) var doubtfulLeavers = 0

  private struct SchoolEntry: Encodable {
    struct Room: Encodable {
      var className: String
      var homeroomTeacher: String?
      var tally: CheckTally
    }
    var npsn: String
    var school: String
    var tally: CheckTally
    /// In no class this term because of their leaving date, and those whose date cannot be right.
    var leavers: Int
    var doubtfulLeavers: Int
    var classes: [Room]
  }

  init(
    _ common: CommonOptions, _ overrides: OverrideOptions, format: Check.Format, out: String?,
    term: Term, kind: ReportKind
  ) throws {
    self.common = common
    self.format = format
    self.out = out ?? "."
    self.term = term
    city = CityCheckBook(term: term, language: common.console.language)
    let isFile = format == .xlsx || format == .pdf
    shelf = isFile ? try overrides.shelf(common) : nil
    press =
      format == .pdf
      ? CardPress(
        bench: FontBench(catalogue: try Assets.catalogue(common.console)),
        engine: "Rapor \(Rapor.version)") : nil
    if isFile { try common.console.makeFolder(self.out) }
  }

  /// Adds one of the city's schools.
  mutating func add(_ school: School, _ checks: [ClassCheck], _ leavers: [Leaver]) throws {
    var entry = SchoolEntry(
      npsn: school.npsn.digits, school: school.name, tally: CheckTally(),
      leavers: leavers.count, doubtfulLeavers: leavers.count(where: \.isDoubtful), classes: [])
    for check in checks {
      guard let group = check.students.first?.record.classGroup else { continue }
      let tally = CheckTally(check)
      entry.tally += tally
      entry.classes.append(
        SchoolEntry.Room(
          className: group.name, homeroomTeacher: group.homeroomTeacher?.fullName, tally: tally))
    }
    total += entry.tally
    schools.append(entry)
    doubtfulLeavers += entry.doubtfulLeavers
    try write(checks, school.npsn.digits)
    if format == .xlsx { city.add(school, checks, leavers) }
  }

  mutating func finishCity() throws {
    let console = common.console
    if format == .json { return try console.json(schools) }
    if format == .xlsx, city.labels != nil { try writeCity() }
    for entry in schools {
      let tally = entry.tally
      let codes = tally.codes.sorted { $0.key.checkOrder < $1.key.checkOrder }
        .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
      console.say(
        id: "\(entry.npsn) \(entry.school): \(tally.students) siswa, \(tally.complete) lengkap, "
          + "\(tally.blocked) belum dapat dicetak\(codes.isEmpty ? "" : " (\(codes))")"
          + (entry.leavers > 0
            ? "; \(entry.leavers) keluar, \(entry.doubtfulLeavers) tanggalnya perlu diperiksa"
            : ""),
        en:
          "\(entry.npsn) \(entry.school): \(tally.students) students, \(tally.complete) complete, "
          + "\(tally.blocked) blocked\(codes.isEmpty ? "" : " (\(codes))")"
          + (entry.leavers > 0
            ? "; \(entry.leavers) left, \(entry.doubtfulLeavers) with a doubtful date" : ""))
    }
    sum()
  }

  /// Tells of one school or a part of it.
  mutating func finish(
    _ checks: [ClassCheck], _ leavers: [Leaver], of npsn: NPSN, isPart: Bool
  ) throws {
    for check in checks { total += CheckTally(check) }
    switch format {
    case .json: try common.console.json(checks.flatMap(entries) + leavers.map(entry))
    case .text:
      checks.forEach(list)
      list(leavers)
    case .xlsx, .pdf:
      // A part has a name of its own, so that it does not replace the whole school's.
      let part = isPart ? checks.first?.students.first?.record.classGroup.name : nil
      try write(checks, npsn.digits + (part.map { " \($0)" } ?? ""))
    }
    if format != .json { sum() }
  }

  private func sum() {
    let console = common.console
    let count = console.grouped
    console.say(
      id: "\n\(count(total.students)) siswa: \(count(total.complete)) lengkap, "
        + "\(count(total.printableWithWarnings)) dapat dicetak dengan catatan, "
        + "\(count(total.blocked)) belum dapat dicetak.",
      en: "\n\(count(total.students)) students: \(count(total.complete)) complete, "
        + "\(count(total.printableWithWarnings)) printable with warnings, "
        + "\(count(total.blocked)) blocked.")
    guard !files.isEmpty else { return }
    console.say(
      id: "\(files.count) berkas ditulis ke \(out).", en: "\(files.count) files written to \(out).")
  }

  // MARK: Text and JSON

  private func list(_ check: ClassCheck) {
    guard let group = check.students.first?.record.classGroup,
      check.students.contains(where: { !$0.items.isEmpty })
    else { return }
    let console = common.console
    console.say(id: "\nKelas \(group.name)", en: "\nClass \(group.name)")
    for student in check.students {
      for item in student.items {
        let mark = item.level == .block ? "✗" : item.level == .warn ? "•" : "·"
        let message = item.message.text(in: console.language)
        print("  \(mark) [\(item.code)] \(message) → \(item.assignee.text(in: console.language))")
      }
    }
  }

  private struct StudentEntry: Encodable {
    struct Item: Encodable {
      var code: String
      var level: String
      var field: String
      var subject: String?
      var actor: Finding.Actor
      /// The name of who can mend it, where it is known.
      var person: String?
      var message: String
    }
    var className: String
    var student: String
    var nisn: NISN?
    var completeness: Completeness
    var findings: [Item]
  }

  private func entries(_ check: ClassCheck) -> [StudentEntry] {
    let language = common.console.language
    return check.students.map { student in
      StudentEntry(
        className: student.record.classGroup.name, student: student.record.student.fullName,
        nisn: student.record.student.nisn, completeness: student.completeness,
        findings: student.items.map {
          StudentEntry.Item(
            code: $0.code, level: $0.level.rawValue, field: $0.field, subject: $0.subject,
            actor: $0.assignee.actor, person: $0.assignee.person,
            message: $0.message.text(in: language))
        })
    }
  }

  // MARK: Those who left

  private func list(_ leavers: [Leaver]) {
    let console = common.console
    if !leavers.isEmpty {
      console.say(
        id: "\nTidak di kelas mana pun semester ini karena tanggal keluarnya",
        en: "\nIn no class this term because of their leaving date")
    }
    for leaver in leavers {
      print("  \(leaver.isDoubtful ? "✗" : "•") [C1] \(leaver.message.text(in: console.language))")
    }
  }

  private func entry(_ leaver: Leaver) -> StudentEntry {
    StudentEntry(
      className: "", student: leaver.fullName, nisn: leaver.nisn,
      completeness: leaver.isDoubtful ? .blocked : .printableWithWarnings,
      findings: [
        StudentEntry.Item(
          code: "C1", level: (leaver.isDoubtful ? CheckLevel.block : .warn).rawValue,
          field: "student.leaving.date", subject: nil, actor: .schoolOperator, person: nil,
          message: leaver.message.text(in: common.console.language))
      ])
  }

  // MARK: Files

  private mutating func write(_ checks: [ClassCheck], _ name: String) throws {
    guard let shelf, let list = TaskListRecord(of: checks) else { return }
    let bytes: [UInt8]
    let ending: String
    do {
      let template = try shelf.template(for: list)
      if let press {
        bytes = try press.card(of: .taskList(list), template: template).pdf
        ending = ".pdf"
      } else {
        city.labels = city.labels ?? template.labels
        created = max(created, list.report.documentTime)
        let sheets = Worksheet.checkSheets(of: checks, list: list, labels: template.labels)
        bytes = try Workbook(sheets: sheets, createdAt: list.report.documentTime)
          .bytes(scratch: out)
        ending = ".xlsx"
      }
    } catch let error as CardError {
      common.console.complain(error.message)
      throw Exit.configuration
    } catch let error as WorkbookError {
      throw refusal(error)
    }
    try keep(bytes, name, ending)
  }

  private mutating func writeCity() throws {
    let bytes: [UInt8]
    do throws(WorkbookError) {
      bytes = try Workbook(sheets: city.sheets, createdAt: created).bytes(scratch: out)
    } catch {
      throw refusal(error)
    }
    try keep(bytes, "kota", ".xlsx")
  }

  private func refusal(_ error: WorkbookError) -> any Error {
    common.console.refusal(
      Exit.storage, id: "buku kerja tidak dapat dibuat: \(error.reason). Kosongkan ruang cakram.",
      en: "the workbook cannot be made: \(error.reason). Make room on the disk.")
  }

  private mutating func keep(_ bytes: [UInt8], _ name: String, _ ending: String) throws {
    let path =
      out + "/"
      + names.unique(
        FileName.safe("Kelengkapan \(name) semester \(term.semester.rawValue)"), ending)
    try common.console.write(bytes, to: path)
    files.append(path)
  }
}

extension Leaver {
  fileprivate var message: Bilingual {
    let day = date.words
    return isDoubtful
      ? Bilingual(
        id: "\(fullName): tanggal keluar \(day) tidak mungkin; perbaiki atau kosongkan.",
        en: "\(fullName): the leaving date \(day) cannot be right; correct or clear it.")
      : Bilingual(
        id: "\(fullName): keluar \(day); jika masih bersekolah, perbaiki tanggalnya.",
        en: "\(fullName): left on \(day); if still at school, correct the date.")
  }
}

extension Assignee {
  /// "wali kelas 4A (Rina Wulandari, S.Pd.)".
  func text(in language: Language) -> String {
    let place = [className, subject].compactMap { $0 }.joined(separator: " ")
    let office = actor.name.text(in: language) + (place.isEmpty ? "" : " \(place)")
    return person.map { "\(office) (\($0))" } ?? office
  }
}

extension String {
  /// C1 to C11 by their numbers, then the rules by name.
  var checkOrder: String {
    guard hasPrefix("C"), let number = Int(dropFirst()) else { return "D" + self }
    return "C\(number < 10 ? "0" : "")\(number)"
  }
}
