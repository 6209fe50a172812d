import ArgumentParser
import Batching
import Bookkeeping
import Foundation
import Records
import Spreadsheets

/// `rapor template-sheet`: sheets for teachers to fill in.
struct TemplateSheet: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template-sheet",
    abstract: "Write sheets for teachers to fill in, which come back through 'rapor import'.",
    discussion: """
      Kinds: \(SheetForm.kinds.map(\.rawValue).joined(separator: ", ")). Students and what is known of them are filled \
      in and locked; lists and limits keep mistakes out; the notes on the headings say what to enter. Scores come all \
      subjects side by side, or with --subject one subject with its descriptions, or with --objectives too a row for \
      each competence (KD) or objective (TP). One class goes to a file (.xlsx or .csv), several to a folder.
      """)

  @OptionGroup var common: CommonOptions
  @Argument(help: "What is to be filled in.") var kind: ImportKind
  @Option(help: "The school's NPSN.") var school: NPSN
  @Option(name: .customLong("class"), help: "One class; may be repeated; all without it.")
  var classNames: [String] = []
  @Option(help: "Scores of one subject: its code.") var subject: String?
  @Flag(help: "With a row for each objective of the subject.") var objectives = false
  @Option(help: "Another term than the workspace's.") var term: String?
  @Option(help: "The file, or the folder for several classes.") var out: String

  func validate() throws {
    guard SheetForm.kinds.contains(kind) else {
      throw ValidationError(
        "\(kind.rawValue) has no form; there are \(SheetForm.kinds.map(\.rawValue).joined(separator: ", "))"
      )
    }
    guard subject == nil || kind == .scores else {
      throw ValidationError("--subject is for scores")
    }
    guard !objectives || subject != nil else {
      throw ValidationError("--objectives needs --subject")
    }
  }

  func run() throws {
    let ledger = try common.ledger()
    let term = try common.term(ledger, term)
    let wanted = classNames.map { ClassName($0)?.text ?? $0 }
    let names =
      wanted.isEmpty ? try common.classNames(ledger, school, term, only: nil) : wanted
    let isFile = out.hasSuffix(".xlsx") || out.hasSuffix(".csv")
    guard !isFile || names.count == 1 else {
      throw common.console.refusal(
        ExitCode.validationFailure, id: "untuk beberapa kelas, isi --out dengan nama folder.",
        en: "for several classes give a folder with --out.")
    }
    var files = FileName()
    var count = 0
    for name in names {
      let records = try common.guarded { () throws(LedgerError) in
        try ledger.records(
          of: school, className: name, term: term, kind: SheetForm.report(of: kind)
        ).map(\.record)
      }
      guard let form = SheetForm(kind, records, subject: subject, objectives: objectives) else {
        common.console.complain(
          id:
            "kelas \(name): tidak ada siswa, atau mata pelajaran \(subject ?? "") tidak diajarkan.",
          en: "class \(name): no students, or the subject \(subject ?? "") is not taught.")
        continue
      }
      let path =
        isFile
        ? out
        : out + "/"
          + files.unique(FileName.safe("\(form.title) semester \(term.semester.rawValue)"), ".xlsx")
      try write(form, to: path, at: records.first?.documentTime ?? 0)
      count += 1
    }
    guard count > 0 else { throw Exit.noInput }
    common.console.say(
      id:
        "\(count) lembar isian ditulis ke \(out). Setelah diisi: rapor import \(kind.rawValue) BERKAS "
        + "--school \(school.digits)",
      en: "\(count) sheets written to \(out). Once filled in: rapor import \(kind.rawValue) FILE "
        + "--school \(school.digits)")
    if count < names.count { throw Exit.incomplete }
  }

  private func write(_ form: SheetForm, to path: String, at time: Int64) throws {
    if path.hasSuffix(".csv") {
      return try common.console.write(Array("\u{FEFF}\(form.csv)".utf8), to: path)
    }
    let folder = WholeFile.folder(of: path)
    try common.console.makeFolder(folder)
    let bytes: [UInt8]
    do throws(WorkbookError) {
      bytes = try Workbook(sheets: [form.worksheet], createdAt: time).bytes(scratch: folder)
    } catch {
      throw common.console.refusal(
        Exit.storage,
        id: "lembar isian tidak dapat dibuat: \(error.reason). Kosongkan ruang cakram.",
        en: "the sheet cannot be made: \(error.reason). Make room on the disk.")
    }
    try common.console.write(bytes, to: path)
  }
}
