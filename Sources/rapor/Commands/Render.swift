import ArgumentParser
import Batching
import Bookkeeping
import CairoPango
import Digesting
import Drawing
import Foundation
import Pages
import Records
import Templating

/// `rapor render`: report cards as PDFs or pictures.
struct Render: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case pdf, png }

  static let configuration = CommandConfiguration(
    abstract: "Make report cards: one PDF a student, a class file, or pictures of the pages.",
    discussion: """
      A student whose record is not complete gets no final card; --draft makes one with a watermark. Every PDF is \
      read back and checked before it is written. Exits with 1 if any student was left out.
      """)

  @OptionGroup var common: CommonOptions
  @Option(help: "The school's NPSN.") var school: NPSN?
  @Option(name: .customLong("class"), help: "One class only.") var className: String?
  @Option(help: "One student only: the NISN.") var student: String?
  @Option(help: "A JSON file of report records instead of the workspace's.") var records: String?
  @Option(help: "The layout's name; by default the one that serves the report.") var layout: String?
  @Option(help: "The folder to write to.") var out: String
  @Flag(help: "One file for each class instead of one for each student.") var classFile = false
  @Flag(help: "For printing on both sides: each student begins on a fresh sheet.") var twoSided =
    false
  @Option(help: "pdf or png.") var format = Format.pdf
  @Option(help: "Dots an inch of pictures.") var resolution = 110.0
  @Flag(help: "Drafts with a watermark, also of students who are not complete.") var draft = false
  @Option(help: "Another term than the workspace's.") var term: String?
  @Option(help: "How many threads; by default one a processor.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  func validate() throws {
    guard (school == nil) != (records == nil) else {
      throw ValidationError("give either --school or --records")
    }
    guard (1...64).contains(jobs) else { throw ValidationError("--jobs is 1 to 64") }
    guard (20...600).contains(resolution) else {
      throw ValidationError("--resolution is 20 to 600")
    }
  }

  func run() throws {
    var run = RenderRun(
      options: self, shelf: TemplateShelf(library: try Assets.library(common)), ledger: nil)
    if let records {
      let all = try readRecords(records)
      let chosen = all.filter { record in
        (student == nil || record.student.nisn?.digits == student)
          && (className == nil || record.classGroup.name == className)
      }
      // A class at a time, as from the ledger, so that class files come out alike.
      for name in Set(chosen.map(\.classGroup.name)).sorted() {
        try run.render(chosen.filter { $0.classGroup.name == name })
      }
    } else if let school {
      let ledger = try common.ledger()
      run.ledger = ledger
      let term = try common.term(ledger, term)
      let names = try classNames(ledger, school, term)
      for name in names {
        let stored = try common.guarded { () throws(LedgerError) in
          try ledger.records(of: school, className: name, term: term)
        }
        let chosen = student.map { nisn in stored.filter { $0.record.student.nisn?.digits == nisn }
        }
        if student != nil, names.count == 1, chosen?.isEmpty ?? false {
          common.console.complain(
            id: "tidak ada siswa dengan NISN itu.", en: "no student has that NISN.")
          throw Exit.data
        }
        try run.render(chosen ?? stored, className: name, of: school, term: term)
      }
    }
    try run.report()
  }

  private func classNames(_ ledger: Ledger, _ school: NPSN, _ term: Term) throws -> [String] {
    if let className { return [ClassName(className)?.text ?? className] }
    return try common.guarded { () throws(LedgerError) in
      try ledger.classes(of: school, in: term.schoolYear).map(\.name)
    }
  }

  private func readRecords(_ path: String) throws -> [ReportRecord] {
    let bytes = try readFile(path, limit: 256 << 20, common)
    do throws(RecordFileError) {
      return try RecordReader.records(from: bytes)
    } catch {
      common.console.complain(error.message)
      throw Exit.unusable
    }
  }
}

/// One run of `rapor render`: what was made and what was not.
struct RenderRun {
  let options: Render
  let shelf: TemplateShelf
  var ledger: Ledger?
  private(set) var made = 0
  private(set) var pages = 0
  private(set) var failures: [CardError] = []

  private struct Made: Sendable {
    var card: Card
    var files: [(name: String, bytes: [UInt8])]
  }

  init(options: Render, shelf: TemplateShelf, ledger: Ledger?) {
    self.options = options
    self.shelf = shelf
    self.ledger = ledger
  }

  private var common: CommonOptions { options.common }

  mutating func render(_ records: [ReportRecord]) throws {
    let results = try press(records)
    try write(records, results, className: records.first?.classGroup.name ?? "")
  }

