import ArgumentParser
import Batching
import Bookkeeping
import CairoPango
import Checking
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
      A student whose record is not complete, or whom a rule of checks.json holds, gets no final card; --draft makes one with a watermark. Every PDF is \
      read back and checked before it is written. Exits with 1 if any student was left out.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var overrides: OverrideOptions
  @Option(help: "The school's NPSN.") var school: NPSN?
  @Option(name: .customLong("class"), help: "One class only.") var className: String?
  @Option(help: "One student only: the NISN.") var student: String?
  @Option(help: "A JSON file of report records instead of the workspace's.") var records: String?
  @Option(
    help: """
      The layout's name; by default the one that serves the report. Cards of a named layout do not enter the ledger; \
      final ones only with a layout that serves the report.
      """)
  var layout: String?
  @Option(help: "The folder to write to.") var out: String
  @Flag(help: "One file for each class instead of one for each student.") var classFile = false
  @Flag(help: "For printing on both sides: each student begins on a fresh sheet.") var twoSided =
    false
  @Option(help: "pdf or png.") var format = Format.pdf
  @Option(help: "Dots an inch of pictures.") var resolution = 110.0
  @Flag(
    inversion: .prefixedNo,
    help: "Tag the students' PDFs for screen readers and machines; class files never are.")
  var tags = true
  @Option(
    help: """
      rapor or cairo: who writes the PDF. cairo is for a printer or viewer that has trouble with ours; its files are \
      larger, never tagged, and do not enter the ledger.
      """)
  var writer = PDFMaker.rapor
  @Flag(help: "Drafts with a watermark, also of students who are not complete.") var draft = false
  @Option(help: "Another term than the workspace's.") var term: String?
  @Option(help: "Which report of the workspace: endOfTerm, midterm, p5 or supplement.")
  var kind = ReportKind.endOfTerm
  @Option(help: "How many threads; by default one a processor.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  func validate() throws {
    guard (school == nil) != (records == nil) else {
      throw ValidationError(
        id: "beri salah satu: --school atau --records", en: "give either --school or --records")
    }
    guard (1...64).contains(jobs) else {
      throw ValidationError(id: "--jobs harus 1 sampai 64", en: "--jobs is 1 to 64")
    }
    guard (20...600).contains(resolution) else {
      throw ValidationError(id: "--resolution harus 20 sampai 600", en: "--resolution is 20 to 600")
    }
  }

  func run() throws {
    let library = try Assets.library(common.console)
    if let layout, !library.names.contains(layout) {
      let names = library.names.joined(separator: ", ")
      throw common.console.refusal(
        Exit.noInput, id: "tidak ada tata letak \(layout); yang ada: \(names).",
        en: "there is no layout \(layout); there are: \(names).")
    }
    var run = RenderRun(
      options: self, shelf: try overrides.shelf(common), gate: try common.finalGate())
    try common.console.makeFolder(out)
    if let records {
      try renderFile(records, &run)
    } else if let school {
      try renderSchool(school, &run)
    }
    guard !run.isEmpty else {
      throw common.console.refusal(
        Exit.noInput,
        id:
          "tidak ada siswa yang cocok\(student.map { " dengan NISN \($0)" } ?? ""): periksa pilihan.",
        en: "no student fits\(student.map { " NISN \($0)" } ?? ""): check the options.")
    }
    try run.report()
  }

  private func renderFile(_ path: String, _ run: inout RenderRun) throws {
    let wanted = className.map { ClassName($0)?.text ?? $0 }
    let records = try common.records(in: path).filter {
      wanted == nil || $0.classGroup.name == wanted
    }
    // A class at a time, as from the ledger, so that class files come out alike.
    for room in Dictionary(grouping: records, by: ClassKey.init).sorted(by: { $0.key < $1.key }) {
      try run.render(room.value, onlyIf: isAskedFor)
    }
  }

  private func isAskedFor(_ record: ReportRecord) -> Bool {
    student == nil || record.student.nisn?.digits == student
  }

  private func renderSchool(_ school: NPSN, _ run: inout RenderRun) throws {
    let ledger = try common.ledger()
    run.ledger = ledger
    // A person waits for these: a run over the city stands aside.
    let locks = try common.guarded { () throws(LedgerError) in
      try WorkLocks(folder: common.folder)
    }
    locks.announceUrgency()
    defer { withExtendedLifetime(locks) {} }
    // The ledger says of a card that it was made with the layout that serves: it cannot say so where one was named.
    if !draft && format == .pdf && writer == .rapor && layout == nil {
      run.identity = try Assets.identity(
        run.shelf, common.console, gate: run.gate, isTagged: tags)
    }
    let term = try common.term(ledger, term)
    for name in try common.classNames(ledger, school, term, only: className) {
      let stored = try common.guarded { () throws(LedgerError) in
        try ledger.records(of: school, className: name, term: term, kind: kind)
      }
      try run.render(stored, onlyIf: isAskedFor, className: name, of: school, term: term)
    }
  }
}

