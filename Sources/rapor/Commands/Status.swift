import ArgumentParser
import Batching
import Bookkeeping
import Checking
import Foundation
import Records
import Templating

/// `rapor status`: where every school's and student's card stands.
struct Status: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show how far the schools are, or every student of one school.",
    discussion: """
      A card is stale if it would be printed otherwise now, because its data, the layout, an override, a font or the \
      program have changed: the next 'rapor batch' makes it anew. A changed photograph, signature or logo is not \
      counted, for only the record says which card shows it: the next run finds and makes those cards, and no others. A \
      card is held, and not done, if its student would get none now, because something is missing or a rule of \
      checks.json blocks: it must not be handed out, and 'rapor export' leaves it out.
      """)

  @OptionGroup var common: CommonOptions
  @Option(help: "One school: its NPSN.") var school: NPSN?
  @Flag(help: "Class by class, of the city or of --school.") var byClass = false
  @Flag(help: "Grade by grade.") var byGrade = false
  @Flag(help: "What was imported and made in the last days, hour by hour.") var history = false
  @Option(help: "Schools that did nothing for this many hours.") var inactive: Int?
  @Option(help: "Another term than the workspace's.") var term: String?
  @Option(help: "Of which report: endOfTerm, midterm, p5 or supplement.")
  var kind = ReportKind.endOfTerm
  @OptionGroup var overrides: OverrideOptions

  private struct City: Encodable {
    var term: String
    var schoolsStarted: Int
    var schoolsComplete: Int
    var schools: Int
    var studentsDone: Int
    var students: Int
    /// Cards that would be printed otherwise now, held ones among them.
    var stale: Int
    /// Of these, the ones of which not the data have changed but layout, override, font or program.
    var outdated: Int
    /// Students with a card from before who would get none now; they are not among the done.
    var held: Int
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

  func validate() throws {
    guard (1...87_600).contains(inactive ?? 1) else {
      throw ValidationError(
        id: "--inactive harus 1 sampai 87600 jam", en: "--inactive is 1 to 87600 hours")
    }
  }

  func run() throws {
    let ledger = try common.ledger()
    let term = try common.term(ledger, term)
    if history {
      try StatusLists(common: common, ledger: ledger, term: term).showHistory()
    } else if let inactive {
      try StatusLists(common: common, ledger: ledger, term: term).showInactive(hours: inactive)
    } else {
      let (shelf, gate) = (try overrides.shelf(common), try common.finalGate())
      let identity = try Assets.identity(shelf, common.console, gate: gate)
      let outdated = try common.guarded { () throws(LedgerError) in
        try OutdatedCards(
          ledger, shelf: shelf, identity: identity, term: term, kind: kind, of: school)
      }
      if let school, !byClass, !byGrade {
        let held = try heldStudents(of: school, ledger, term, shelf, gate)
        return try showStudents(of: school, ledger, term, outdated, held)
      }
      let held = try common.guarded { () throws(LedgerError) in
        try HeldCards(
          ledger, shelf: shelf, gate: gate, presses: identity.presses, term: term, kind: kind,
          of: school.map { [$0] })
      }
      let marks = Marks(outdated: outdated, held: held)
      if byClass || byGrade {
        try StatusLists(common: common, ledger: ledger, term: term).showClasses(
          of: school, kind, marks, byGrade: byGrade)
      } else {
        try showCity(ledger, term, marks)
      }
    }
  }

  /// What the ledger cannot know of cards.
  struct Marks {
    var outdated: OutdatedCards
    var held: HeldCards
  }

  private func showCity(_ ledger: Ledger, _ term: Term, _ marks: Marks) throws {
    let statuses = try common.guarded { () throws(LedgerError) in
      let classes = try ledger.classStatus(in: term, kind: kind).map { $0.adding(marks) }
      return try ledger.status(of: classes)
    }
    let done = statuses.reduce(0) { $0 + $1.tally.done }
    let expected = statuses.reduce(0) { $0 + $1.tally.expected }
    let started = statuses.count { $0.tally.progress != .none }
    let complete = statuses.count { $0.tally.progress == .complete && $0.tally.expected > 0 }
    let stale = statuses.reduce(0) { $0 + $1.tally.stale }
    let held = statuses.reduce(0) { $0 + $1.tally.held }
    let outdated = marks.outdated.students.count
    let console = common.console
    if common.json {
      try console.json(
        City(
          term: term.argument, schoolsStarted: started, schoolsComplete: complete,
          schools: statuses.count, studentsDone: done, students: expected, stale: stale,
          outdated: outdated, held: held,
          list: statuses.map {
            City.School(
              npsn: $0.npsn, name: $0.name, progress: $0.tally.progress, done: $0.tally.done,
              expected: $0.tally.expected, states: $0.tally.states)
          }))
      return
    }
    console.say(
      id:
        "\(console.grouped(started)) dari \(console.grouped(statuses.count)) sekolah, \(console.grouped(done)) dari \(console.grouped(expected)) siswa",
      en:
        "\(console.grouped(started)) of \(console.grouped(statuses.count)) schools, \(console.grouped(done)) of \(console.grouped(expected)) students"
    )
    console.say(
      id: "(\(console.grouped(complete)) sekolah selesai seluruhnya)",
      en: "(\(console.grouped(complete)) schools complete)")
    sayStale(stale - outdated, marks)
    if held > 0 {
      console.say(
        id:
          "\(console.grouped(held)) siswa punya rapor yang kini belum boleh dicetak: lihat 'rapor status --school'.",
        en:
          "\(console.grouped(held)) students have a card that may not be printed now: see 'rapor status --school'."
      )
    }
    for status in statuses {
      let tally = status.tally
      print(
        "  \(status.npsn.digits)  \(word(tally.progress, console))  \(tally.done)/\(tally.expected)  \(status.name)"
      )
    }
  }

  /// Says how many cards the next run would make anew; not those that are held, for it would not.
  ///
  /// - Parameter data: how many cards' data have changed, held ones among them.
  private func sayStale(_ data: Int, _ marks: Marks) {
    let data = data - marks.held.stale.count
    let outdated = marks.outdated.students.subtracting(marks.held.reasons.keys).count
    let stale = data + outdated
    guard stale > 0 else { return }
    let changed = Self.change(data: data, outdated)
    let console = common.console
    console.say(
      id:
        "\(console.grouped(stale)) rapor usang: \(changed.indonesian) sesudah dicetak; jalankan 'rapor batch'.",
      en: "\(console.grouped(stale)) cards are stale: \(changed.english) since; run 'rapor batch'.")
  }

  /// What makes cards stale: their data, or the layout that they would be printed with now.
  private static func change(data: Int, _ layout: Int) -> Bilingual {
    if layout == 0 { return Bilingual(id: "datanya berubah", en: "their data changed") }
    if data <= 0 { return Bilingual(id: "tata letaknya berubah", en: "their layout changed") }
    return Bilingual(
      id: "datanya (\(data)) atau tata letaknya (\(layout)) berubah",
      en: "their data (\(data)) or their layout (\(layout)) changed")
  }

  private func word(_ progress: SchoolProgress, _ console: Console) -> String {
    switch progress {
    case .none: Bilingual(id: "belum   ", en: "none    ").text(in: console.language)
    case .partly: Bilingual(id: "sebagian", en: "partly  ").text(in: console.language)
    case .complete: Bilingual(id: "selesai ", en: "complete").text(in: console.language)
    }
  }

  private func showStudents(
    of school: NPSN, _ ledger: Ledger, _ term: Term, _ outdated: OutdatedCards,
    _ held: [StudentID: String]
  ) throws {
    var (name, students) = try common.guarded { () throws(LedgerError) in
      (try ledger.school(school).name, try ledger.students(of: school, in: term, kind: kind))
    }
    for index in students.indices where outdated.students.contains(students[index].id) {
      students[index].isStale = true
    }
    let atSchool = try common.guarded { () throws(LedgerError) in
      try ledger.cardsMadeAtSchool(of: school, in: term, kind: kind)
    }
    if common.json {
      try common.console.json(
        students.map {
          ListedStudent(status: $0, blocked: held[$0.id], atSchool: atSchool[$0.id])
        })
      return
    }
    let done = students.count { $0.state?.isDone == true && held[$0.id] == nil }
    common.console.say(
      id: "\(name): \(done) dari \(students.count) siswa",
      en: "\(name): \(done) of \(students.count) students")
    if !atSchool.isEmpty {
      let out = atSchool.values.count(where: \.state.isOut)
      common.console.say(
        id: "\(atSchool.count) rapor dibuat di sekolah sendiri, \(out) di antaranya sudah keluar.",
        en: "\(atSchool.count) cards were made at the school itself, \(out) of them are out.")
    }
    for student in students {
      let stale = student.isStale ? common.console.language == .english ? " stale" : " usang" : ""
      let state = (student.state?.rawValue ?? "-") + stale
      // What holds now comes first: what the last run met may have been mended since.
      let error =
        (held[student.id] ?? student.error).map {
          " (\(ExceptionWords.text(of: $0).text(in: common.console.language)))"
        } ?? ""
      let own =
        atSchool[student.id].map {
          common.console.language == .english
            ? " [at the school: \($0.state.word.english)]"
            : " [di sekolah: \($0.state.word.indonesian)]"
        } ?? ""
      let number = student.rosterNumber.map { String($0) } ?? ""
      print(
        "  \(student.className)  \(number)  \(student.fullName)  \(student.nisn?.digits ?? "-")  \(state)\(error)\(own)"
      )
    }
  }
}

