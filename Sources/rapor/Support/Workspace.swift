import ArgumentParser
import Batching
import Bookkeeping
import Foundation
import Records
import Templating

/// Options that every command has.
struct CommonOptions: ParsableArguments {
  @Option(help: "The folder of the workspace; else RAPOR_WORKSPACE, else the current folder.")
  var workspace: String?
  @Option(help: "The language of messages: id or en; by default that of the locale.")
  var language: Language?
  @Flag(help: "Answer in JSON.") var json = false

  var console: Console { Console(language: language ?? .ofLocale) }

  var folder: String {
    workspace ?? ProcessInfo.processInfo.environment["RAPOR_WORKSPACE"]
      ?? FileManager.default.currentDirectoryPath
  }

  /// The workspace's ledger; ends the command with a message if it cannot be opened.
  func ledger() throws -> Ledger {
    try guarded { () throws(LedgerError) in
      try Ledger.open(at: folder + "/" + Ledger.fileName)
    }
  }

  /// Runs work on the ledger; a refusal becomes a message and an exit code.
  func guarded<Result>(_ work: () throws(LedgerError) -> Result) throws -> Result {
    do throws(LedgerError) {
      return try work()
    } catch {
      console.complain(error.message)
      throw Exit.unusable
    }
  }

  /// The term that commands work on.
  func term(_ ledger: Ledger, _ given: String?) throws -> Term {
    let stored = try guarded { () throws(LedgerError) in try ledger.setting("term") }
    guard let text = given ?? stored, let term = Term(argument: text) else {
      console.complain(
        id: "semester tidak dikenal: tulis misalnya --term 2019/2020-1.",
        en: "unknown term: write for instance --term 2019/2020-1.")
      throw Exit.unusable
    }
    return term
  }
}

extension Term {
  /// "2019/2020-1": the school year, a hyphen, 1 for odd or 2 for even.
  init?(argument: String) {
    let parts = argument.split(separator: "-")
    guard parts.count == 2, let year = SchoolYear(text: String(parts[0])),
      let number = Int(parts[1]), let semester = Semester(rawValue: number)
    else { return nil }
    self.init(schoolYear: year, semester: semester)
  }

  var argument: String { "\(schoolYear.text)-\(semester.rawValue)" }
}

extension NPSN: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

/// The folders that the program brings along: layouts and fonts.
enum Assets {
  /// The folder of that name beside the package or the program; `RAPOR_HOME` names another place.
  static func folder(_ name: String) -> String {
    let environment = ProcessInfo.processInfo.environment
    var places: [String] = []
    if let home = environment["RAPOR_HOME"] { places.append(home) }
    let program = URL(filePath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath()
    var parent = program.deletingLastPathComponent()
    for _ in 0..<6 {
      places.append(parent.path)
      places.append(parent.appending(path: "share/rapor").path)
      parent = parent.deletingLastPathComponent()
    }
    places.append(FileManager.default.currentDirectoryPath)
    let found = places.first { FileManager.default.fileExists(atPath: $0 + "/" + name) }
    return (found ?? FileManager.default.currentDirectoryPath) + "/" + name
  }

  static var fonts: String { folder("Fonts") }
  static var templates: String { folder("Templates") }

  /// The layouts that are shipped, with those of the workspace's own `Templates` folder over them.
  static func library(_ common: CommonOptions) throws -> LayoutLibrary {
    do throws(LayoutFolderError) {
      return try LayoutLibrary(folder: templates)
    } catch {
      common.console.complain(
        id: "folder tata letak \(templates) tidak dapat dibaca; pasang ulang, atau isi RAPOR_HOME.",
        en: "the layouts in \(templates) cannot be read; reinstall, or set RAPOR_HOME.")
      throw Exit.unusable
    }
  }
}

/// Reads a whole file, of bounded size.
func readFile(_ path: String, limit: Int, _ common: CommonOptions) throws -> [UInt8] {
  let attributes = try? FileManager.default.attributesOfItem(atPath: path)
  guard let size = attributes?[.size] as? Int,
    attributes?[.type] as? FileAttributeType == .typeRegular
  else {
    common.console.complain(
      id: "berkas \(path) tidak ada; periksa namanya.", en: "no file \(path); check its name.")
    throw Exit.unusable
  }
  guard size <= limit else {
    common.console.complain(
      id: "berkas \(path) terlalu besar (\(size) bita, paling besar \(limit)).",
      en: "the file \(path) is too large (\(size) bytes, at most \(limit)).")
    throw Exit.unusable
  }
  guard let data = FileManager.default.contents(atPath: path) else {
    common.console.complain(
      id: "berkas \(path) tidak dapat dibaca; periksa izinnya.",
      en: "the file \(path) cannot be read; check its permissions.")
    throw Exit.unusable
  }
  return [UInt8](data)
}

/// Writes a file so that no reader ever sees half of it.
func writeFile(_ bytes: [UInt8], to path: String, _ common: CommonOptions) throws {
  do {
    let url = URL(filePath: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url, options: .atomic)
  } catch {
    common.console.complain(
      id: "\(path) tidak dapat ditulis: cakram penuh atau folder terkunci.",
      en: "\(path) cannot be written: the disk is full or the folder is locked.")
    throw Exit.unusable
  }
}