extension PDFMaker: ExpressibleByArgument {}

/// One run of `rapor render`: what was made and what was not.
struct RenderRun {
  let options: Render
  let shelf: TemplateShelf
  let gate: FinalGate
  var ledger: Ledger?
  /// Set if the cards are final ones, which enter the ledger.
  var identity: PressIdentity?
  private(set) var made = 0
  private(set) var pages = 0
  private(set) var failures: [CardError] = []
  private var names = FileName()

  private struct Made: Sendable {
    var card: Card
    /// The pages as they stand in a class file.
    var classPages: PageSet?
    var basis: CardBasis?
    var files: [(name: String, ending: String, bytes: [UInt8])]
  }

  init(options: Render, shelf: TemplateShelf, gate: FinalGate) {
    self.options = options
    self.shelf = shelf
    self.gate = gate
  }

  private var common: CommonOptions { options.common }
  /// Whether nobody was asked for.
  var isEmpty: Bool { made == 0 && failures.isEmpty }

  /// - Parameter records: those of the whole class.
  mutating func render(
    _ records: [ReportRecord], onlyIf isAskedFor: (ReportRecord) -> Bool
  ) throws {
    let jobs = jobs(for: records, isAskedFor)
    guard !jobs.isEmpty else { return }
    let results = try press(jobs, amongNumbers: records.numbers)
    _ = try write(
      jobs.map(\.record), results, className: records.first?.classGroup.name ?? "")
  }

  mutating func render(
    _ room: [StoredRecord], onlyIf isAskedFor: (ReportRecord) -> Bool, className: String,
    of school: NPSN, term: Term
  ) throws {
    let stored = room.filter { isAskedFor($0.record) }
    guard !stored.isEmpty else { return }
    let jobs = jobs(for: room.map(\.record), isAskedFor)
    let classState = gate.comparesStudents ? room.classState : nil
    var results = try press(jobs, amongNumbers: room.map(\.record).numbers)
    if let error = try write(jobs.map(\.record), results, className: className) {
      // Nobody's card is in a class file that was not kept.
      results = results.map { $0.flatMap { _ in .failure(error) } }
    }
    // Drafts never enter the ledger, nor do pictures.
    guard let ledger, let identity else { return }
    var outcomes: [CardOutcome] = []
    var pdfs: [Digest: [UInt8]] = [:]
    for (stored, result) in zip(stored, results) {
      switch result {
      case .success(let made):
        let pdf = made.card.pdf
        let digest = try Digest(of: pdf)
        pdfs[digest] = pdf
        outcomes.append(
          CardOutcome(
            student: stored.id,
            result: .verified(pdf: digest, pages: made.card.pages.pages.count, bytes: pdf.count),
            basis: made.basis, revision: stored.revision, classState: classState))
      case .failure(let error) where error.points != nil:
        outcomes.append(
          CardOutcome(
            student: stored.id, result: .blocked(codes: error.points?.codes ?? ""),
            revision: stored.revision))
      case .failure(let error):
        outcomes.append(
          CardOutcome(
            student: stored.id, result: .failed(code: error.code), revision: stored.revision))
      }
    }
    let target = ImportTarget(npsn: school, term: term, kind: options.kind)
    try common.guarded { () throws(LedgerError) in
      try ledger.note(
        outcomes, pdfs: pdfs, of: target, press: identity.presses[school],
        at: Int64(Date().timeIntervalSince1970))
    }
  }

  /// A student of a class, with what holds the card.
  private struct Job: Sendable {
    var record: ReportRecord
    var rulings: [CheckItem]
  }

  /// Those of a class who were asked for; the rules look at the whole class all the same.
  private func jobs(
    for room: [ReportRecord], _ isAskedFor: (ReportRecord) -> Bool
  ) -> [Job] {
    let rulings =
      options.draft
      ? Array(repeating: [], count: room.count)
      : gate.rulings(of: room, lacksPhoto: shelf.lacksPhoto)
    return zip(room, rulings).filter { isAskedFor($0.0) }.map { Job(record: $0.0, rulings: $0.1) }
  }

