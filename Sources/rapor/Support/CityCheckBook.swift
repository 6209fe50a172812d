import Bookkeeping
import Checking
import Records
import Spreadsheets
import Templating

/// The workbook of a city's check: a line a school with the points by rule, who has to act where, a line a class, and
/// the students whose cards are held. The words are those of the layout of lists.
struct CityCheckBook {
  /// Students listed one by one; the schools' own workbooks have all of them.
  static let mostDetails = 20_000

  /// What one office of a school has to do.
  private struct Duty {
    var points = 0
    var blocking = 0
  }

  private struct Line {
    var npsn: NPSN
    var school: String
    var district: String
    var tally: CheckTally
    var leavers: (all: Int, doubtful: Int)
    var duties: [Finding.Actor: Duty]
  }

  private var lines: [Line] = []
  private var rooms: [(npsn: NPSN, school: String, group: ClassGroup, tally: CheckTally)] = []
  private var details: [[SheetCell]] = []
  private var leftOut = 0
  /// Those of the layout of lists, once a school has been written.
  var labels: Labels?
  let term: Term
  let language: Language

  init(term: Term, language: Language) {
    self.term = term
    self.language = language
  }

  mutating func add(_ school: School, _ checks: [ClassCheck], _ leavers: [Leaver]) {
    var line = Line(
      npsn: school.npsn, school: school.name, district: school.address.district ?? "",
      tally: CheckTally(), leavers: (leavers.count, leavers.count(where: \.isDoubtful)), duties: [:]
    )
    for check in checks {
      guard let group = check.students.first?.record.classGroup else { continue }
      let tally = CheckTally(check)
      line.tally += tally
      rooms.append((school.npsn, school.name, group, tally))
      for student in check.students {
        for item in student.items {
          line.duties[item.assignee.actor, default: Duty()].points += 1
          guard item.level == .block else { continue }
          line.duties[item.assignee.actor, default: Duty()].blocking += 1
          note(item, of: student.record, school)
        }
      }
    }
    lines.append(line)
  }

  private mutating func note(_ item: CheckItem, of record: ReportRecord, _ school: School) {
    guard details.count < Self.mostDetails else {
      leftOut += 1
      return
    }
    details.append([
      .text(school.npsn.digits), .text(school.name), .text(record.classGroup.name),
      .text(record.student.fullName), .text(record.student.nisn?.digits ?? "-"),
      .text(item.code, .missing), .text(item.assignee.text(in: language)),
      .text(item.message.text(in: language)),
    ])
  }

  // MARK: Sheets

  var sheets: [Worksheet] { [schools, duties, classes, students] }

  private func word(_ name: String) -> String { labels?[name] ?? name }

  private func head(_ headings: [String]) -> [[SheetCell]] {
    [
      [.text(word("cityTitle"), .title)],
      [.text("\(term.schoolYear.text), \(word("semester")) \(term.semester.rawValue)", .note)],
      headings.map { .text($0, .heading) },
    ]
  }

  private var codes: [String] {
    Set(lines.flatMap(\.tally.codes.keys)).sorted { $0.checkOrder < $1.checkOrder }
  }

  private func figures(_ tally: CheckTally, _ codes: [String], _ look: SheetCell.Look = .plain)
    -> [SheetCell]
  {
    [
      .number(tally.students, look), .number(tally.complete, look),
      .number(tally.printableWithWarnings, look),
      .number(tally.blocked, tally.blocked > 0 && look == .plain ? .missing : look),
    ] + codes.map { .number(tally.codes[$0] ?? 0, look) }
  }

  private var schools: Worksheet {
    let codes = codes
    let figureWords = ["students", "complete", "warned", "stopped"]
    var rows = head(
      ["npsn", "school", "district"].map(word) + figureWords.map(word)
        + ["leavers", "doubtfulLeavers"].map(word) + codes)
    var total = CheckTally()
    func line(
      _ first: [SheetCell], _ tally: CheckTally, _ leavers: (all: Int, doubtful: Int),
      _ look: SheetCell.Look
    ) -> [SheetCell] {
      let cells = figures(tally, codes, look)
      let left: [SheetCell] = [
        .number(leavers.all, look),
        .number(leavers.doubtful, leavers.doubtful > 0 && look == .plain ? .missing : look),
      ]
      return first + cells.prefix(4) + left + cells.dropFirst(4)
    }
    var left = (all: 0, doubtful: 0)
    for entry in lines {
      total += entry.tally
      left = (left.all + entry.leavers.all, left.doubtful + entry.leavers.doubtful)
      rows.append(
        line(
          [.text(entry.npsn.digits), .text(entry.school), .text(entry.district)], entry.tally,
          entry.leavers, .plain))
    }
    rows.append(
      line(
        [.text(word("total"), .total), SheetCell(look: .total), SheetCell(look: .total)], total,
        left, .total))
    return Worksheet(
      name: word("sheetSchools"), rows: rows, frozenRows: 3, frozenColumns: 2,
      widths: [11, 40, 20] + Array(repeating: 10, count: 6 + codes.count), hasFilter: true)
  }

  private var duties: Worksheet {
    let offices: [(Finding.Actor, String)] = [
      (.homeroomTeacher, "homeroom"), (.subjectTeacher, "subjectTeacher"),
      (.schoolOperator, "schoolOperator"), (.principal, "principalOffice"),
    ]
    var rows = head(["npsn", "school", "office", "points", "stopping"].map(word))
    for entry in lines {
      for (actor, name) in offices {
        guard let duty = entry.duties[actor] else { continue }
        rows.append([
          .text(entry.npsn.digits), .text(entry.school), .text(word(name)), .number(duty.points),
          .number(duty.blocking, duty.blocking > 0 ? .missing : .plain),
        ])
      }
    }
    return Worksheet(
      name: word("sheetDuties"), rows: rows, frozenRows: 3, frozenColumns: 2,
      widths: [11, 40, 24, 12, 12], hasFilter: true)
  }

  private var classes: Worksheet {
    let codes = codes
    let words = [
      "npsn", "school", "class", "homeroom", "students", "complete", "warned", "stopped",
    ]
    var rows = head(words.map(word) + codes)
    rows += rooms.map { room in
      [
        .text(room.npsn.digits), .text(room.school), .text(room.group.name),
        .text(room.group.homeroomTeacher?.fullName ?? "-"),
      ] + figures(room.tally, codes)
    }
    return Worksheet(
      name: word("sheetClasses"), rows: rows, frozenRows: 3, frozenColumns: 3,
      widths: [11, 40, 8, 34] + Array(repeating: 10, count: 4 + codes.count), hasFilter: true)
  }

  private var students: Worksheet {
    let words = ["npsn", "school", "class", "name", "nisn", "rule", "office", "task"]
    var rows = head(words.map(word)) + details
    if leftOut > 0 {
      rows.append([.text("… + \(leftOut)", .total), .text(word("inSchoolBooks"), .total)])
    }
    return Worksheet(
      name: word("sheetHeld"), rows: rows, frozenRows: 3, frozenColumns: 2,
      widths: [11, 34, 8, 30, 13, 14, 34, 60], hasFilter: true)
  }
}
