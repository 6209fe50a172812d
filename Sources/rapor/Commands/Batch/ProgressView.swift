import Batching
import Bookkeeping
import Foundation
import Glibc
import Records
import Synchronization

/// Shows a run: a live picture on a terminal, plain lines elsewhere, one JSON object a line for programs.
final class ProgressView: Sendable {
  private struct State {
    var startedAt = Date()
    var shownAt = Date.distantPast
    var doneAtStart = 0
    var lines = 0
    var last: BatchProgress?
  }

  private enum Style { case live, plain, json }

  private let console: Console
  private let style: Style
  private let state = Mutex(State())

  init(common: CommonOptions, ledger: Ledger) {
    console = common.console
    style = common.json ? .json : isatty(1) == 1 ? .live : .plain
  }

  private struct Begun: Encodable {
    var event = "begin"
    var run: RunID
    var schools: Int
    var totals: RunTotals
    /// Students whose card is made anew because layout, override, font or program has changed.
    var outdated: Int
  }

  func begin(_ run: Run, schools: Int, outdated: Int) {
    let totals = run.totals
    state.withLock { $0.doneAtStart = totals.expected - totals.waiting }
    if style == .json {
      return emit(Begun(run: run.id, schools: schools, totals: totals, outdated: outdated))
    }
    let number = console.grouped
    console.say(
      id:
        "Proses \(run.id.value): \(number(schools)) sekolah, \(number(totals.expected)) siswa; \(number(totals.same)) sudah ada dan tidak berubah.",
      en:
        "Run \(run.id.value): \(number(schools)) schools, \(number(totals.expected)) students; \(number(totals.same)) are there and unchanged."
    )
    if outdated > 0 {
      console.say(
        id: "\(number(outdated)) rapor dibuat lagi karena tata letaknya berubah.",
        en: "\(number(outdated)) cards are made again because their layout has changed.")
    }
  }

  private struct Exception: Encodable {
    var event = "exception"
    var npsn: NPSN
    var className: String
    var student: StudentID
    var name: String
    var code: String
    var message: String
  }

  private struct Step: Encodable {
    var event = "progress"
    var progress: BatchProgress
    var perSecond: Double
  }

  func show(_ event: BatchEvent) {
    switch event {
    case .exception(let student, let name, let npsn, let className, let code, let complaint):
      let words = "\(name): \(ExceptionWords.text(of: code).text(in: console.language))"
      let message = complaint.map { console.language == .english ? $0.english : $0.indonesian }
      if style == .json {
        return emit(
          Exception(
            npsn: npsn, className: className, student: student, name: name, code: code,
            message: message ?? words))
      }
      // A list of what is missing is for 'rapor check'.
      let told = message.flatMap { $0.contains("\n") ? nil : $0 } ?? words
      let line = "  ✗ \(npsn.digits) \(className)  \(told)"
      state.withLock { state in
        erase(&state)
        print(style == .live ? ProgressPicture.cut(line, to: ProgressPicture.columns) : line)
        if style == .live { draw(&state) }
      }
    case .progress(let progress):
      state.withLock { state in
        let isHeldNow = state.last?.isHeld != progress.isHeld
        state.last = progress
        let pause = style == .live ? 0.2 : style == .json ? 0.5 : 5
        guard isHeldNow || Date().timeIntervalSince(state.shownAt) >= pause else { return }
        present(&state)
      }
    }
  }

  /// Shows the last figures.
  func finish() {
    state.withLock { state in
      guard state.last != nil else { return }
      present(&state)
      state.lines = 0
    }
  }

  private func present(_ state: inout State) {
    guard let progress = state.last else { return }
    state.shownAt = Date()
    switch style {
    case .json: emit(Step(progress: progress, perSecond: rate(state)))
    case .plain:
      print(picture(progress, state).summary)
      fflush(nil)
    case .live:
      erase(&state)
      draw(&state)
    }
  }

  private func rate(_ state: State) -> Double {
    guard let totals = state.last?.totals else { return 0 }
    let done = totals.expected - totals.waiting - state.doneAtStart
    return Double(done) / max(0.001, Date().timeIntervalSince(state.startedAt))
  }

  private func picture(_ progress: BatchProgress, _ state: State) -> ProgressPicture {
    ProgressPicture(progress: progress, rate: rate(state), console: console)
  }

  private func erase(_ state: inout State) {
    guard style == .live, state.lines > 0 else { return }
    print("\u{1B}[\(state.lines)A\u{1B}[J", terminator: "")
    state.lines = 0
  }

  private func draw(_ state: inout State) {
    guard let progress = state.last else { return }
    let lines = picture(progress, state).lines(columns: ProgressPicture.columns)
    for line in lines { print(line) }
    fflush(nil)
    state.lines = lines.count
  }

  private struct Ended: Encodable {
    var event = "end"
    var end: BatchEnd
    var run: Run
    var seconds: Double
  }

  func end(_ run: Run, _ end: BatchEnd) {
    let seconds = state.withLock { Date().timeIntervalSince($0.startedAt) }
    if style == .json { return emit(Ended(end: end, run: run, seconds: seconds)) }
    tell(run.totals)
    let number = run.id.value
    if run.state == .closed {
      console.say(
        id: "Proses \(number) ditutup: semua siswa tercatat.",
        en: "Run \(number) closed: every student is accounted for.")
    } else if end == .interrupted {
      console.say(
        id: "Dihentikan; lanjutkan dengan 'rapor batch resume \(number)'.",
        en: "Stopped; go on with 'rapor batch resume \(number)'.")
    } else {
      console.say(
        id: """
          Proses \(number) belum dapat ditutup:
            rapor batch report \(number)   siapa yang belum selesai, dan mengapa
            rapor batch resume \(number)   sesudah datanya diperbaiki
            rapor batch excuse \(number)   mengecualikan dengan alasan
          """,
        en: """
          Run \(number) cannot be closed yet:
            rapor batch report \(number)   who is left, and why
            rapor batch resume \(number)   once their data are corrected
            rapor batch excuse \(number)   to excuse them with a reason
          """)
    }
  }

  /// What became of the students; what happened to nobody is not told.
  private func tell(_ totals: RunTotals) {
    let figures: [(count: Int, words: Bilingual)] = [
      (totals.made, Bilingual(id: "dibuat", en: "made")),
      (totals.same, Bilingual(id: "tidak berubah", en: "unchanged")),
      (totals.excused, Bilingual(id: "dikecualikan", en: "excused")),
      (totals.blocked, Bilingual(id: "belum lengkap", en: "not complete")),
      (totals.failed, Bilingual(id: "gagal", en: "failed")),
      (totals.waiting, Bilingual(id: "menunggu", en: "waiting")),
    ]
    let told = figures.enumerated().filter { $0.offset == 0 || $0.element.count > 0 }
    print(
      told.map {
        "\(console.grouped($0.element.count)) \($0.element.words.text(in: console.language))"
      }
      .joined(separator: ", ") + ".")
  }

  private func emit(_ value: some Encodable) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else { return }
    print(String(decoding: data, as: UTF8.self))
    fflush(nil)
  }
}
