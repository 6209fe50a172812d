import Batching
import Bookkeeping
import Digesting
import Foundation
import Records
import Spreadsheets

/// Packs the issued cards of schools, one file at a time, with a manifest for each school.
struct ExportPacker {
  struct Entry: Encodable {
    /// Nil if the student has no card.
    var path: String?
    var npsn: NPSN
    var className: String
    var number: Int?
    var name: String?
    var nisn: NISN?
    var sha256: String?
    var bytes: Int
    var pages: Int?
    var version: Int?
    /// issued; stale if the data have changed since; missing if there is no card; damaged if the archive has lost it; held if
    /// there is one, but the student would get none now; class for a class file.
    var what: String
    /// Why it is held: codes of what is missing and of rules that block.
    var reason: String?
  }

  typealias Sink = (_ name: String, _ bytes: [UInt8]) throws -> Void

  let common: CommonOptions
  let ledger: Ledger
  let term: Term
  let kind: ReportKind
  private let held: HeldCards
  private let classMaker: CardMaker?
  private var entries: [Entry] = []
  private var counts: [String: Int] = [:]
  private var bytes = 0

  /// - Parameters:
  ///   - held: those whose cards stay here.
  ///   - classMaker: what lays out the class files; nil for none.
  init(
    common: CommonOptions, ledger: Ledger, term: Term, kind: ReportKind, held: HeldCards,
    classMaker: CardMaker?
  ) {
    self.common = common
    self.ledger = ledger
    self.term = term
    self.kind = kind
    self.held = held
    self.classMaker = classMaker
  }

  mutating func pack(_ schools: [School], _ sink: Sink) throws {
    for school in schools {
      // Kinds beside each other, so that none overwrites another's.
      let folder =
        FileName.safe("\(school.npsn.digits) \(school.name)")
        + (kind == .endOfTerm ? "" : "/\(kind.rawValue)")
      let students = try common.guarded { () throws(LedgerError) in
        try ledger.students(of: school.npsn, in: term, kind: kind)
      }
      var names = FileName()
      for student in students { try pack(student, of: school, folder, &names, sink) }
      if classMaker != nil { try packClasses(of: school, students, folder, sink) }
      // One a school, so that a city's is never in memory and each school gets its own.
      try sink("\(folder)/manifest.csv", Array(csv.utf8))
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      try sink("\(folder)/manifest.json", [UInt8](try encoder.encode(entries)))
      for entry in entries {
        counts[entry.what, default: 0] += 1
        bytes += entry.bytes
      }
      entries = []
    }
  }

  private mutating func pack(
    _ student: StudentStatus, of school: School, _ folder: String, _ names: inout FileName,
    _ sink: Sink
  ) throws {
    var entry = Entry(
      npsn: school.npsn, className: student.className, number: student.rosterNumber,
      name: student.fullName, nisn: student.nisn, bytes: 0, what: "missing")
    defer { entries.append(entry) }
    guard student.state?.isDone == true,
      let digest = student.pdfDigest.flatMap({ Digest(hex: $0) })
    else { return }
    if let reason = held.reasons[student.id] {
      (entry.what, entry.reason) = ("held", reason)
      return
    }
    let pdf: [UInt8]
    do throws(LedgerError) {
      pdf = try ledger.pdf(digest)
    } catch .damaged, .notArchived {
      entry.what = "damaged"
      entry.sha256 = digest.hex
      common.console.complain(
        id:
          "\(student.fullName) (\(school.npsn.digits) \(student.className)): PDF di arsip hilang atau rusak; buat lagi dengan 'rapor batch --all --verify-archive'.",
        en:
          "\(student.fullName) (\(school.npsn.digits) \(student.className)): the PDF in the archive is lost or damaged; make it again with 'rapor batch --all --verify-archive'."
      )
      return
    } catch {
      pdf = try common.guarded { () throws(LedgerError) in throw error }
    }
    let number = student.rosterNumber.map { $0 < 10 ? "0\($0) " : "\($0) " } ?? ""
    let nisn = student.nisn.map { " (\($0.digits))" } ?? ""
    let path = names.unique(
      "\(folder)/\(FileName.safe(student.className))/\(FileName.safe(number + student.fullName))\(nisn)",
      ".pdf")
    try sink(path, pdf)
    entry.path = path
    entry.sha256 = digest.hex
    entry.bytes = pdf.count
    entry.pages = student.pages
    entry.version = student.version
    entry.what = student.isStale ? "stale" : "issued"
  }

