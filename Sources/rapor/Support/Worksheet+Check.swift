import Batching
import Checking
import Records
import Spreadsheets
import Templating

extension Worksheet {
  /// The workbook of a school's check: the figures of its classes, a sheet a class with what is missing coloured, and the
  /// list by teacher. The words are those of the layout of lists.
  static func checkSheets(
    of checks: [ClassCheck], list: TaskListRecord, labels: Labels
  ) -> [Worksheet] {
    let writer = CheckSheets(labels: labels)
    let rooms = checks.filter { !$0.students.isEmpty }
    return [writer.summary(rooms, list)] + rooms.map(writer.room) + [writer.people(list)]
  }
}

/// Writes the sheets of a check.
private struct CheckSheets {
  let labels: Labels

  private func word(_ name: String) -> String { labels[name] ?? name }

  /// What a layout calls a kind of point.
  private func word(_ kind: ItemKind) -> String {
    word("what" + kind.rawValue.prefix(1).uppercased() + kind.rawValue.dropFirst())
  }

  private func head(_ report: ReportRecord, _ more: String) -> [[SheetCell]] {
    [
      [.text(word("title"), .title)], [.text("\(report.school.name)\(more)", .note)],
      [
        .text(
          "\(report.term.schoolYear.text), \(word("semester")) \(report.term.semester.rawValue)",
          .note)
      ],
    ]
  }

  // MARK: Figures

  func summary(_ checks: [ClassCheck], _ list: TaskListRecord) -> Worksheet {
    let tallies = checks.map { ($0, CheckTally($0)) }
    let codes = Set(tallies.flatMap { $0.1.codes.keys }).sorted { $0.checkOrder < $1.checkOrder }
    var rows = head(list.report, "")
    rows.append(
      (["class", "homeroom", "students", "complete", "warned", "stopped"].map(word) + codes)
        .map { .text($0, .heading) })
    var total = CheckTally()
    func line(_ first: [SheetCell], _ tally: CheckTally, _ look: SheetCell.Look) -> [SheetCell] {
      first + [
        .number(tally.students, look), .number(tally.complete, look),
        .number(tally.printableWithWarnings, look),
        .number(tally.blocked, tally.blocked > 0 && look == .plain ? .missing : look),
      ] + codes.map { .number(tally.codes[$0] ?? 0, look) }
    }
    for (check, tally) in tallies {
      total += tally
      let group = check.students.first?.record.classGroup
      rows.append(
        line(
          [.text(group?.name ?? ""), .text(group?.homeroomTeacher?.fullName ?? "-")], tally, .plain)
      )
    }
    rows.append(line([.text(word("total"), .total), SheetCell(look: .total)], total, .total))
    return Worksheet(
      name: word("sheetSummary"), rows: rows, frozenRows: 4, frozenColumns: 1,
      widths: [10, 34] + Array(repeating: 10, count: 4 + codes.count))
  }

  // MARK: A class

  func room(_ check: ClassCheck) -> Worksheet {
    let records = check.students.map(\.record)
    guard let first = records.first, let ledger = ClassLedgerRecord(of: records) else {
      return Worksheet(name: "-", rows: [])
    }
    let subjects = ledger.columns.map(\.subject)
    let isK13 = first.classGroup.curriculum == .k13
    var heading = ["number", "name", "nisn", "status", "identities"].map(word)
    for subject in subjects {
      heading += [
        "\(subject.shortName) \(word("scores"))", "\(subject.shortName) \(word("texts"))",
      ]
    }
    if isK13 { heading.append(word("attitude")) }
    heading += ["attendance", "notes", "activities"].map(word)
    if isK13 { heading.append(word("body")) }
    heading += ["outcome", "signatures", "content"].map(word)
    var rows = head(first, ", \(first.classGroup.headerForm)")
    rows.append(heading.map { .text($0, .heading) })
    rows += zip(check.students, ledger.rows).map { student, row in
      line(student, row, subjects, isK13)
    }
    return Worksheet(
      name: "\(word("class")) \(first.classGroup.name)", rows: rows, frozenRows: 4,
      frozenColumns: 2,
      widths: [5, 30, 13, 18, 16] + Array(repeating: 11, count: heading.count - 6) + [40])
  }

