import Batching
import Bookkeeping
import Foundation
import Records

/// The lists of `rapor status`: by class, by grade, by hour, and the schools to call.
struct StatusLists {
  let common: CommonOptions
  let ledger: Ledger
  let term: Term

  private struct Line: Encodable {
    var npsn: NPSN?
    var name: String
    var tally: CardTally
    var done: Int
  }

  func showClasses(
    of school: NPSN?, _ kind: ReportKind, _ marks: Status.Marks, byGrade: Bool
  ) throws {
    let classes = try common.guarded { () throws(LedgerError) in
      try ledger.classStatus(in: term, kind: kind, of: school).map { $0.adding(marks) }
    }
    var lines: [Line] = []
    if byGrade {
      let grades = Dictionary(grouping: classes, by: \.grade).mapValues { classes in
        classes.reduce(into: CardTally()) { $0.add($1.tally) }
      }
      lines = grades.sorted { $0.key < $1.key }.map {
        Line(npsn: school, name: "\($0.key)", tally: $0.value, done: $0.value.done)
      }
    } else {
      lines = classes.map {
        Line(npsn: $0.npsn, name: $0.className, tally: $0.tally, done: $0.tally.done)
      }
    }
    if common.json { return try common.console.json(lines) }
    let words = [
      ("stale", Bilingual(id: "usang", en: "stale")),
      ("held", Bilingual(id: "belum boleh dicetak", en: "held")),
    ].map { ($0.0, $0.1.text(in: common.console.language)) }
    for line in lines {
      let notes = words.compactMap { state, word in
        line.tally.states[state].flatMap { $0 > 0 ? "\($0) \(word)" : nil }
      }
      let note = notes.isEmpty ? "" : "  (\(notes.joined(separator: ", ")))"
      print(
        "  \(line.npsn.map { $0.digits + "  " } ?? "")\(line.name)  \(line.done)/\(line.tally.expected)\(note)"
      )
    }
  }

  func showHistory() throws {
    let week = 7 * 86_400
    let now = Int64(Date().timeIntervalSince1970)
    let hours = try common.guarded { () throws(LedgerError) in
      try ledger.history(since: now - Int64(week))
    }
    if common.json { return try common.console.json(hours) }
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.dateFormat = "yyyy-MM-dd HH:00"
    for hour in hours {
      let time = format.string(from: Date(timeIntervalSince1970: TimeInterval(hour.beginsAt)))
      common.console.say(
        id: "  \(time)  \(hour.made) rapor, \(hour.failed) gagal, \(hour.imports) impor",
        en: "  \(time)  \(hour.made) cards, \(hour.failed) failed, \(hour.imports) imports")
    }
  }

  private struct Silent: Encodable {
    var npsn: NPSN
    var name: String
    var lastActivity: Int64?
  }

  func showInactive(hours: Int) throws {
    let (schools, last) = try common.guarded { () throws(LedgerError) in
      (try ledger.schools(), try ledger.lastActivity())
    }
    let limit = Int64(Date().timeIntervalSince1970) - Int64(hours) * 3_600
    let silent = schools.filter { (last[$0.npsn] ?? .min) < limit - 3_600 }.map {
      Silent(npsn: $0.npsn, name: $0.name, lastActivity: last[$0.npsn])
    }
    if common.json { return try common.console.json(silent) }
    common.console.say(
      id: "\(silent.count) dari \(schools.count) sekolah tanpa kegiatan \(hours) jam terakhir",
      en: "\(silent.count) of \(schools.count) schools without activity in the last \(hours) hours")
    for school in silent { print("  \(school.npsn.digits)  \(school.name)") }
  }
}
