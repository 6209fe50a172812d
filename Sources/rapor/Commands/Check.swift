import ArgumentParser
import Bookkeeping
import Foundation
import Records

/// `rapor check`: what is missing, student by student.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what is missing before the cards can be printed, student by student.",
    discussion: """
      Exits with 1 if any student is blocked. Also names those whom a leaving date keeps out of the term, and says \
      which of the dates cannot be right.
      """)

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
    let leavers = className == nil ? try leavers(ledger, term) : []
    if common.json {
      try console.json(entries + leavers)
    } else {
      report(entries, leavers, blocked: blocked, console)
    }
    if blocked > 0 || leavers.contains(where: { $0.completeness == .blocked }) {
      throw Exit.incomplete
    }
  }

  /// Students of the school who are in no class of the term because of their leaving date.
  private func leavers(_ ledger: Ledger, _ term: Term) throws -> [Entry] {
    let leavers = try common.guarded { () throws(LedgerError) in
      try ledger.leavers(of: school, before: term)
    }
    return leavers.map { leaver in
      let day = leaver.date.words
      let message =
        leaver.isDoubtful
        ? Bilingual(
          id: "\(leaver.fullName): tanggal keluar \(day) tidak mungkin; perbaiki atau kosongkan.",
          en: "\(leaver.fullName): the leaving date \(day) cannot be right; correct or clear it.")
        : Bilingual(
          id: "\(leaver.fullName): keluar \(day); jika masih bersekolah, perbaiki tanggalnya.",
          en: "\(leaver.fullName): left on \(day); if still at school, correct the date.")
      let level: Finding.Level = leaver.isDoubtful ? .block : .warn
      return Entry(
        className: "", student: leaver.fullName, nisn: leaver.nisn,
        completeness: leaver.isDoubtful ? .blocked : .printableWithWarnings,
        findings: [
          FindingEntry(
            code: .c1, level: level, field: "student.leaving.date", actor: .schoolOperator,
            message: message.text(in: console.language))
        ])
    }
  }

  private var console: Console { common.console }

  private func show(_ entry: Entry) {
    for finding in entry.findings {
      let mark = finding.level == .block ? "✗" : "•"
      print("  \(mark) [\(finding.code.rawValue)] \(finding.message)")
    }
  }

  private func classNames(_ ledger: Ledger, _ term: Term) throws -> [String] {
    if let className { return [ClassName(className)?.text ?? className] }
    return try common.guarded { () throws(LedgerError) in
      // A school that nobody knows has no classes, and would pass for one in perfect order.
      _ = try ledger.school(school)
      return try ledger.classes(of: school, in: term.schoolYear).map(\.name)
    }
  }

  private func report(
    _ entries: [Entry], _ leavers: [Entry], blocked: Int, _ console: Console
  ) {
    var className = ""
    for entry in entries where !entry.findings.isEmpty {
      if entry.className != className {
        className = entry.className
        console.say(id: "\nKelas \(className)", en: "\nClass \(className)")
      }
      show(entry)
    }
    if !leavers.isEmpty {
      console.say(
        id: "\nTidak di kelas mana pun semester ini karena tanggal keluarnya",
        en: "\nIn no class this term because of their leaving date")
    }
    for entry in leavers { show(entry) }
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
