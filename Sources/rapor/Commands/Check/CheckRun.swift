import Batching
import Bookkeeping
import Checking
import Dispatch
import Foundation
import Records
import Synchronization
import Templating

/// Reads classes and checks them: each class in a handful of queries, schools side by side.
struct CheckRun {
  let common: CommonOptions
  let ledger: Ledger
  let settings: CheckSettings
  let kind: ReportKind
  /// The layouts, and the pictures that there are.
  let shelf: TemplateShelf
  /// Makes what lays cards out, one for each thread; nil where that is not wanted.
  let makeLayoutCheck: (@Sendable () throws -> LayoutCheck)?

  /// The classes of a school, or the part of it that was asked for. Rules that compare students see the whole class even
  /// then.
  func school(
    _ npsn: NPSN, _ term: Term, only className: String? = nil, student: String? = nil
  ) throws -> [ClassCheck] {
    var checks: [ClassCheck] = []
    let teachers = try common.guarded { () throws(LedgerError) in
      try ledger.teachers(of: npsn, in: term.schoolYear)
    }
    let layout = try makeLayoutCheck?()
    for name in try common.classNames(ledger, npsn, term, only: className) {
      let check = try common.guarded { () throws(LedgerError) in
        try self.check(npsn, name, term, teachers, layout)
      }
      checks.append(check)
    }
    guard let student else { return checks }
    for index in checks.indices {
      checks[index].students.removeAll { $0.record.student.nisn?.digits != student }
    }
    guard checks.contains(where: { !$0.students.isEmpty }) else {
      throw common.console.refusal(
        Exit.noInput, id: "tidak ada siswa dengan NISN \(student); periksa nomornya.",
        en: "there is no student with NISN \(student); check the number.")
    }
    return checks.filter { !$0.students.isEmpty }
  }

  /// Students of the school who are in no class of the term because of their leaving date.
  func leavers(of npsn: NPSN, before term: Term) throws -> [Leaver] {
    try common.guarded { () throws(LedgerError) in try ledger.leavers(of: npsn, before: term) }
  }

  /// All schools, handed over one after another in the order of their numbers while the next are read.
  func city(_ term: Term, _ take: (School, [ClassCheck], [Leaver]) throws -> Void) throws {
    let schools = try common.guarded { () throws(LedgerError) in try ledger.schools() }
    let lanes = max(1, ProcessInfo.processInfo.activeProcessorCount)
    // Few enough to hold in memory, many enough that no lane waits.
    for start in stride(from: 0, to: schools.count, by: lanes * 2) {
      let part = Array(schools[start..<min(start + lanes * 2, schools.count)])
      let results = Mutex<[Int: Result<Found, any Error>]>([:])
      DispatchQueue.concurrentPerform(iterations: part.count) { index in
        let result = Result { () throws in
          let layout = try makeLayoutCheck?()
          let names = try ledger.classes(of: part[index].npsn, in: term.schoolYear).map(\.name)
          let teachers = try ledger.teachers(of: part[index].npsn, in: term.schoolYear)
          var checks: [ClassCheck] = []
          for name in names {
            checks.append(try check(part[index].npsn, name, term, teachers, layout))
          }
          return Found(
            checks: checks, leavers: try ledger.leavers(of: part[index].npsn, before: term))
        }
        results.withLock { $0[index] = result }
      }
      for (index, school) in part.enumerated() {
        guard let result = results.withLock({ $0[index] }) else { continue }
        let found: Found
        switch result {
        case .success(let value): found = value
        case .failure(let error as LedgerError):
          found = try common.guarded { () throws(LedgerError) -> Found in throw error }
        case .failure(let error): throw error
        }
        try take(school, found.checks, found.leavers)
      }
    }
  }

  private struct Found: Sendable {
    var checks: [ClassCheck]
    var leavers: [Leaver]
  }

  private func check(
    _ npsn: NPSN, _ className: String, _ term: Term, _ teachers: SubjectTeachers,
    _ layout: LayoutCheck?
  ) throws(LedgerError) -> ClassCheck {
    let stored = try ledger.records(of: npsn, className: className, term: term, kind: kind)
    let records = stored.map(\.record)
    var check = ClassCheck(
      of: records, settings: settings, teachers: teachers, lacksPhoto: shelf.lacksPhoto)
    if let layout { check.add(layout.points(of: records)) }
    return check
  }
}
