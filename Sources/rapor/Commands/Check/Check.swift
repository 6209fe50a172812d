import ArgumentParser
import Batching
import Bookkeeping
import CairoPango
import Checking
import Foundation
import Records

/// `rapor check`: what is missing or looks wrong, and who can mend it, for a student, a class, a school or the city.
struct Check: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, xlsx, pdf }

  static let configuration = CommandConfiguration(
    abstract:
      "Say what is missing or looks wrong before the cards are printed, and who can mend it.",
    discussion: """
      For a student, a class, a school, or with --school all the whole city, which is told in figures. --format xlsx \
      writes a workbook for each school (a sheet a class with missing cells coloured, and a list by teacher), with all \
      also one of the whole city (schools by rule, who has to act, classes, whose cards are held), \
      --format pdf the list by teacher for printing; both into the folder of --out. --rules lists the rules about \
      texts and scores; the workspace's checks.json switches them off or makes them weigh more: \
      {"rules": {"copied-text": "off", "placeholder": "block"}, "schoolDays": 110}. \
      Exits with 1 if any student is blocked. Of a school it also names those whom a leaving date keeps out of the \
      term, and says which of the dates cannot be right. Of a school the cards are also laid out (C12): a character that \
      no font has, what does not fit, more pages than the class; --no-layout leaves it out, and for the city, where it \
      takes minutes, --layout asks for it.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var overrides: OverrideOptions
  @Option(help: "The school's NPSN, or all.") var school: SchoolChoice?
  @Option(name: .customLong("class"), help: "One class only.") var className: String?
  @Option(help: "One student only: the NISN.") var student: String?
  @Option(help: "Another term than the workspace's.") var term: String?
  @Option(help: "The report: endOfTerm, midterm, p5 or supplement.") var kind = ReportKind.endOfTerm
  @Option(help: "text, json, xlsx or pdf.") var format: Format?
  @Option(help: "The folder that workbooks and lists are written to.") var out: String?
  @Flag(
    inversion: .prefixedNo,
    help: "Lay the cards out, too; by default for one school and not for the city.")
  var layout: Bool?
  @Flag(help: "List the rules about texts and scores, and stop.") var rules = false

  func validate() throws {
    guard rules || school != nil else {
      throw ValidationError("give --school NPSN or --school all")
    }
    let isAll = school == .all
    guard !isAll || className == nil && student == nil else {
      throw ValidationError("--class and --student are of one school")
    }
    if (format == .xlsx || format == .pdf) && out == nil {
      throw ValidationError("give the folder with --out")
    }
    if common.json, let format, format != .json {
      throw ValidationError("give either --json or --format")
    }
  }

  func run() throws {
    let settings = try common.checkSettings()
    if rules { return try RuleList(settings: settings).show(common) }
    guard let school else { return }
    let run = CheckRun(
      common: common, ledger: try common.ledger(), settings: settings, kind: kind,
      shelf: try overrides.shelf(common),
      makeLayoutCheck: layout ?? (school != .all) ? try layoutCheck() : nil)
    let format = format ?? (common.json ? .json : .text)
    let term = try common.term(run.ledger, term)
    var report = try CheckReport(
      common, overrides, format: format, out: out, term: term, kind: kind)
    switch school {
    case .all:
      try run.city(term) { try report.add($0, $1, $2) }
      try report.finishCity()
    case .one(let npsn):
      let checks = try run.school(npsn, term, only: className, student: student)
      let isPart = className != nil || student != nil
      let leavers = isPart ? [] : try run.leavers(of: npsn, before: term)
      try report.finish(checks, leavers, of: npsn, isPart: isPart)
      if leavers.contains(where: \.isDoubtful) { throw Exit.incomplete }
    }
    if report.total.blocked > 0 || report.doubtfulLeavers > 0 { throw Exit.incomplete }
  }
}

extension Check {
  private func layoutCheck() throws -> @Sendable () throws -> LayoutCheck {
    let catalogue = try Assets.catalogue(common.console)
    let shelf = try overrides.shelf(common)
    return {
      LayoutCheck(
        press: CardPress(
          bench: FontBench(catalogue: catalogue), engine: "Rapor \(Rapor.version)"),
        shelf: shelf)
    }
  }
}

/// One school or all.
enum SchoolChoice: ExpressibleByArgument, Equatable {
  case all
  case one(NPSN)

  init?(argument: String) {
    if argument == "all" {
      self = .all
    } else if let npsn = NPSN(argument) {
      self = .one(npsn)
    } else {
      return nil
    }
  }
}

/// `rapor check --rules`.
struct RuleList {
  var settings: CheckSettings

  private struct Entry: Encodable {
    var rule: String
    var level: String
    var meaning: String
  }

  func show(_ common: CommonOptions) throws {
    let console = common.console
    let entries = CheckRule.allCases.map { rule in
      Entry(
        rule: rule.rawValue, level: settings.level(of: rule)?.rawValue ?? "off",
        meaning: rule.meaning.text(in: console.language))
    }
    if common.json { return try console.json(entries) }
    for entry in entries {
      let name = entry.rule.padding(toLength: 26, withPad: " ", startingAt: 0)
      let level = entry.level.padding(toLength: 7, withPad: " ", startingAt: 0)
      print("\(name)\(level)\(entry.meaning)")
    }
    console.say(
      id: "schoolDays \(settings.schoolDays), longestText \(settings.longestText), "
        + "longestRemark \(settings.longestRemark)",
      en: "schoolDays \(settings.schoolDays), longestText \(settings.longestText), "
        + "longestRemark \(settings.longestRemark)")
  }
}
