import ArgumentParser
import Bookkeeping
import Foundation
import Records

/// `rapor import list`: past imports, the newest first.
struct ImportList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List past imports, the newest first.")

  @OptionGroup var common: CommonOptions
  @Option(help: "Only those of this school (NPSN).") var school: NPSN?
  @Option(help: "How many.") var limit = 50

  func validate() throws {
    guard (1...10_000).contains(limit) else {
      throw ValidationError(id: "--limit harus 1 sampai 10000", en: "--limit is 1 to 10000")
    }
  }

  func run() throws {
    let ledger = try common.ledger()
    let imports = try common.guarded { () throws(LedgerError) in
      try ledger.imports(of: school, limit: limit)
    }
    if common.json {
      try common.console.json(imports.map(PastImportEntry.init))
    } else if imports.isEmpty {
      common.console.say(id: "Belum ada impor.", en: "Nothing was imported yet.")
    } else {
      for past in imports { common.console.say(past.line) }
    }
  }
}

/// `rapor import show`: one past import with the receipt of its repairs.
struct ImportShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a past import and what was repaired to understand its file.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The import's number, from 'rapor import list'.") var number: ImportID
  @Flag(help: "List every repair, not only examples.") var allRepairs = false

  private struct Answer: Encodable {
    var past: PastImportEntry
    var repairs: [RepairGroupEntry]
  }

  func run() throws {
    let ledger = try common.ledger()
    let (past, repairs) = try common.guarded { () throws(LedgerError) in
      (try ledger.pastImport(number), try ledger.repairs(of: number))
    }
    let text = RepairText(
      repairs: repairs, total: past.repairs, showsAll: allRepairs, console: common.console)
    if common.json {
      try common.console.json(Answer(past: PastImportEntry(past), repairs: text.entries))
    } else {
      common.console.say(past.line)
      text.show()
    }
  }
}

/// A past import for programs.
struct PastImportEntry: Encodable {
  var number: Int64
  var at: String
  var school: String
  var kind: String
  var file: String
  var digest: String
  var term: String?
  var counts: ImportCounts
  var repairs: Int
  var undoneAt: String?

  init(_ past: PastImport) {
    number = past.id.value
    at = Self.time(past.at)
    school = past.npsn.digits
    kind = past.kind
    file = past.file
    digest = past.digest
    term = past.term?.argument
    counts = past.counts
    repairs = past.repairs
    undoneAt = past.undoneAt.map(Self.time)
  }

  private static func time(_ seconds: Int64) -> String {
    Date(timeIntervalSince1970: TimeInterval(seconds)).formatted(.iso8601)
  }
}

extension PastImport {
  /// "12  2019-12-20 10:15  20100001  scores  nilai-4A.csv  (3f2a…)  +30 ~2 =0".
  var line: Bilingual {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.dateFormat = "yyyy-MM-dd HH:mm"
    let time = format.string(from: Date(timeIntervalSince1970: TimeInterval(at)))
    let head =
      "\(id.value)  \(time)  \(npsn.digits)  \(kind)  \(file)  (SHA-256 \(digest.prefix(12))…)  "
    return Bilingual(
      id: head + "\(counts.added) baru, \(counts.changed) berubah, \(counts.same) sama, "
        + "\(repairs) dirapikan" + (undoneAt == nil ? "" : ", DIBATALKAN"),
      en: head + "\(counts.added) new, \(counts.changed) changed, \(counts.same) the same, "
        + "\(repairs) repaired" + (undoneAt == nil ? "" : ", UNDONE"))
  }
}
