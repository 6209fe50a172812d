import ArgumentParser
import Batching
import Bookkeeping
import Foundation
import PictureReading
import Records

extension PictureKind: ExpressibleByArgument {}

/// `rapor import pictures`: photographs, logos, signatures and stamps into the workspace.
struct ImportPictures: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pictures",
    abstract: "Read photographs, logos, signatures and stamps, whose files are named by number.",
    discussion: """
      The name says whose a picture is: the NISN of a student (or the school's own number), the NIP or another number of \
      a teacher (a signature), the NPSN or 'logo', and 'stamp' or 'stempel'. Lost zeros, names beside the number, copies \
      '(1)' and folders are seen through. Photographs are cut to 3 by 4, signatures and stamps lifted off their paper, \
      and all are scaled to what a page shows; what else a file holds, such as the place where it was taken, is left out. \
      Good pictures are taken, bad ones named with what to do; --dry-run only says what would happen. Exits with 1 if \
      some were not taken, with 65 if none could be.
      """)

  @OptionGroup var common: CommonOptions
  @Argument(
    help: "A ZIP, a folder with all below it, or one picture: JPEG or PNG, logos also SVG.",
    completion: .file())
  var file: String
  @Option(help: "The school's NPSN.") var school: NPSN
  @Option(help: "All are of this kind: photo, logo, signature or stamp; else the names say it.")
  var kind: PictureKind?
  @Option(
    help: "The folder of photographs, signatures and logos; by default 'pictures' in the workspace."
  )
  var pictures: String?
  @Option(help: "Whose students of the term are listed as without a photograph.") var term: String?
  @Flag(help: "Also take pictures that are named by a person's full name, if only one has it.")
  var byName = false
  @Flag(help: "Show what would change, and store nothing.") var dryRun = false
  @Flag(help: "List every picture and everybody without a photograph, not only examples.")
  var all = false

  func run() throws {
    let ledger = try common.ledger()
    let term = try common.term(ledger, term)
    let roster = try common.guarded { () throws(LedgerError) in
      _ = try ledger.school(school)
      return try ledger.roster(of: school, in: term)
    }
    var report = try read(roster)
    try nameOtherSchools(&report, ledger, term)
    let path = pictures ?? common.folder + "/pictures"
    let store = PictureStore(pictures: path, school: school)
    let plan = try common.storing {
      try store.plan(
        report.taken.map {
          PictureStore.Incoming(
            stem: $0.owner.stem, ending: $0.picture.ending.rawValue, bytes: $0.picture.bytes,
            student: $0.owner.student)
        })
    }
    if !dryRun, !report.taken.isEmpty {
      let source = ImportSource(
        fileName: URL(filePath: file).lastPathComponent, digest: report.digest)
      _ = try common.storing {
        try store.commit(
          plan, in: ledger, to: ImportTarget(npsn: school, term: term), from: source,
          at: Int64(Date().timeIntervalSince1970))
      }
    }
    let answer = PictureAnswer(
      file: URL(filePath: file).lastPathComponent, report: report, effects: plan.effects,
      lacking: lacking(roster, report, PictureFolder(folder: path)), isDryRun: dryRun,
      showsAll: all, console: common.console)
    try answer.show(asJSON: common.json)
    if report.taken.isEmpty { throw Exit.badData }
    if !report.complaints.isEmpty { throw Exit.incomplete }
  }

  private func read(_ roster: Roster) throws -> PictureReport {
    do throws(PictureBundleMistake) {
      let bundle = try PictureBundle(path: file)
      let matcher = PictureMatcher(roster, kind: kind, acceptsNames: byName)
      let lanes = ProcessInfo.processInfo.activeProcessorCount
      guard let report = try? PictureIntake.read(bundle, matcher: matcher, lanes: lanes) else {
        throw .unreadable
      }
      return report
    } catch {
      throw common.console.refusal(
        error == .missing || error == .unreadable ? Exit.noInput : Exit.badData,
        id: "\(file): \(error.message.indonesian)", en: "\(file): \(error.message.english)")
    }
  }

  /// A number that nobody here has may be another school's student's.
  private func nameOtherSchools(
    _ report: inout PictureReport, _ ledger: Ledger, _ term: Term
  ) throws {
    for index in report.complaints.indices {
      guard case .nobody(let number?) = report.complaints[index].reason,
        let nisn = NISN(number)
      else { continue }
      let found = try common.guarded { () throws(LedgerError) in
        try ledger.elsewhere([nisn], besides: school, in: term)[nisn]
      }
      if let found {
        report.complaints[index].reason = .elsewhere(number: number, school: found.schoolName)
      }
    }
  }

  /// The students of the term who have no photograph, nor will have one, by class and name.
  private func lacking(
    _ roster: Roster, _ report: PictureReport, _ folder: PictureFolder
  ) -> [Roster.Entry] {
    guard report.taken.contains(where: { $0.owner.kind == .photo }) else { return [] }
    let coming = Set(report.taken.compactMap(\.owner.student))
    return roster.students.filter { student in
      student.className != nil && !coming.contains(student.id)
        && !folder.hasPhoto(
          of: school, nisn: student.nisn, localNumber: student.localStudentNumber,
          column: student.photo)
    }.sorted { ($0.className ?? "", $0.fullName) < ($1.className ?? "", $1.fullName) }
  }
}

extension CommonOptions {
  /// Runs work on the ledger and the folder of pictures; a refusal becomes a message and an exit code.
  func storing<Result>(_ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch let error as LedgerError {
      return try guarded { () throws(LedgerError) in throw error }
    } catch let error as PictureStore.StorageError {
      let failure = FileError(path: error.path, number: error.number)
      console.complain(failure.message)
      throw failure.exitCode
    }
  }
}