  /// The cards of a class, on as many lanes as asked for.
  ///
  /// - Parameter numbers: those of the whole class, of which each card may bear but its own.
  private func press(
    _ jobs: [Job], amongNumbers numbers: [String]
  ) throws -> [Result<Made, CardError>] {
    let options = options
    let shelf = shelf
    let identity = identity
    let catalogue = try Assets.catalogue(common.console)
    return try inLanes(
      options.jobs, jobs,
      makeBench: {
        CardPress(
          bench: FontBench(catalogue: catalogue), engine: "Rapor \(Rapor.version)",
          maker: options.writer)
      },
      work: { job, press -> Result<Made, CardError> in
        do throws(CardError) {
          // A class file needs no cards of single students, unless the ledger keeps them.
          var made = try Self.make(
            job, press, shelf, options, classmates: numbers,
            needsCard: !options.classFile || identity != nil || options.format == .png)
          made.0.basis = try? identity?.basis(
            of: job.record, template: made.1.template, digest: made.1.digest,
            pictures: made.1.printing.pictures)
          return .success(made.0)
        } catch {
          return .failure(error)
        }
      })
  }

  private static func make(
    _ job: Job, _ press: CardPress, _ shelf: TemplateShelf, _ options: Render,
    classmates: [String], needsCard: Bool
  ) throws(CardError) -> (Made, (template: Template, digest: Digest?, printing: PrintOptions)) {
    let record = job.record
    if !options.draft {
      let points = FinalGate.points(of: record, rulings: job.rulings)
      guard points.isEmpty else {
        throw CardError(student: record.student.fullName, cause: .blocked(points))
      }
    }
    if let layout = options.layout, !options.draft { try shelf.requireServing(layout, record) }
    let (template, digest) = try shelf.template(
      by: shelf.resolution(for: record, named: options.layout), for: record)
    let printing = try shelf.printing(record, with: template, isDraft: options.draft)
    guard needsCard else {
      let pages = try press.pages(of: record, template: template, options: printing)
      return (
        Made(card: Card(pages: pages), classPages: pages, files: []), (template, digest, printing)
      )
    }
    let isTagged = options.tags && options.format == .pdf && options.writer == .rapor
    let card = try press.card(
      of: record, template: template, options: printing, proof: .full, classmates: classmates,
      isTagged: isTagged)
    var made = Made(card: card, files: [])
    if options.classFile {
      made.classPages =
        isTagged
        ? try press.pages(of: record, template: template, options: printing) : card.pages
    }
    let name = FileName.card(of: record, isDraft: options.draft)
    switch options.format {
    case .pdf: if !options.classFile { made.files.append((name, ".pdf", card.pdf)) }
    case .png:
      let pictures = try press.pictures(
        of: card.pages, resolution: options.resolution, record: record)
      for (index, picture) in pictures.enumerated() {
        made.files.append((name, " \(index + 1).png", picture))
      }
    }
    return (made, (template, digest, printing))
  }

  /// - Returns: why the class file was not kept, if it was not.
  private mutating func write(
    _ records: [ReportRecord], _ results: [Result<Made, CardError>], className: String
  ) throws -> CardError? {
    var parts: [(record: ReportRecord, pages: PageSet)] = []
    for (record, result) in zip(records, results) {
      switch result {
      case .success(let made):
        for file in made.files {
          let name = names.unique(file.name, file.ending)
          try common.console.write(file.bytes, to: options.out + "/" + name)
        }
        if let pages = made.classPages { parts.append((record, pages)) }
        self.made += 1
        pages += made.card.pages.pages.count
      case .failure(let error): failures.append(error)
      }
    }
    guard options.classFile, !parts.isEmpty, let first = parts.first?.record else { return nil }
    let press = CardPress(
      bench: FontBench(catalogue: try Assets.catalogue(common.console)),
      engine: "Rapor \(Rapor.version)", maker: options.writer)
    let pdf: [UInt8]
    do throws(CardError) {
      pdf = try press.classFile(parts, sides: options.twoSided ? .both : .one)
    } catch {
      failures.append(error)
      made -= parts.count
      pages -= parts.reduce(0) { $0 + $1.pages.pages.count }
      return error
    }
    let name = FileName.safe(
      "Kelas \(className) semester \(first.term.semester.rawValue)\(options.draft ? " KONSEP" : "")"
    )
    try common.console.write(pdf, to: options.out + "/" + names.unique(name, ".pdf"))
    return nil
  }

  private struct Summary: Encodable {
    struct Failure: Encodable {
      var student: String
      var code: String
      /// What holds the card: "C3 placeholder".
      var points: String?
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
              student: $0.student, code: $0.code, points: $0.points?.codes,
              message: $0.message.text(in: console.language))
          }))
    } else {
      for failure in failures { console.complain(failure.message) }
      console.say(
        id:
          "\(made) rapor (\(pages) halaman) ditulis ke \(options.out); \(failures.count) tidak dibuat.",
        en: "\(made) cards (\(pages) pages) written to \(options.out); \(failures.count) not made.")
    }
    if !failures.isEmpty { throw Exit.incomplete }
  }
}

extension [ReportRecord] {
  /// The students' national numbers.
  fileprivate var numbers: [String] { compactMap { $0.student.nisn?.digits } }
}
