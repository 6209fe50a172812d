import ArgumentParser
import Batching
import Bookkeeping
import Foundation
import Glibc
import Measuring
import Records

/// `rapor bench first-page`: how long a person waits for one class.
struct FirstPageBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "first-page",
    abstract: "How long one class takes, from the command to its first and its last page on disk.",
    discussion: """
      Each round is a fresh program over a fresh copy of an invented school, started after the program, its fonts and \
      layouts and the ledger were dropped from the cache of the disk (as far as nobody else uses them). The best and \
      the median of the rounds are shown.
      """)

  @OptionGroup var common: CommonOptions
  @Option(help: "The smallest class that will do, 1 to 40.") var students = 32
  @Option(help: "Lanes.") var jobs = 2
  @Option(help: "Rounds, 1 to 1000.") var rounds = 5

  func validate() throws {
    guard (1...40).contains(students), (1...64).contains(jobs), (1...1_000).contains(rounds) else {
      throw ValidationError(
        id: "--students harus 1 sampai 40, --jobs 1 sampai 64, --rounds 1 sampai 1000",
        en: "--students is 1 to 40, --jobs 1 to 64, --rounds 1 to 1000")
    }
  }

  private struct Answer: Encodable {
    var className: String
    var students: Int
    var jobs: Int
    var rounds: [Round]
  }

  /// Seconds.
  struct Round: Encodable {
    /// Until the archive had its first card.
    var firstPage: Double
    /// Until the program had ended.
    var whole: Double
    /// Of the program and its workers.
    var processor: Double
  }

  func run() throws {
    guard let term = SampleLedger.term() else { throw Exit.fault }
    let folder = FileManager.default.temporaryDirectory.path + "/rapor-first-page-\(getpid())"
    try common.console.makeFolder(folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let source = folder + "/" + Ledger.fileName
    let room = try fill(source, term)
    var rounds: [Round] = []
    for number in 0..<self.rounds {
      let place = "\(folder)/\(number)"
      try common.console.makeFolder(place)
      try FileManager.default.copyItem(atPath: source, toPath: place + "/" + Ledger.fileName)
      rounds.append(try round(in: place, term, room.name))
      try? FileManager.default.removeItem(atPath: place)
    }
    let answer = Answer(
      className: room.name, students: room.count, jobs: jobs, rounds: rounds)
    if common.json { return try common.console.json(answer) }
    show(answer)
  }

  /// A ledger of one school; gives the first class that is large enough, or else the largest.
  private func fill(_ path: String, _ term: Term) throws -> (name: String, count: Int) {
    try common.guarded { () throws(LedgerError) in
      let ledger = try Ledger.create(at: path)
      try ledger.set("term", to: term.argument)
      try SampleLedger.fill(ledger, schools: 1, of: term)
      let classes = try ledger.classStatus(in: term).map { ($0.className, $0.tally.expected) }
      return classes.first { $0.1 == students } ?? classes.first { $0.1 > students }
        ?? classes.max { $0.1 < $1.1 } ?? ("", 0)
    }
  }

  private func round(in place: String, _ term: Term, _ name: String) throws -> Round {
    let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    for path in [program, Assets.fonts, Assets.templates, place] { Self.forget(path) }
    let archive = place + "/" + Ledger.archiveFile(of: term)
    let before = CityTrial.processorSeconds()
    let began = ContinuousClock.now
    var child: pid_t = 0
    let words = [program, "batch", "--class", name, "--jobs", "\(jobs)", "--workspace", place]
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    guard posix_spawn(&child, program, &actions, nil, &arguments, environ) == 0 else {
      throw Exit.fault
    }
    var firstPage: Duration?
    var status: Int32 = 0
    while waitpid(child, &status, WNOHANG) == 0 {
      var entry = stat()
      if firstPage == nil, stat(archive, &entry) == 0, entry.st_size > 0 {
        firstPage = ContinuousClock.now - began
      }
      usleep(500)
    }
    let whole = ContinuousClock.now - began
    guard status == 0 else {
      throw common.console.refusal(
        Exit.fault, id: "kelas \(name) tidak selesai.", en: "class \(name) was not finished.")
    }
    return Round(
      firstPage: (firstPage ?? whole).seconds, whole: whole.seconds,
      processor: CityTrial.processorSeconds() - before)
  }

  /// Drops a file, or all below a folder, from the page cache; what another program has mapped stays.
  private static func forget(_ path: String) {
    let inner = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    for file in [path] + inner.map({ path + "/" + $0 }) {
      let descriptor = open(file, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      fdatasync(descriptor)
      posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED)
      close(descriptor)
    }
  }

  private func show(_ answer: Answer) {
    common.console.say(
      id: "kelas \(answer.className), \(answer.students) siswa, \(answer.jobs) jalur:",
      en: "class \(answer.className), \(answer.students) students, \(answer.jobs) lanes:")
    let figures: [(Bilingual, KeyPath<Round, Double>)] = [
      (Bilingual(id: "halaman pertama di cakram", en: "first page on disk"), \.firstPage),
      (Bilingual(id: "seluruh kelas", en: "whole class"), \.whole),
      (Bilingual(id: "waktu prosesor", en: "processor time"), \.processor),
    ]
    for (label, path) in figures {
      let sorted = answer.rounds.map { $0[keyPath: path] }.sorted()
      let (best, median) = (sorted[0] * 1_000, sorted[sorted.count / 2] * 1_000)
      common.console.say(
        id: "  \(label.indonesian): \(Int(best)) ms (median \(Int(median)) ms)",
        en: "  \(label.english): \(Int(best)) ms (median \(Int(median)) ms)")
    }
  }
}

extension Duration {
  fileprivate var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
