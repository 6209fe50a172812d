import ArgumentParser
import Bookkeeping
import Foundation
import Records

/// `rapor status`: where every school's and student's card stands.
struct Status: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show how far the schools are, or every student of one school.")

  @OptionGroup var common: CommonOptions
  @Option(help: "One school: its NPSN.") var school: NPSN?
  @Option(help: "Another term than the workspace's.") var term: String?

  private struct City: Encodable {
    var term: String
    var schoolsStarted: Int
    var schoolsComplete: Int
    var schools: Int
    var studentsDone: Int
    var students: Int
    var list: [School]

    struct School: Encodable {
      var npsn: NPSN
      var name: String
      var progress: SchoolProgress
      var done: Int
      var expected: Int
      var states: [String: Int]
    }
  }

  func run() throws {
    let ledger = try common.ledger()
    let term = try common.term(ledger, term)
    if let school {
      try showStudents(of: school, ledger, term)
    } else {
      try showCity(ledger, term)
    }
  }

  private func showCity(_ ledger: Ledger, _ term: Term) throws {
    let statuses = try common.guarded { () throws(LedgerError) in try ledger.status(in: term) }
    let done = statuses.reduce(0) { $0 + $1.done }
    let expected = statuses.reduce(0) { $0 + $1.expected }
    let started = statuses.count { $0.progress != .none }
    let complete = statuses.count { $0.progress == .complete && $0.expected > 0 }
    let console = common.console
    if common.json {
      try console.json(
        City(
          term: term.argument, schoolsStarted: started, schoolsComplete: complete,
          schools: statuses.count, studentsDone: done, students: expected,
          list: statuses.map {
            City.School(
              npsn: $0.npsn, name: $0.name, progress: $0.progress, done: $0.done,
              expected: $0.expected, states: $0.states)
          }))
      return
    }
    console.say(
      id:
        "\(grouped(started)) dari \(grouped(statuses.count)) sekolah, \(grouped(done)) dari \(grouped(expected)) siswa",
      en:
        "\(grouped(started)) of \(grouped(statuses.count)) schools, \(grouped(done)) of \(grouped(expected)) students"
    )
    console.say(
      id: "(\(grouped(complete)) sekolah selesai seluruhnya)",
      en: "(\(grouped(complete)) schools complete)")
    for status in statuses {
      print(
        "  \(status.npsn.digits)  \(word(status.progress, console))  \(status.done)/\(status.expected)  \(status.name)"
      )
    }
  }

  private func word(_ progress: SchoolProgress, _ console: Console) -> String {
    switch progress {
    case .none: Bilingual(id: "belum   ", en: "none    ").text(in: console.language)
    case .partly: Bilingual(id: "sebagian", en: "partly  ").text(in: console.language)
    case .complete: Bilingual(id: "selesai ", en: "complete").text(in: console.language)
    }
  }

  private func showStudents(of school: NPSN, _ ledger: Ledger, _ term: Term) throws {
    let (name, students) = try common.guarded { () throws(LedgerError) in
      (try ledger.school(school).name, try ledger.students(of: school, in: term))
    }
    if common.json {
      try common.console.json(students)
      return
    }
    let done = students.count { $0.state?.isDone ?? false }
    common.console.say(
      id: "\(name): \(done) dari \(students.count) siswa",
      en: "\(name): \(done) of \(students.count) students")
    for student in students {
      let state = student.state?.rawValue ?? "-"
      let error = student.error.map { " (\($0))" } ?? ""
      let number = student.rosterNumber.map { String($0) } ?? ""
      print(
        "  \(student.className)  \(number)  \(student.fullName)  \(student.nisn?.digits ?? "-")  \(state)\(error)"
      )
    }
  }

  /// 172035 as "172,035" or, in Indonesian, "172.035".
  private func grouped(_ number: Int) -> String {
    let separator = common.console.language == .english ? "," : "."
    var digits = String(number)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits = String(digits.dropLast(3))
    }
    return ([digits] + groups).joined(separator: separator)
  }
}
