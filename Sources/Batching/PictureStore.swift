package import Bookkeeping
internal import Digesting
internal import Foundation
internal import Glibc
package import Records

/// Puts pictures into a school's folder: each whole or not at all, the old one kept for an undo, every change noted in
/// the ledger. Confined to one thread; of two programs that write the same picture the later one wins whole.
package struct PictureStore {
  package struct Incoming: Sendable {
    package var stem: String
    package var ending: String
    package var bytes: [UInt8]
    package var student: StudentID?

    package init(stem: String, ending: String, bytes: [UInt8], student: StudentID?) {
      self.stem = stem
      self.ending = ending
      self.bytes = bytes
      self.student = student
    }
  }

  /// What pictures that come in would change.
  package struct Plan: Sendable {
    package enum Effect: Sendable, Hashable { case added, changed, same }

    /// One for each picture, in their order.
    package fileprivate(set) var effects: [Effect] = []
    package fileprivate(set) var changes: [PictureChange] = []
    fileprivate var bytes: [[UInt8]] = []
  }

  /// What the system said.
  package struct StorageError: Error, Sendable, Hashable {
    package var path: String
    /// An `errno`.
    package var number: Int32
  }

  private let folder: String
  /// Replaced pictures, by their digests; no card looks there.
  private var previous: String { folder + "/" + Ledger.previousPictures }

  /// - Parameter pictures: the workspace's folder of pictures, whether it is there or not.
  package init(pictures: String, school: NPSN) {
    folder = pictures + "/" + school.digits
  }

  // MARK: Coming in

  /// - Throws: ``StorageError`` if a file that would be replaced cannot be read, and so not be kept; `DigestError`.
  package func plan(_ pictures: [Incoming]) throws -> Plan {
    var plan = Plan()
    let present = PictureMoves.present(in: folder)
    for picture in pictures {
      let name = "\(picture.stem).\(picture.ending)"
      let digest = try Digest(of: picture.bytes)
      let there = try (present[picture.stem.lowercased()] ?? []).compactMap { file in
        try self.digest(of: file).map { PictureChange.Held(file: file, digest: $0) }
      }
      if there == [PictureChange.Held(file: name, digest: digest)] {
        plan.effects.append(.same)
        continue
      }
      plan.effects.append(there.isEmpty ? .added : .changed)
      plan.changes.append(
        PictureChange(file: name, student: picture.student, before: there, after: digest))
      plan.bytes.append(picture.bytes)
    }
    return plan
  }

  /// Carries a plan out, and notes it. Pictures appear together; if one cannot be written none is.
  ///
  /// - Throws: ``StorageError`` or ``LedgerError``; the folder is then as it was.
  package func commit(
    _ plan: Plan, in ledger: Ledger, to target: ImportTarget, from source: ImportSource,
    at time: Int64
  ) throws -> ImportCounts {
    let work = PictureMoves(folder: folder, previous: previous)
    defer { work.removeDrafts() }
    if !plan.changes.isEmpty { try work.makeFolders() }
    for (change, bytes) in zip(plan.changes, plan.bytes) { try work.draft(bytes, as: change.file) }
    let counts = try work.together { place in
      try ledger.commit(
        plan.changes, same: plan.effects.count { $0 == .same }, to: target, from: source, at: time
      ) {
        try place {
          // Within the transaction: what another program forgets meanwhile is never what this one keeps.
          for held in plan.changes.flatMap(\.before) { try work.keep(held) }
          try work.confirm(plan.changes)
          for change in plan.changes {
            try work.put(change.file)
            for held in change.before where held.file != change.file { try work.remove(held.file) }
          }
          try work.sync()
        }
      }
    }
    // Forgetting is no part of the import: what stays now goes another time.
    try? ledger.whileKeptPictures(of: target.npsn) { work.forget(all: $0) }
    return counts
  }

  // MARK: Taking back

  /// Brings back the pictures that an import replaced, and removes those that it added.
  ///
  /// - Throws: ``LedgerError/cannotUndo(_:_:)`` if one was changed since, or what it replaced is not kept any more;
  ///   ``StorageError``.
  package func undo(
    _ id: ImportID, in ledger: Ledger, at time: Int64, rehearses: Bool
  ) throws -> (past: PastImport, files: Int) {
    let changes = try ledger.pictureChanges(of: id)
    let work = PictureMoves(folder: folder, previous: previous)
    try check(changes, of: id, work)
    guard !rehearses else { return (try ledger.pastImport(id), changes.count) }
    defer { work.removeDrafts() }
    if !changes.isEmpty { try work.makeFolders() }
    for held in changes.flatMap(\.before) {
      guard let bytes = try work.kept(held.digest) else {
        throw LedgerError.cannotUndo(id, .notKept)
      }
      try work.draft(bytes, as: held.file)
    }
    let past = try work.together { place in
      try ledger.undoPictures(id, at: time) {
        try place {
          try check(changes, of: id, work)
          for change in changes {
            for held in change.before { try work.put(held.file) }
            let isBack = change.before.contains { $0.file == change.file }
            if !isBack { try work.remove(change.file) }
          }
          try work.sync()
        }
      }
    }
    try? ledger.whileKeptPictures(of: past.npsn) { work.forget(all: $0) }
    return (past, changes.count)
  }

  private func check(_ changes: [PictureChange], of id: ImportID, _ work: PictureMoves) throws {
    for change in changes {
      guard try digest(of: change.file) == change.after else {
        throw LedgerError.cannotUndo(id, .changedSince)
      }
      for held in change.before {
        guard try work.kept(held.digest) != nil else { throw LedgerError.cannotUndo(id, .notKept) }
        // A file put there by hand since would be lost.
        guard try held.file == change.file || digest(of: held.file) == nil else {
          throw LedgerError.cannotUndo(id, .changedSince)
        }
      }
    }
  }

  // MARK: Travelling

  /// A file of the folder that does not travel.
  package struct LeftOut: Sendable, Hashable {
    package var file: String
    /// Larger than cards take; else it cannot be read.
    package var isTooLarge: Bool
  }

  /// The school's pictures as they lie in the folder, and those files that are too large or cannot be read.
  package func all() -> (pictures: [CarriedPicture], leftOut: [LeftOut]) {
    var pictures: [CarriedPicture] = []
    var leftOut: [LeftOut] = []
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for file in files.sorted() where PictureFolder.isPicture(file) {
      do throws(StorageError) {
        if let bytes = try PictureMoves.bytes(
          of: folder + "/" + file, limit: Int64(CarriedPicture.largest))
        {
          pictures.append(CarriedPicture(file: file, bytes: bytes))
        } else {
          leftOut.append(LeftOut(file: file, isTooLarge: false))
        }
      } catch {
        leftOut.append(LeftOut(file: file, isTooLarge: error.number == EFBIG))
      }
    }
    return (pictures, leftOut)
  }

  /// Puts a picture in as it came, without a note in the ledger: for a new workspace.
  ///
  /// - Returns: false for one that cards could not show.
  /// - Throws: ``StorageError``.
  package func place(_ picture: CarriedPicture) throws -> Bool {
    guard PictureFolder.isPicture(picture.file), PictureFolder.canShow(picture.bytes) else {
      return false
    }
    let work = PictureMoves(folder: folder, previous: previous)
    defer { work.removeDrafts() }
    try work.makeFolders()
    try work.draft(picture.bytes, as: picture.file)
    try work.put(picture.file)
    return true
  }

  /// Nil if there is no such file.
  private func digest(of file: String) throws -> Digest? {
    try PictureMoves.bytes(of: folder + "/" + file).map { try Digest(of: $0) }
  }
}
