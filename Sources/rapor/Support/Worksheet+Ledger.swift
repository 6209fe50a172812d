import Records
import Spreadsheets
import Templating

extension Worksheet {
  /// The ledger of a class as a sheet (Docs/domain.md section 2.7): three lines of title, headings, a row a student, and
  /// highest, lowest and mean at the foot; missing scores are coloured. The words are those of the layout.
  init(of ledger: ClassLedgerRecord, labels: Labels) {
    func word(_ name: String) -> String { labels[name] ?? name }
    let hasPairs = ledger.hasPairs
    var heading: [SheetCell] = ["number", "name", "nisn", "nis"].map { .text(word($0), .heading) }
    for column in ledger.columns {
      let name = column.subject.shortName
      heading +=
        hasPairs
        ? [
          "\(name) \(word("knowledgeShort"))", word("predicate"),
          "\(name) \(word("skillShort"))", word("predicate"),
        ].map { .text($0, .heading) }
        : [.text(name, .heading)]
    }
    var last = ["sum", "mean"]
    if ledger.settings.showsRank { last.append("rank") }
    heading += (last + ["sick", "excused", "unexcused"]).map { .text(word($0), .heading) }
    var rows: [[SheetCell]] = [
      [.text(word("title"), .title)],
      [.text("\(ledger.school.name), \(ledger.classGroup.headerForm)")],
      [
        .text(
          "\(ledger.term.schoolYear.text), \(word("semester")) \(ledger.term.semester.rawValue)")
      ],
      heading,
    ]
    rows += ledger.rows.map { Self.row($0, of: ledger) }
    rows += Self.foot(of: ledger, word)
    self.init(
      name: "\(word("class")) \(ledger.classGroup.name)", rows: rows, frozenRows: 4,
      frozenColumns: 2,
      widths: [5, 34, 13, 13])
  }

  private static func row(
    _ row: ClassLedgerRecord.Row, of ledger: ClassLedgerRecord
  ) -> [SheetCell] {
    let student = row.record.student
    var cells: [SheetCell] = [
      .number(row.number), .text(student.fullName), .text(student.nisn?.digits ?? "-"),
      .text(student.localStudentNumber ?? "-"),
    ]
    for cell in row.cells {
      func score(_ score: Score?) -> SheetCell {
        .number(score?.rounded, cell.isTaken && score == nil ? .missing : .plain)
      }
      if ledger.hasPairs {
        cells += [
          score(cell.knowledge), .text(cell.knowledgePredicate?.rawValue ?? ""), score(cell.skill),
          .text(cell.skillPredicate?.rawValue ?? ""),
        ]
      } else {
        cells.append(score(cell.single))
      }
    }
    cells += [.number(row.sum), .text(row.mean ?? "-")]
    if ledger.settings.showsRank { cells.append(.number(row.rank)) }
    let absence = row.record.absence
    return cells + [absence.sick, absence.excused, absence.unexcused].map { .number($0) }
  }

  private static func foot(
    of ledger: ClassLedgerRecord, _ word: (String) -> String
  ) -> [[SheetCell]] {
    func line(
      _ name: String, _ value: (LedgerSummary) -> SheetCell, last: SheetCell
    ) -> [SheetCell] {
      var cells: [SheetCell] = [SheetCell(look: .total), .text(name, .total)]
      cells += [SheetCell(look: .total), SheetCell(look: .total)]
      for column in ledger.columns {
        cells +=
          ledger.hasPairs
          ? [
            value(column.knowledge), SheetCell(look: .total), value(column.skill),
            SheetCell(look: .total),
          ] : [value(column.single)]
      }
      return cells + [value(ledger.sums), last]
    }
    return [
      line(word("highest"), { .number($0.highest, .total) }, last: SheetCell(look: .total)),
      line(word("lowest"), { .number($0.lowest, .total) }, last: SheetCell(look: .total)),
      line(
        word("mean"), { .text($0.mean ?? "-", .total) }, last: .text(ledger.mean ?? "-", .total)),
    ]
  }
}

extension ClassLedgerRecord {
  /// Whether each subject has knowledge and skills: Kurikulum 2013 at the end of a term.
  fileprivate var hasPairs: Bool { classGroup.curriculum == .k13 && kind == .endOfTerm }
}