  mutating func render(
    _ stored: [StoredRecord], className: String, of school: NPSN, term: Term
  ) throws {
    guard !stored.isEmpty else { return }
    let records = stored.map(\.record)
    let results = try press(records)
    try write(records, results, className: className)
    // Drafts never enter the ledger, nor do pictures.
    guard let ledger, !options.draft, options.format == .pdf else { return }
    var outcomes: [CardOutcome] = []
    for (stored, result) in zip(stored, results) {
      let data = try Digest(of: Array("\(stored.record)".utf8))
      let layout = options.layout ?? ""
      switch result {
      case .success(let made):
        outcomes.append(
          CardOutcome(
            student: stored.id,
            result: .verified(
              pdf: try Digest(of: made.card.pdf), pages: made.card.pages.pages.count,
              bytes: made.card.pdf.count), layout: layout, dataDigest: data))
      case .failure(let error) where error.code == "blocked": break
      case .failure(let error):
        outcomes.append(
          CardOutcome(
            student: stored.id, result: .failed(code: error.code), layout: layout, dataDigest: data)
        )
      }
    }
    try common.guarded { () throws(LedgerError) in
      try ledger.note(
        outcomes, of: ImportTarget(npsn: school, term: term), engine: "Rapor \(Rapor.version)",
        at: Int64(Date().timeIntervalSince1970))
    }
  }

  /// The cards of a class, on as many lanes as asked for.
  private func press(_ records: [ReportRecord]) throws -> [Result<Made, CardError>] {
    let numbers = records.compactMap { $0.student.nisn?.digits }
    let options = options
    let shelf = shelf
    let catalogue: FontCatalogue
    do throws(FontError) {
      catalogue = try FontCatalogue(folder: Assets.fonts)
    } catch {
      common.console.complain(
        id: "fon di \(Assets.fonts) tidak dapat dibaca; pasang ulang, atau isi RAPOR_HOME.",
        en: "the fonts in \(Assets.fonts) cannot be read; reinstall, or set RAPOR_HOME.")
      throw Exit.unusable
    }
    return try inLanes(
      options.jobs, records,
      makeBench: {
        CardPress(bench: FontBench(catalogue: catalogue), engine: "Rapor \(Rapor.version)")
      },
      work: { record, press -> Result<Made, CardError> in
        do throws(CardError) {
          return .success(try Self.make(record, press, shelf, options, classmates: numbers))
        } catch {
          return .failure(error)
        }
      })
  }

  private static func make(
    _ record: ReportRecord, _ press: CardPress, _ shelf: TemplateShelf, _ options: Render,
    classmates: [String]
  ) throws(CardError) -> Made {
    let blocking = Completeness.findings(for: record).filter { $0.level == .block }
    guard options.draft || blocking.isEmpty else {
      throw CardError(student: record.student.fullName, cause: .blocked(blocking))
    }
    let template =
      if let layout = options.layout {
        try shelf.template(named: layout, for: record)
      } else {
        try shelf.template(for: record)
      }
    let card = try press.card(
      of: record, template: template, options: PrintOptions(isDraft: options.draft),
      proof: .full, classmates: classmates)
    var made = Made(card: card, files: [])
    let name = FileName.card(of: record, isDraft: options.draft)
    switch options.format {
    case .pdf: if !options.classFile { made.files.append((name + ".pdf", card.pdf)) }
    case .png:
      let pictures = try press.pictures(
        of: card.pages, resolution: options.resolution, record: record)
      for (index, picture) in pictures.enumerated() {
        made.files.append(("\(name) \(index + 1).png", picture))
      }
    }
    return made
  }

  private mutating func write(
    _ records: [ReportRecord], _ results: [Result<Made, CardError>], className: String
  ) throws {
    var parts: [(record: ReportRecord, pages: PageSet)] = []
    for (record, result) in zip(records, results) {
      switch result {
      case .success(let made):
        for file in made.files {
          try writeFile(file.bytes, to: options.out + "/" + file.name, common)
        }
        parts.append((record, made.card.pages))
        self.made += 1
        pages += made.card.pages.pages.count
      case .failure(let error): failures.append(error)
      }
    }
    guard options.classFile, !parts.isEmpty, let first = parts.first?.record else { return }
    let press = CardPress(
      bench: try FontBench(fonts: Assets.fonts), engine: "Rapor \(Rapor.version)")
    do throws(CardError) {
      let pdf = try press.classFile(parts, sides: options.twoSided ? .both : .one)
      let name = FileName.safe(
        "Kelas \(className) semester \(first.term.semester.rawValue)\(options.draft ? " KONSEP" : "")"
      )
      try? writeFile(pdf, to: options.out + "/" + name + ".pdf", common)
    } catch {
      failures.append(error)
    }
  }

  private struct Summary: Encodable {
    struct Failure: Encodable {
      var student: String
      var code: String
      var message: String
    }
    var cards: Int
    var pages: Int
    var out: String
    var failures: [Failure]
  }

  func report() throws {
    let console = common.console
    if common.json {
      try console.json(
        Summary(
          cards: made, pages: pages, out: options.out,
          failures: failures.map {
            Summary.Failure(
              student: $0.student, code: $0.code, message: $0.message.text(in: console.language))
          }))
    } else {
      for failure in failures { console.complain(failure.message) }
      console.say(
        id:
          "\(made) rapor (\(pages) halaman) ditulis ke \(options.out); \(failures.count) tidak dibuat.",
        en: "\(made) cards (\(pages) pages) written to \(options.out); \(failures.count) not made.")
    }
    if !failures.isEmpty { throw Exit.data }
  }
}
