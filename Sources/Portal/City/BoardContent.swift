internal import Bookkeeping
internal import Records

/// The board as its template sees it.
struct BoardContent {
  struct Bar {
    var name: String
    var done: String
    var expected: String
    var percent: Int
  }

  struct District {
    var name: String
    var done: String
    var expected: String
    var percent: Int
    var schools: [Cell]
  }

  struct Cell {
    var path: String
    var label: String
    /// "none", "partly", "complete"; "vacant" for a school without students.
    var kind: String
  }

  struct Call {
    var path: String
    var name: String
    var npsn: String
    var phone: String?
    var district: String
    var left: String
    var since: String
    var failed: String?
  }

  struct Hour {
    var label: String
    var made: String
    var failed: Int?
    /// Of the busiest hour, in per cent.
    var height: Int
  }

  struct RunLine {
    var path: String
    var number: String
    var scope: String
    var state: String
    var percent: Int
    var done: String
    var expected: String
    var problems: String?
    var isOpen: Bool
  }

  var schoolsStarted: String
  var schoolsComplete: String
  var schools: String
  var studentsDone: String
  var students: String
  var percent: Int
  var stale: String?
  var failed: String?
  var districts: [District]
  var grades: [Bar]
  var hours: [Hour]
  var hasHours: Bool
  var perHour: String
  var calls: [Call]
  var hasCalls: Bool
  var runs: [RunLine]
  var hasRuns: Bool
  var at: String

  private static let shownCalls = 25

  init(_ figures: Board.Figures, _ ask: Ask, _ portal: Portal) {
    let language = ask.language
    func grouped(_ number: Int) -> String { language.grouped(number) }
    schoolsStarted = grouped(figures.started)
    schoolsComplete = grouped(figures.complete)
    schools = grouped(figures.schools.count)
    studentsDone = grouped(figures.total.done)
    students = grouped(figures.total.expected)
    percent = figures.total.percent
    stale = figures.total.stale > 0 ? grouped(figures.total.stale) : nil
    let failures = figures.total.states[CardState.failed.rawValue] ?? 0
    failed = failures > 0 ? grouped(failures) : nil
    districts = Self.districts(figures, language)
    grades = figures.grades.map {
      Bar(
        name: "\($0.grade)", done: grouped($0.tally.done), expected: grouped($0.tally.expected),
        percent: $0.tally.percent)
    }
    hours = Self.hours(figures, ask, portal)
    hasHours = !hours.isEmpty
    perHour = grouped(
      figures.hours.last.map { $0.beginsAt + 7_200 > figures.at ? $0.made : 0 } ?? 0)
    calls = Self.calls(figures, ask, portal)
    hasCalls = !calls.isEmpty
    runs = figures.runs.map { Self.line($0, language, portal, ask) }
    hasRuns = !runs.isEmpty
    at = portal.moment(figures.at, ask)
  }

  private static func districts(_ figures: Board.Figures, _ language: Language) -> [District] {
    Dictionary(grouping: figures.schools) { $0.school.address.district ?? "–" }
      .sorted { $0.key < $1.key }
      .map { name, lines in
        var tally = CardTally()
        for line in lines { tally.add(line.tally) }
        return District(
          name: name, done: language.grouped(tally.done),
          expected: language.grouped(tally.expected), percent: tally.percent,
          schools: lines.map { line in
            Cell(
              path: "/sekolah/\(line.school.npsn.digits)",
              label: "\(line.school.name): \(line.tally.done)/\(line.tally.expected)",
              kind: line.tally.expected == 0 ? "vacant" : line.tally.progress.rawValue)
          })
      }
  }

  private static func hours(_ figures: Board.Figures, _ ask: Ask, _ portal: Portal) -> [Hour] {
    let most = max(1, figures.hours.map(\.made).max() ?? 1)
    return figures.hours.suffix(24).map { hour in
      Hour(
        label: portal.hour(hour.beginsAt, ask), made: ask.language.grouped(hour.made),
        failed: hour.failed > 0 ? hour.failed : nil, height: hour.made * 100 / most)
    }
  }

  /// Schools that are not complete: those that have failures first, then the longest silent.
  private static func calls(_ figures: Board.Figures, _ ask: Ask, _ portal: Portal) -> [Call] {
    figures.schools.filter { $0.tally.expected > 0 && $0.tally.progress != .complete }
      .sorted { left, right in
        let (leftFailed, rightFailed) = (left.tally.failures > 0, right.tally.failures > 0)
        if leftFailed != rightFailed { return leftFailed }
        return (left.lastActivity ?? 0, left.school.npsn.digits)
          < (right.lastActivity ?? 0, right.school.npsn.digits)
      }
      .prefix(shownCalls)
      .map { line in
        let failures = line.tally.failures
        return Call(
          path: "/sekolah/\(line.school.npsn.digits)", name: line.school.name,
          npsn: line.school.npsn.digits, phone: line.school.phone,
          district: line.school.address.district ?? "–",
          left: ask.language.grouped(line.tally.expected - line.tally.done),
          since: line.lastActivity.map { portal.moment($0, ask) } ?? portal.text("city.never", ask),
          failed: failures > 0 ? ask.language.grouped(failures) : nil)
      }
  }

  private static func line(
    _ run: Run, _ language: Language, _ portal: Portal, _ ask: Ask
  ) -> RunLine {
    let totals = run.totals
    let settled = totals.expected - totals.waiting
    let problems = totals.failed + totals.blocked
    let scope =
      run.scope == "all"
      ? portal.text("run.all", ask)
      : run.scope.count > 40 ? "\(run.scope.prefix(39))…" : run.scope
    return RunLine(
      path: "/proses/\(run.id.value)", number: "\(run.id.value)", scope: scope,
      state: run.state.words.text(in: language),
      percent: totals.expected == 0 ? 100 : settled * 100 / totals.expected,
      done: language.grouped(settled), expected: language.grouped(totals.expected),
      problems: problems > 0 ? language.grouped(problems) : nil,
      isOpen: run.state == .open && totals.waiting > 0)
  }
}

extension CardTally {
  fileprivate var failures: Int { states[CardState.failed.rawValue] ?? 0 }
}
