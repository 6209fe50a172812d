import Batching
import Bookkeeping
import Digesting
import Foundation
import PictureReading
import Records

/// The pictures that a school changed in its file or workspace, on their way into this one: compared with those that it was
/// given, and checked as any that come in.
struct MergedPictures {
  private(set) var report: PictureReport
  private(set) var effects: [PictureStore.Plan.Effect] = []
  private var plan: PictureStore.Plan
  /// What the city gave along, by file.
  private let base: [String: Digest]
  private let store: PictureStore
  private let npsn: NPSN
  private let term: Term
  private let common: CommonOptions

  /// - Parameters:
  ///   - path: where the file was handed in: pictures of a workspace lie in a folder beside its ledger.
  ///   - pictures: the folder of pictures here.
  init(
    _ copy: SchoolFileCopy, beside path: String, into pictures: String, _ term: Term,
    _ common: CommonOptions
  ) throws {
    (npsn, self.term, self.common) = (copy.npsn, term, common)
    store = PictureStore(pictures: pictures, school: copy.npsn)
    base = try common.guarded { () throws(LedgerError) in try copy.basePictures() }
    var changed: [(file: String, bytes: [UInt8])] = []
    let base = base
    func take(_ picture: CarriedPicture) throws {
      if try picture.digest != base[picture.file] { changed.append((picture.file, picture.bytes)) }
    }
    var leftOut: [PictureStore.LeftOut] = []
    let address = URL(filePath: path)
    if address.lastPathComponent == Ledger.fileName {
      let folder = address.deletingLastPathComponent().path + "/pictures"
      let all = PictureStore(pictures: folder, school: copy.npsn).all()
      try all.pictures.forEach(take)
      leftOut = all.leftOut
    } else {
      try common.storing { try copy.pictures(take) }
    }
    let roster = try common.guarded { () throws(LedgerError) in try copy.roster(in: term) }
    report = try PictureIntake.read(named: changed, of: roster)
    report.complaints += leftOut.map {
      PictureComplaint(
        file: $0.file, reason: .fault($0.isTooLarge ? .tooManyBytes : .damaged))
    }
    plan = try store.plan([])
    try replan { _ in nil }
  }

  private mutating func replan(_ student: (PictureReport.Taken) -> StudentID?) throws {
    let incoming = report.taken.map {
      PictureStore.Incoming(
        stem: $0.owner.stem, ending: $0.picture.ending.rawValue, bytes: $0.picture.bytes,
        student: student($0))
    }
    plan = try common.storing { try store.plan(incoming) }
    effects = plan.effects
  }

  /// A picture that both sides changed.
  struct Conflict: Encodable {
    var number: Int
    var name: String
    var file: String
    fileprivate var stem: String

    private enum CodingKeys: CodingKey { case number, name, file }
  }

  /// - Parameter count: how many conflicts of values come before.
  func conflicts(after count: Int) -> [Conflict] {
    var conflicts: [Conflict] = []
    for change in plan.changes {
      guard let before = change.before.last, base[before.file] != before.digest,
        let taken = report.taken.first(where: {
          "\($0.owner.stem).\($0.picture.ending.rawValue)" == change.file
        })
      else { continue }
      conflicts.append(
        Conflict(
          number: count + conflicts.count + 1, name: taken.owner.name, file: before.file,
          stem: taken.owner.stem))
    }
    return conflicts
  }

  /// Leaves a picture here as it is.
  mutating func drop(_ conflict: Conflict) throws {
    report.taken.removeAll { $0.owner.stem == conflict.stem }
    try replan { _ in nil }
  }

  /// Puts the pictures into the folder, as an import of their own; whom the merge has just brought is known by now.
  mutating func store(in ledger: Ledger, from source: ImportSource, at time: Int64) throws {
    let roster = try common.guarded { () throws(LedgerError) in
      try ledger.roster(of: npsn, in: term)
    }
    let students = Dictionary(
      roster.students.compactMap { entry in
        PictureOwner(entry).map { ($0.stem, entry.id) }
      }
    ) { first, _ in first }
    try replan { $0.owner.kind == .photo ? students[$0.owner.stem] : nil }
    guard effects.contains(where: { $0 != .same }) else { return }
    _ = try common.storing {
      try store.commit(
        plan, in: ledger, to: ImportTarget(npsn: npsn, term: term), from: source, at: time)
    }
  }
}
