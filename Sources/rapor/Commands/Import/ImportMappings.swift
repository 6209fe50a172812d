import ArgumentParser
import Bookkeeping
import Foundation
import Intake
import Records

/// `rapor import mappings`: what was said of columns with `--column`, and how to forget it.
struct ImportMappings: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mappings",
    abstract: "List the columns that operators named with --column, or forget them.",
    discussion: """
      What --column says is remembered when the file is imported, and used again for files of the same kind with the \
      same headings. --forget NUMBER forgets one entry of the list, --forget-all all of them.
      """)

  @OptionGroup var common: CommonOptions
  @Option(help: "Forget the entry of this number.") var forget: Int64?
  @Flag(help: "Forget all entries.") var forgetAll = false

  private struct Entry: Encodable {
    var id: Int64
    var kind: String
    var headings: [String]
    var columns: [String]
    var at: Int64
  }

  func validate() throws {
    guard forget == nil || !forgetAll else {
      throw ValidationError("--forget and --forget-all do not go together")
    }
  }

  func run() throws {
    let ledger = try common.ledger()
    let console = common.console
    if forget != nil || forgetAll {
      let count = try common.guarded { () throws(LedgerError) in
        try ledger.forgetMappings(forget)
      }
      guard count > 0 || forgetAll else {
        throw console.refusal(
          Exit.noInput, id: "tidak ada ingatan bernomor \(forget ?? 0).",
          en: "nothing is remembered under the number \(forget ?? 0).")
      }
      return console.say(id: "\(count) dilupakan.", en: "\(count) forgotten.")
    }
    let mappings = try common.guarded { () throws(LedgerError) in try ledger.mappings() }
    if common.json {
      return try console.json(
        mappings.map {
          Entry(id: $0.id, kind: $0.kind, headings: $0.headings, columns: $0.choices, at: $0.at)
        })
    }
    if mappings.isEmpty {
      return console.say(id: "Belum ada kolom yang diingat.", en: "No columns are remembered.")
    }
    for mapping in mappings {
      let headings = mapping.headings.prefix(8).joined(separator: " | ")
      print("\(mapping.id)  \(mapping.kind)  \(mapping.choices.joined(separator: ", "))")
      print("   \(headings)\(mapping.headings.count > 8 ? " | …" : "")")
    }
  }
}

extension ColumnChoice: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

/// What the operator says of a file: its sheet, its columns.
struct ColumnOptions: ParsableArguments {
  @Option(help: "The sheet of a workbook; by default the one whose headings fit.")
  var sheet: String?
  @Option(
    name: .customLong("column"),
    help: ArgumentHelp(
      "What a column holds: a letter or heading, '=', and a field, a usual heading or '-' to pass it over, such as 'F=birthDate' or 'Nilai MTK=MTK_P'. Remembered for files with the same headings.",
      valueName: "column=field"))
  var columns: [ColumnChoice] = []

  /// The choices given and remembered for files of the kind.
  func choices(_ kind: ImportKind, _ ledger: Ledger) throws(LedgerError) -> IntakeChoices {
    let remembered = try ledger.mappings(of: kind.rawValue).map {
      ($0.shape, $0.choices.compactMap { ColumnChoice($0) })
    }
    return IntakeChoices(
      sheet: sheet,
      columns: ColumnChoices(
        given: columns, remembered: Dictionary(remembered, uniquingKeysWith: { first, _ in first }))
    )
  }

  /// Keeps what was given now, and what was remembered beside it, once the file is stored.
  func remember(_ report: IntakeReport, in ledger: Ledger, at time: Int64) throws(LedgerError) {
    guard !columns.isEmpty, let shape = report.shape else { return }
    try ledger.add(
      ColumnMapping(
        kind: report.kind.rawValue, shape: shape, headings: report.headings,
        choices: columns.map(\.text), at: time))
  }
}
