import Batching
import CairoPango
import Foundation
import Pages
import Records
import Spreadsheets
import Templating

/// What one command made of whole classes, and what it could not make.
struct ClassDocumentRun {
  private let common: CommonOptions
  private let place: DocumentOptions
  private let shelf: TemplateShelf
  private let press: CardPress
  private var names = FileName()
  private var files: [String] = []
  private var failures: [CardError] = []

  init(_ common: CommonOptions, _ overrides: OverrideOptions, _ place: DocumentOptions) throws {
    self.common = common
    self.place = place
    shelf = try overrides.shelf(common)
    press = CardPress(
      bench: FontBench(catalogue: try Assets.catalogue(common.console)),
      engine: "Rapor \(Rapor.version)")
    try common.console.makeFolder(place.out)
  }

  /// How a class's or student's document is printed; an error names the class or student.
  private func options(
    _ record: DocumentRecord, _ template: Template
  ) throws(CardError) -> PrintOptions {
    guard let report = record.report else {
      throw CardError(student: record.title, cause: .noLayout)
    }
    do throws(CardError) {
      return try shelf.printing(report, with: template, isDraft: place.draft)
    } catch {
      throw CardError(student: record.title, cause: error.cause)
    }
  }

  mutating func make(
    of ledger: ClassLedgerRecord, as kind: DocumentKind, isPicture: Bool = false
  ) throws {
    do {
      let template = try shelf.template(for: ledger, as: kind, named: place.layout)
      let card = try press.card(
        of: .classLedger(ledger), template: template,
        options: options(.classLedger(ledger), template))
      guard isPicture, let record = ledger.rows.first?.record else {
        return try put(card.pdf, Self.name(of: ledger, kind), ".pdf")
      }
      let pictures = try press.pictures(
        of: card.pages, resolution: place.resolution, record: record)
      for (index, picture) in pictures.enumerated() {
        try put(picture, "\(Self.name(of: ledger, kind)) \(index + 1)", ".png")
      }
    } catch let error as CardError {
      failures.append(error)
    }
  }

  mutating func make(of register: StudentRegisterRecord, in room: ClassLedgerRecord) throws {
    do {
      let template = try shelf.template(
        for: room, as: .studentRegister, named: place.layout)
      let card = try press.card(
        of: .studentRegister(register), template: template,
        options: options(.studentRegister(register), template))
      let nisn = register.student.nisn.map { " (\($0.digits))" } ?? ""
      try put(
        card.pdf,
        "Buku induk \(register.classGroup.name) \(register.student.fullName)\(nisn)", ".pdf")
    } catch let error as CardError {
      failures.append(error)
    }
  }

  mutating func write(workbook ledger: ClassLedgerRecord) throws {
    let labels: Labels
    do throws(CardError) {
      labels = try shelf.template(for: ledger, as: .classLedger, named: place.layout).labels
    } catch {
      return failures.append(error)
    }
    let bytes: [UInt8]
    do throws(WorkbookError) {
      bytes = try Workbook(
        sheets: [Worksheet(of: ledger, labels: labels)],
        createdAt: ledger.rows.first?.record.documentTime ?? 0
      ).bytes(scratch: place.out)
    } catch {
      throw common.console.refusal(
        Exit.storage, id: "leger tidak dapat dibuat: \(error.reason). Kosongkan ruang cakram.",
        en: "the ledger cannot be made: \(error.reason). Make room on the disk.")
    }
    try put(bytes, Self.name(of: ledger, .classLedger), ".xlsx")
  }

  private mutating func put(_ bytes: [UInt8], _ name: String, _ ending: String) throws {
    let path = place.out + "/" + names.unique(FileName.safe(name), ending)
    try common.console.write(bytes, to: path)
    files.append(path)
  }

  /// File names are for schools: their words.
  private static func name(of ledger: ClassLedgerRecord, _ kind: DocumentKind) -> String {
    let what = kind == .labels ? "Label" : "Leger"
    return
      "\(what) \(ledger.school.npsn.digits) \(ledger.classGroup.name) "
      + "semester \(ledger.term.semester.rawValue)"
  }

  private struct Summary: Encodable {
    var files: [String]
    var failures: [String]
  }

  /// Says what was made; exits with 1 if something was not.
  func report() throws {
    let console = common.console
    if common.json {
      try console.json(
        Summary(
          files: files, failures: failures.map { $0.message.text(in: console.language) }))
    } else {
      for failure in failures { console.complain(failure.message) }
      console.say(
        id: "\(files.count) berkas ditulis ke \(place.out); \(failures.count) tidak dibuat.",
        en: "\(files.count) files written to \(place.out); \(failures.count) not made.")
    }
    if !failures.isEmpty { throw Exit.incomplete }
    if files.isEmpty {
      throw console.refusal(
        Exit.noInput, id: "tidak ada siswa yang cocok: periksa pilihan.",
        en: "no student fits: check the options.")
    }
  }
}