extension Status {
  /// A student as programs are told: the stored status, and what would keep a card from being final now.
  private struct ListedStudent: Encodable {
    var status: StudentStatus
    /// Codes of what is missing and of rules that hold: "C3 placeholder".
    var blocked: String?
    /// What the school tells of a card that it made itself.
    var atSchool: SchoolCards.Side?

    private enum Key: CodingKey { case blocked, atSchool }

    func encode(to encoder: any Encoder) throws {
      try status.encode(to: encoder)
      var own = encoder.container(keyedBy: Key.self)
      try own.encodeIfPresent(blocked, forKey: .blocked)
      try own.encodeIfPresent(atSchool, forKey: .atSchool)
    }
  }

  /// Students of the school who would get no final card now, and why, whether they have one from before or not.
  private func heldStudents(
    of school: NPSN, _ ledger: Ledger, _ term: Term, _ shelf: TemplateShelf, _ gate: FinalGate
  ) throws -> [StudentID: String] {
    var held: [StudentID: String] = [:]
    for name in try common.classNames(ledger, school, term, only: nil) {
      let found = try common.guarded { () throws(LedgerError) in
        try HeldCards.reasons(
          in: name, of: school, ledger, shelf, gate, term: term, kind: kind)
      }
      held.merge(found) { first, _ in first }
    }
    return held
  }
}

extension ClassStatus {
  /// The same with the cards counted as stale that were printed with another layout, and as held whose students would get
  /// none now.
  func adding(_ marks: Status.Marks) -> ClassStatus {
    var status = self
    status.tally.addStale(marks.outdated.counts[row] ?? 0)
    status.tally.addHeld(marks.held.counts[row] ?? 0)
    return status
  }
}