  private func line(
    _ student: StudentCheck, _ row: ClassLedgerRecord.Row, _ subjects: [Subject], _ isK13: Bool
  ) -> [SheetCell] {
    let record = student.record
    func items(_ codes: Set<String>) -> [CheckItem] {
      student.items.filter { codes.contains($0.code) && $0.subject == nil }
    }
    let status =
      switch student.completeness {
      case .complete: SheetCell.text(word("complete"))
      case .printableWithWarnings: SheetCell.text(word("warned"), .doubtful)
      case .blocked: SheetCell.text(word("stopped"), .missing)
      }
    var cells: [SheetCell] = [
      .number(row.number), .text(record.student.fullName),
      .text(record.student.nisn?.digits ?? "-"), status, cell(items(["C1", "C2", "C3"])),
    ]
    for (subject, score) in zip(subjects, row.cells) {
      cells += pair(student, subject, score, hasHalves: isK13 && record.kind == .endOfTerm)
    }
    if isK13 { cells.append(cell(items(["C5"]))) }
    let absence = record.absence
    let days = [absence.sick, absence.excused, absence.unexcused]
      .map { $0.map { "\($0)" } ?? "–" }.joined(separator: " / ")
    cells += [cell(items(["C6"]), days), cell(items(["C7"])), cell(items(["C8"]))]
    if isK13 { cells.append(cell(items(["C9"]))) }
    let content = student.items.filter {
      CheckRule(rawValue: $0.code) != nil || $0.code == LayoutCheck.code
    }
    return cells + [cell(items(["C10"])), cell(items(["C11"])), cell(content)]
  }

  /// Score and description of a subject; religions share a column.
  private func pair(
    _ student: StudentCheck, _ subject: Subject, _ score: ClassLedgerRecord.Cell, hasHalves: Bool
  ) -> [SheetCell] {
    let own = student.items.filter { item in
      item.subject == subject.code
        || subject.isReligious
          && student.record.subjects.contains {
            $0.subject.isReligious && $0.subject.code == item.subject
          }
    }
    func shown(_ score: Score?) -> String { score.map { "\($0.rounded)" } ?? "–" }
    let text =
      !score.isTaken
      ? "" : hasHalves ? "\(shown(score.knowledge)) / \(shown(score.skill))" : shown(score.single)
    let scores = own.filter { $0.code == "C2" || $0.code == "C3" }
    return [cell(scores, text), cell(own.filter { $0.code == "C4" })]
  }

  /// A cell in the colour of the worst of its points; without a text of its own it names them.
  private func cell(_ items: [CheckItem], _ text: String? = nil) -> SheetCell {
    let worst = items.map(\.level).max()
    let look: SheetCell.Look = worst == nil ? .plain : worst == .block ? .missing : .doubtful
    if let text { return .text(text, look) }
    var names: [String] = []
    for item in items {
      let name = word(item.kind) + (item.detail.map { " (\($0))" } ?? "")
      if !names.contains(name) { names.append(name) }
    }
    return names.isEmpty ? SheetCell() : .text(names.joined(separator: "; "), look)
  }

  // MARK: By teacher

  func people(_ list: TaskListRecord) -> Worksheet {
    var rows = head(list.report, "")
    rows.append(
      ["office", "name", "class", "subject", "task", "count", "who"]
        .map { .text(word($0), .heading) })
    for person in list.people {
      let assignee = person.assignee
      let office =
        switch assignee.actor {
        case .homeroomTeacher: "\(word("homeroom")) \(assignee.className ?? "")"
        case .subjectTeacher: "\(word("subjectTeacher")) \(assignee.subject ?? "")"
        case .schoolOperator: word("schoolOperator")
        case .principal: word("principalOffice")
        }
      for group in person.groups {
        let look: SheetCell.Look = group.blocks ? .missing : .doubtful
        rows.append([
          .text(office), .text(assignee.person ?? "-"), .text(group.className),
          .text(group.subject ?? "-"), .text(word(group.kind), look),
          .number(group.students.count),
          .text(group.isWholeClass ? word("wholeClass") : group.students.joined(separator: ", ")),
        ])
      }
    }
    return Worksheet(
      name: word("sheetPeople"), rows: rows, frozenRows: 4,
      widths: [24, 28, 7, 26, 34, 8, 70], hasFilter: true)
  }
}
