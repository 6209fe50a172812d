import ArgumentParser
import Batching
import Bookkeeping
import Foundation
import Pages
import Records
import Spreadsheets

/// `rapor batch report`: the closing sheet.
struct BatchReport: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, csv, xlsx, pdf, json }

  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Print a run's closing sheet: totals, exceptions by name, digests.",
    discussion: "Exits with 1 while expected ≠ done + excused.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The run's number.") var number: RunID
  @Option(help: "text, csv, xlsx, pdf or json; by default as the file's name ends.")
  var format: Format?
  @Flag(help: "Every student with the digest of the PDF, not the exceptions only.") var full = false
  @Option(help: "The file to write to; else standard output.") var out: String?
  @Option(help: "The paper of the PDF: A4, F4 or Folio.") var paper = Paper.a4

  private struct Sheet: Encodable {
    var run: Run
    var isBalanced: Bool
    var entries: [RunEntry]
  }

  /// What was asked for, or what the name of the file promises.
  private var chosen: Format {
    if common.json { return .json }
    let ending = out.map { URL(filePath: $0).pathExtension.lowercased() } ?? ""
    return format ?? Format(rawValue: ending) ?? .text
  }

  func validate() throws {
    guard !(chosen == .xlsx || chosen == .pdf) || out != nil else {
      throw ValidationError(
        id: "--format \(chosen.rawValue) memerlukan --out",
        en: "--format \(chosen.rawValue) needs --out")
    }
  }

  func run() throws {
    let ledger = try common.ledger()
    let run: Run
    if chosen == .pdf, let out {
      let sheet = try common.guarded { () throws(LedgerError) in
        try ledger.closingSheet(of: number, isFull: full)
      }
      try write(sheet, to: out)
      run = sheet.run
    } else {
      let entries: [RunEntry]
      (run, entries) = try common.guarded { () throws(LedgerError) in
        (try ledger.run(number), try ledger.entries(of: number, onlyExceptions: !full))
      }
      if chosen == .xlsx, let out {
        try write(workbookOf: run, entries, to: out)
      } else {
        try show(run, entries)
      }
    }
    if !run.totals.isBalanced { throw Exit.incomplete }
  }

  private func show(_ run: Run, _ entries: [RunEntry]) throws {
    let text: String
    switch chosen {
    case .text, .xlsx, .pdf: text = Self.text(run, entries, common.console)
    case .csv: text = Self.csv(entries, common.console.language)
    case .json:
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      let sheet = Sheet(run: run, isBalanced: run.totals.isBalanced, entries: entries)
      text = String(decoding: try encoder.encode(sheet), as: UTF8.self) + "\n"
    }
    if let out {
      try common.console.write(Array(text.utf8), to: out)
    } else {
      print(text, terminator: "")
    }
  }

  private func write(workbookOf run: Run, _ entries: [RunEntry], to path: String) throws {
    let console = common.console
    guard entries.count < Workbook.mostRows - 20 else {
      throw console.refusal(
        Exit.badData,
        id: "terlalu banyak baris untuk satu lembar; tanpa --full, atau --format csv.",
        en: "too many rows for one sheet; leave out --full, or use --format csv.")
    }
    let folder = WholeFile.folder(of: path)
    try console.makeFolder(folder)
    let bytes: [UInt8]
    do throws(WorkbookError) {
      bytes = try Workbook(
        sheets: [Worksheet(of: run, entries, in: console.language)],
        createdAt: run.endedAt ?? run.startedAt
      ).bytes(scratch: folder)
    } catch {
      throw console.refusal(
        Exit.storage, id: "laporan tidak dapat dibuat: \(error.reason). Kosongkan ruang cakram.",
        en: "the report cannot be made: \(error.reason). Make room on the disk.")
    }
    try console.write(bytes, to: path)
  }

  private static func text(_ run: Run, _ entries: [RunEntry], _ console: Console) -> String {
    var text = run.title.text(in: console.language) + "\n"
    for (label, count) in run.totals.lines {
      let label = label.text(in: console.language)
      text +=
        "  \(label.padding(toLength: 18, withPad: " ", startingAt: 0)) \(console.grouped(count))\n"
    }
    for entry in entries {
      let nisn = entry.nisn.map { " (\($0.digits))" } ?? ""
      let codes = [entry.outcome ?? "waiting", entry.reason].compactMap { $0 }
      let what = ExceptionWords.text(of: entry).text(in: console.language)
      let digest = entry.pdfDigest.map { " \($0)" } ?? ""
      text +=
        "  \(entry.npsn.digits) \(entry.className)  \(entry.fullName)\(nisn): \(what) [\(codes.joined(separator: " "))]\(digest)\n"
    }
    return text
  }

  private static func csv(_ entries: [RunEntry], _ language: Language) -> String {
    var text = "npsn;school;class;number;name;nisn;outcome;reason;sha256;words\r\n"
    for entry in entries {
      let cells = [
        entry.npsn.digits, entry.school, entry.className, entry.rosterNumber.map { "\($0)" } ?? "",
        entry.fullName, entry.nisn?.digits ?? "", entry.outcome ?? "waiting", entry.reason ?? "",
        entry.pdfDigest ?? "", ExceptionWords.text(of: entry).text(in: language),
      ]
      text += cells.map(FormulaGuard.csvCell).joined(separator: ";") + "\r\n"
    }
    return text
  }
}
