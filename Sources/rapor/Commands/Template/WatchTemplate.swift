import ArgumentParser
import Batching
import CairoPango
import Foundation
import Pages
import Previewing
import Records
import Sampling
import Templating

/// `rapor template watch`.
struct WatchTemplate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Show a layout in the browser, and again whenever one of its files is saved.",
    discussion: """
      Serves a page to browsers of this machine only. Without --records or --school the students are the sample \
      school's special cases: the longest name, no NISN, a description of 800 characters and the like. With --json \
      the address is printed as JSON. Ends with Ctrl-C.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var overrides: OverrideOptions
  @OptionGroup var choice: RecordChoice
  @Argument(help: "The name of a layout, or its folder.") var layout: String
  @Option(help: "The student to begin with: the NISN, or a part of the name.") var student: String?
  @Option(help: "The port to serve at; 0 for any that is free.") var port = 8320

  func validate() throws {
    guard (0...65_535).contains(port) else {
      throw ValidationError(id: "--port harus 0 sampai 65535", en: "--port is 0 to 65535")
    }
  }

  func run() throws {
    let source = try source()
    let manifest = manifest(of: source)
    let students = try students(source, manifest)
    let engine = PreviewEngine(
      source: source, students: students, catalogue: try Assets.catalogue(common.console),
      overrides: overrides.existingFolder(common))
    let server = PreviewServer(
      engine: engine, first: first(of: students), language: common.console.language, port: port)
    try serve(server)
  }

  private func serve(_ server: PreviewServer) throws {
    let common = common
    try common.console.serving(port: port) {
      try await server.run { port in
        common.tellAddress(
          "http://127.0.0.1:\(port)/", Bilingual(id: "Pratinjau di", en: "Preview at"))
      }
    }
  }

  // MARK: What is looked at

  private func source() throws -> LayoutSource {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: layout, isDirectory: &isFolder),
      isFolder.boolValue
    else {
      let library = try Assets.library(common.console)
      guard library[layout] != nil else {
        let names = library.names.joined(separator: ", ")
        throw common.console.refusal(
          Exit.noInput, id: "tidak ada tata letak \(layout); yang ada: \(names).",
          en: "there is no layout \(layout); there are: \(names).")
      }
      return LayoutSource(name: layout, shelves: [Assets.templates])
    }
    return LayoutSource(folder: layout, base: Assets.templates)
  }

  private func students(
    _ source: LayoutSource, _ manifest: LayoutManifest?
  ) throws -> [PreviewStudent] {
    let nothing = Bilingual(id: "", en: "")
    var students: [PreviewStudent] = []
    if choice.school == nil && choice.records == nil || manifest?.kind == .closingSheet {
      students = cases(manifest)
    } else {
      let pictures = try overrides.pictureFolder(common)
      for document in try documents(manifest?.kind ?? .endOfTerm) {
        let shown = try document.report.map { report in
          do throws(CardError) { return try pictures.pictures(of: report) } catch {
            throw common.console.refusal(
              Exit.badData, id: error.message.indonesian, en: error.message.english)
          }
        }
        students.append(
          PreviewStudent(title: nothing, record: document, pictures: shown ?? RecordPictures()))
      }
    }
    guard !students.isEmpty else {
      throw common.console.refusal(
        Exit.noInput, id: "tidak ada siswa yang cocok: periksa pilihan.",
        en: "no student fits: check the options.")
    }
    return Array(students.prefix(PreviewStudent.limit))
  }

  /// The students, classes or registers of the school or file that were asked for.
  private func documents(_ kind: DocumentKind) throws -> [DocumentRecord] {
    let records = try choice.classes(common).flatMap(\.records)
    guard kind.report == nil else { return records.map { .report($0) } }
    let rooms = Dictionary(grouping: records, by: ClassKey.init).sorted { $0.key < $1.key }
      .compactMap { ClassLedgerRecord(of: $0.value) }
    guard kind == .studentRegister else { return rooms.map { .classLedger($0) } }
    return rooms.flatMap { room in
      room.rows.indices.compactMap {
        StudentRegisterRecord(of: [RegisterTerm(ledger: room, row: $0)]).map {
          .studentRegister($0)
        }
      }
    }
  }

  private func manifest(of source: LayoutSource) -> LayoutManifest? {
    (try? source.read()).flatMap { Template.manifest(of: source.name, in: $0.library) }
  }

  /// The special cases that the layout serves, or those of a primary school where it serves none or has mistakes yet.
  private func cases(_ manifest: LayoutManifest?) -> [PreviewStudent] {
    if let manifest, manifest.kind.report == nil {
      return ExampleSchool.documents(
        manifest.kind, manifest.curriculum, manifest.level, grades: manifest.grades,
        years: manifest.schoolYears
      ).map {
        PreviewStudent(title: Bilingual(id: $0.name, en: $0.name), record: $0.record)
      }
    }
    var cases: [EdgeStudent] = []
    if let manifest, let level = SamplePlan.Level(rawValue: manifest.level.rawValue) {
      let plan = SamplePlan(
        level: level, teaching: manifest.curriculum == .k13 ? .k13 : .merdeka,
        kind: manifest.kind.report ?? .endOfTerm)
      // A year of each time from which layouts differ.
      let year = [2019, 2023, 2025].first { start in
        SchoolYear(start: start).map { manifest.schoolYears?.contains($0) ?? true } ?? false
      }
      cases = ExampleSchool.edgeStudents(
        plan: plan, year: year ?? manifest.schoolYears?.lowerBound.start ?? 2019
      ).filter { manifest.serves($0.record) }
    }
    if cases.isEmpty { cases = ExampleSchool.edgeStudents() }
    return cases.map { PreviewStudent(title: $0.title, record: .report($0.record)) }
  }

  private func first(of students: [PreviewStudent]) -> Int {
    guard let student = student?.lowercased() else { return 0 }
    return students.firstIndex {
      $0.record.report?.student.nisn?.digits == student
        || $0.record.title.lowercased().contains(student)
    } ?? 0
  }
}
