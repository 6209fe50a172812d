import ArgumentParser
import Bookkeeping
import Foundation
import Records

/// `rapor check`: what is missing, student by student.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what is missing before the cards can be printed, student by student.",
    discussion: "Exits with 1 if any student is blocked.")

  @OptionGroup var common: CommonOptions
  @Option(help: "The school's NPSN.") var school: NPSN
  @Option(name: .customLong("class"), help: "One class only.") var className: String?
  @Option(help: "Another term than the workspace's.") var term: String?

  private struct Entry: Encodable {
    var className: String
    var student: String
    var nisn: NISN?
    var completeness: Completeness
    var findings: [FindingEntry]
  }

  private struct FindingEntry: Encodable {
    var code: Finding.Code
    var level: Finding.Level
    var field: String
    var actor: Finding.Actor
    var message: String
  }

  func run() throws {
    let ledger = try common.ledger()
    let term = try common.term(ledger, term)
    let console = common.console
    var entries: [Entry] = []
    for name in try classNames(ledger, term) {
      let records = try common.guarded { () throws(LedgerError) in
        try ledger.records(of: school, className: name, term: term)
      }
      for stored in records {
        let findings = Completeness.findings(for: stored.record)
        entries.append(
          Entry(
            className: name, student: stored.record.student.fullName,
            nisn: stored.record.student.nisn, completeness: Completeness(findings),
            findings: findings.map {
              FindingEntry(
                code: $0.code, level: $0.level, field: $0.field, actor: $0.actor,
                message: $0.message.text(in: console.language))
            }))
      }
    }
    let blocked = entries.count { $0.completeness == .blocked }
    if common.json {
      try console.json(entries)
    } else {
      report(entries, blocked: blocked, console)
    }
    if blocked > 0 { throw Exit.incomplete }
  }

  private func classNames(_ ledger: Ledger, _ term: Term) throws -> [String] {
    if let className { return [ClassName(className)?.text ?? className] }
    return try common.guarded { () throws(LedgerError) in
      // A school that nobody knows has no classes, and would pass for one in perfect order.
      _ = try ledger.school(school)
      return try ledger.classes(of: school, in: term.schoolYear).map(\.name)
    }
  }

  private func report(_ entries: [Entry], blocked: Int, _ console: Console) {
    var className = ""
    for entry in entries where !entry.findings.isEmpty {
      if entry.className != className {
        className = entry.className
        console.say(id: "\nKelas \(className)", en: "\nClass \(className)")
      }
      for finding in entry.findings {
        let mark = finding.level == .block ? "✗" : "•"
        print("  \(mark) [\(finding.code.rawValue)] \(finding.message)")
      }
    }
    let complete = entries.count { $0.completeness == .complete }
    let warned = entries.count - complete - blocked
    console.say(
      id:
        "\n\(entries.count) siswa: \(complete) lengkap, \(warned) dapat dicetak dengan catatan, \(blocked) belum dapat dicetak.",
      en:
        "\n\(entries.count) students: \(complete) complete, \(warned) printable with warnings, \(blocked) blocked."
    )
  }
}