  /// Class files are laid out again from the records; only cards that come out just as they were issued are in them, so
  /// that a class file never shows another card than the student's own.
  private mutating func packClasses(
    of school: School, _ students: [StudentStatus], _ folder: String, _ sink: Sink
  ) throws {
    guard let maker = classMaker else { return }
    var names: [String] = []
    for student in students where !names.contains(student.className) {
      names.append(student.className)
    }
    for name in names {
      let file: IssuedClass
      do {
        file = try IssuedClass(
          of: school.npsn, className: name, term: term, kind: kind, ledger: ledger,
          press: maker.press, shelf: maker.shelf, identity: maker.identity, gate: maker.gate)
      } catch let error as CardError {
        common.console.complain(error.message)
        continue
      } catch let error as LedgerError {
        try common.guarded { () throws(LedgerError) in throw error }
        continue
      }
      guard !file.pdf.isEmpty else { continue }
      let path = "\(folder)/\(FileName.safe("Kelas \(name)")).pdf"
      try sink(path, file.pdf)
      entries.append(
        Entry(
          path: path, npsn: school.npsn, className: name, sha256: try Digest(of: file.pdf).hex,
          bytes: file.pdf.count, pages: file.pages, what: "class"))
    }
  }

  private var csv: String {
    var text = "path;npsn;class;number;name;nisn;sha256;bytes;pages;version;what;reason\r\n"
    for entry in entries {
      func number(_ value: Int?) -> String { value.map { "\($0)" } ?? "" }
      var cells: [String] = [entry.path ?? "", entry.npsn.digits, entry.className]
      cells += [number(entry.number), entry.name ?? "", entry.nisn?.digits ?? ""]
      cells += [entry.sha256 ?? "", number(entry.bytes), number(entry.pages)]
      cells += [number(entry.version), entry.what, entry.reason ?? ""]
      text += cells.map(FormulaGuard.csvCell).joined(separator: ";") + "\r\n"
    }
    return text
  }

  private struct Summary: Encodable {
    var out: String
    var cards: Int
    var classFiles: Int
    var missing: Int
    var stale: Int
    var held: Int
    var damaged: Int
    var bytes: Int
  }

  /// Says what was packed; ends the command with 1 if not all is as it should be.
  func report(to out: String) throws {
    func count(_ what: String) -> Int { counts[what] ?? 0 }
    let (stale, missing, held) = (count("stale"), count("missing"), count("held"))
    let damaged = count("damaged")
    let cards = count("issued") + stale
    let number = common.console.grouped
    if common.json {
      try common.console.json(
        Summary(
          out: out, cards: cards, classFiles: count("class"), missing: missing, stale: stale,
          held: held, damaged: damaged, bytes: bytes))
    } else {
      common.console.say(
        id:
          "\(number(cards)) rapor dan \(number(count("class"))) berkas kelas ditulis ke \(out); \(number(missing)) siswa belum punya rapor, \(number(stale)) rapor usang, \(number(damaged)) rusak di arsip.",
        en:
          "\(number(cards)) cards and \(number(count("class"))) class files written to \(out); \(number(missing)) students have no card, \(number(stale)) cards are stale, \(number(damaged)) are damaged in the archive."
      )
      if held > 0 {
        common.console.complain(
          id:
            "\(number(held)) siswa punya rapor yang kini belum boleh dicetak; tidak disertakan. Sebabnya ada di manifest.csv.",
          en:
            "\(number(held)) students have a card that may not be printed now; left out. The reasons are in manifest.csv."
        )
      }
    }
    if missing + stale + held + damaged > 0 { throw Exit.incomplete }
  }
}
