internal import Bookkeeping
internal import Intake
internal import Records

/// What the preview of a sent file shows: how it was understood, what was repaired, what would change, what is wrong.
struct UploadPreview {
  struct Line {
    var place: String
    var value: String?
    var message: String
    var remedy: String
    var choices: [Choice]
    var hasChoices: Bool
    var number: Int
  }

  struct Choice {
    var answer: String
    var meaning: String
  }

  struct Column {
    var letter: String
    var header: String
    var meaning: String?
    var values: String
    var unreadable: String?
    /// What the person said that it holds.
    var given: String
  }

  struct Change {
    var who: String
    var what: String
    var before: String
    var after: String
  }

  struct Repair {
    var column: String
    var what: String
    var count: String
    var example: String
  }

  var token: String
  var path: String
  var csrf: String
  var file: String
  var rows: String
  var isGood: Bool
  var added: String
  var changed: String
  var same: String
  var wrong: String
  var mistakes: [Line]
  var hasMistakes: Bool
  var moreMistakes: String?
  var warnings: [Line]
  var hasWarnings: Bool
  var columns: [Column]
  var ignored: [Column]
  var hasIgnored: Bool
  var changes: [Change]
  var hasChanges: Bool
  var moreChanges: String?
  var additions: [String]
  var hasAdditions: Bool
  var moreAdditions: String?
  var repairs: [Repair]
  var hasRepairs: Bool
  var hasQuestions: Bool
  var confirmsTransfers: Bool

  private static let shown = 100

  init(
    _ reading: UploadReading, token: String, path: String, said: UploadDesk.Said, _ ask: Ask,
    portal: Portal
  ) {
    confirmsTransfers = said.confirmsTransfers
    let (report, outcome, language) = (reading.report, reading.outcome, ask.language)
    let counts = outcome?.counts ?? ImportCounts()
    func grouped(_ count: Int) -> String { language.grouped(count) }
    func more(_ count: Int) -> String? { count > 0 ? grouped(count) : nil }
    self.token = token
    self.path = path
    csrf = ask.visit.csrf ?? ""
    file = report.file
    rows = grouped(report.rowCount)
    isGood = report.batch != nil
    (added, changed, same) = (grouped(counts.added), grouped(counts.changed), grouped(counts.same))
    wrong = grouped(max(report.faultyRows.count, report.mistakes.isEmpty ? 0 : 1))
    mistakes = Self.lines(report.mistakes.prefix(Self.shown), language)
    hasMistakes = !mistakes.isEmpty
    moreMistakes = more(report.omittedMistakes + report.mistakes.count - mistakes.count)
    warnings = Self.lines(report.warnings.prefix(Self.shown), language)
    hasWarnings = !warnings.isEmpty
    columns = report.columns.map { Self.column($0, said, language) }
    ignored = report.ignoredColumns.map { Self.column($0, said, language) }
    hasIgnored = !ignored.isEmpty
    let differences = outcome?.differences ?? []
    changes = differences.prefix(Self.shown).map { Self.change($0, language) }
    hasChanges = !changes.isEmpty
    moreChanges = more(differences.count - changes.count + (outcome?.omittedDifferences ?? 0))
    var names: [String] = []
    for addition in outcome?.additions ?? [] where !names.contains(addition.subject) {
      guard names.count < Self.shown else { break }
      names.append(addition.subject)
    }
    additions = names
    hasAdditions = !names.isEmpty
    moreAdditions = counts.added > Self.shown ? grouped(counts.added) : nil
    repairs = report.repairs.grouped.map { group in
      Repair(
        column: "\(group.column) (\(group.header))",
        what: group.rule.message.text(in: language), count: grouped(group.repairs.count),
        example: group.repairs.first.map { "\($0.before) → \($0.after)" } ?? "")
    }
    hasRepairs = !repairs.isEmpty
    hasQuestions = report.mistakes.contains { !$0.choices.isEmpty }
  }

  private static func lines(_ mistakes: ArraySlice<IntakeMistake>, _ language: Language) -> [Line] {
    mistakes.enumerated().map { index, mistake in
      let row = mistake.row.map { "\($0)" } ?? ""
      let place =
        mistake.cell
        ?? [row, mistake.column ?? ""].filter { !$0.isEmpty }
        .joined(separator: " ")
      return Line(
        place: mistake.header.map { "\(place) \($0)" } ?? place, value: mistake.value,
        message: mistake.message.text(in: language), remedy: mistake.remedy.text(in: language),
        choices: mistake.choices.map {
          Choice(answer: $0.answer, meaning: $0.meaning.text(in: language))
        }, hasChoices: !mistake.choices.isEmpty, number: index)
    }
  }

  private static func column(
    _ column: IntakeColumn, _ said: UploadDesk.Said, _ language: Language
  ) -> Column {
    Column(
      letter: column.letter, header: column.header, meaning: column.meaning?.text(in: language),
      values: language.grouped(column.values),
      unreadable: column.unreadable > 0 ? language.grouped(column.unreadable) : nil,
      given: said.columns[column.letter] ?? "")
  }

  private static func change(_ difference: ImportDifference, _ language: Language) -> Change {
    func value(_ text: String?) -> String {
      let shown = ImportField.text(text, of: difference.field, in: language)
      return shown.count > 160 ? "\(shown.prefix(159))…" : shown
    }
    let label = ImportField.label(difference.field).text(in: language)
    return Change(
      who: difference.subject,
      what: [difference.topic, label].compactMap(\.self).joined(separator: ", "),
      before: value(difference.before), after: value(difference.after))
  }
}
