import ArgumentParser
import Batching
import Bookkeeping
import Records

/// Which report records a command works on: those of a school in the workspace, or those of a file.
struct RecordChoice: ParsableArguments {
  @Option(help: "The school's NPSN.") var school: NPSN?
  @Option(name: .customLong("class"), help: "One class only.") var className: String?
  @Option(help: "A JSON file of report records instead of the workspace's.") var records: String?
  @Option(help: "Another term than the workspace's.") var term: String?

  /// Nothing, or one source.
  func validate() throws {
    guard school == nil || records == nil else {
      throw ValidationError(
        id: "beri salah satu: --school atau --records", en: "give either --school or --records")
    }
  }

  /// The records class by class, each with its class's name; empty if no source was given.
  func classes(_ common: CommonOptions) throws -> [(name: String, records: [ReportRecord])] {
    if let records {
      let wanted = className.map { ClassName($0)?.text ?? $0 }
      let chosen = try common.records(in: records).filter {
        wanted == nil || $0.classGroup.name == wanted
      }
      return Dictionary(grouping: chosen, by: ClassKey.init).sorted { $0.key < $1.key }
        .map { ($0.key.className, $0.value) }
    }
    guard let school else { return [] }
    let ledger = try common.ledger()
    let term = try common.term(ledger, term)
    return try common.classNames(ledger, school, term, only: className).map { name in
      let stored = try common.guarded { () throws(LedgerError) in
        try ledger.records(of: school, className: name, term: term)
      }
      return (name, stored.map(\.record))
    }
  }
}

extension CommonOptions {
  /// The classes of a school, or the one that was asked for.
  func classNames(
    _ ledger: Ledger, _ school: NPSN, _ term: Term, only className: String?
  ) throws -> [String] {
    if let className { return [ClassName(className)?.text ?? className] }
    return try guarded { () throws(LedgerError) in
      // A school that nobody knows has no classes, and would pass for one in perfect order.
      _ = try ledger.school(school)
      return try ledger.classes(of: school, in: term.schoolYear).map(\.name)
    }
  }

  /// The records of a JSON file; ends the command with a message if it cannot be used.
  func records(in path: String) throws -> [ReportRecord] {
    let bytes = try console.read(path, limit: RecordReader.mostBytes)
    do throws(RecordFileError) {
      return try RecordReader.records(from: bytes)
    } catch {
      throw console.refusal(
        Exit.badData, id: "\(path): \(error.message.indonesian)",
        en: "\(path): \(error.message.english)")
    }
  }
}

/// Which class of which school in which term a record belongs to: what is printed as one pile.
struct ClassKey: Hashable, Comparable {
  private var key: [String]

  init(_ record: ReportRecord) {
    key = [record.school.npsn.digits, record.classGroup.name, record.term.argument]
  }

  var className: String { key[1] }

  static func < (left: ClassKey, right: ClassKey) -> Bool {
    left.key.lexicographicallyPrecedes(right.key)
  }
}
