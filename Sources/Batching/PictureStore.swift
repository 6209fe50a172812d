package import Bookkeeping
package import Digesting
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
    /// Files of the same person that the new one takes the place of.
    fileprivate var displaced: [[String]] = []
  }

  /// What the system said.
  package struct StorageError: Error, Sendable, Hashable {
    package var path: String
    /// An `errno`.
    package var number: Int32
  }

  private let folder: String
  /// Replaced pictures, by their digests; no card looks there.
  private var previous: String { folder + "/.previous" }

  /// - Parameter pictures: the workspace's folder of pictures, whether it is there or not.
  package init(pictures: String, school: NPSN) {
    folder = pictures + "/" + school.digits
  }

  // MARK: Coming in

  package func plan(_ pictures: [Incoming]) throws(DigestError) -> Plan {
    var plan = Plan()
    var present: [String: [String]] = [:]
    for file in ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    where PictureFolder.isPicture(file) {
      present[PictureFolder.stem(file).lowercased(), default: []].append(file)
    }
    for picture in pictures {
      let name = "\(picture.stem).\(picture.ending)"
      let digest = try Digest(of: picture.bytes)
      let there = present[picture.stem.lowercased()] ?? []
      // The last is the one that cards show.
      let shown = there.last.flatMap { file in self.digest(of: file).map { (file, $0) } }
      if let shown, there == [name], shown.1 == digest {
        plan.effects.append(.same)
        continue
      }
      plan.effects.append(shown == nil ? .added : .changed)
      plan.changes.append(
        PictureChange(file: name, student: picture.student, before: shown, after: digest))
      plan.bytes.append(picture.bytes)
      plan.displaced.append(there.filter { $0 != name })
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
    for (change, bytes) in zip(plan.changes, plan.bytes) {
      try work.draft(bytes, as: change.file)
      if let before = change.before { try work.keep(before.file, as: before.digest.hex) }
    }
    let counts = try work.together { place in
      try ledger.commit(
        plan.changes, same: plan.effects.count { $0 == .same }, to: target, from: source, at: time
      ) {
        try place {
          for (change, displaced) in zip(plan.changes, plan.displaced) {
            try work.put(change.file)
            for file in displaced { try work.remove(file) }
          }
          try work.sync()
        }
      }
    }
    if let kept = try? ledger.keptPictures(of: target.npsn) { work.forget(all: kept) }
    return counts
  }

  // MARK: Taking back

  /// Brings back the pictures that an import replaced, and removes those that it added.
  ///
  /// - Throws: ``LedgerError/cannotUndo(_:_:)`` if one was changed since; ``StorageError``.
  package func undo(
    _ id: ImportID, in ledger: Ledger, at time: Int64, rehearses: Bool
  ) throws -> (past: PastImport, files: Int) {
    let changes = try ledger.pictureChanges(of: id)
    let work = PictureMoves(folder: folder, previous: previous)
    for change in changes {
      let isAsLeft = digest(of: change.file) == change.after
      let isKept = change.before.map { work.hasKept($0.digest.hex) } ?? true
      // A file put there by hand since would be lost.
      let isFree =
        change.before.map { $0.file == change.file || digest(of: $0.file) == nil } ?? true
      guard isAsLeft, isKept, isFree else { throw LedgerError.cannotUndo(id, .changedSince) }
    }
    guard !rehearses else { return (try ledger.pastImport(id), changes.count) }
    defer { work.removeDrafts() }
    if !changes.isEmpty { try work.makeFolders() }
    for change in changes {
      try work.keep(change.file, as: change.after.hex)
      if let before = change.before { try work.draft(kept: before.digest.hex, as: before.file) }
    }
    let past = try work.together { place in
      try ledger.undoPictures(id, at: time) {
        try place {
          for change in changes {
            if let before = change.before { try work.put(before.file) }
            if change.before?.file != change.file { try work.remove(change.file) }
          }
          try work.sync()
        }
      }
    }
    if let kept = try? ledger.keptPictures(of: past.npsn) { work.forget(all: kept) }
    return (past, changes.count)
  }

  // MARK: Travelling

  /// The school's pictures as they lie in the folder, and the names of those that are larger than cards take.
  package func all() -> (pictures: [CarriedPicture], tooLarge: [String]) {
    var pictures: [CarriedPicture] = []
    var tooLarge: [String] = []
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for file in files.sorted() where PictureFolder.isPicture(file) {
      let path = folder + "/" + file
      let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int ?? 0
      if size > CarriedPicture.largest {
        tooLarge.append(file)
      } else if let data = FileManager.default.contents(atPath: path) {
        pictures.append(CarriedPicture(file: file, bytes: [UInt8](data)))
      }
    }
    return (pictures, tooLarge)
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

  private func digest(of file: String) -> Digest? {
    FileManager.default.contents(atPath: folder + "/" + file).flatMap {
      try? Digest(of: [UInt8]($0))
    }
  }
}

/// The steps on the disk, which are taken back together if one fails. Confined to one thread.
private final class PictureMoves {
  private let folder: String
  private let previous: String
  private var drafts: Set<String> = []
  /// What each file was before, for taking steps back: nil for one that was not there.
  private var undoing: [(file: String, spare: String?)] = []

  init(folder: String, previous: String) {
    self.folder = folder
    self.previous = previous
  }

  private typealias Failure = PictureStore.StorageError

  /// The process's number, so that two programs do not write into each other's.
  private func draftPath(_ file: String) -> String { "\(folder)/.\(file)-\(getpid()).part" }

  func makeFolders() throws {
    do {
      try FileManager.default.createDirectory(
        atPath: previous, withIntermediateDirectories: true)
    } catch {
      let number = ((error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError)?.code
      throw Failure(path: folder, number: Int32(number ?? Int(EACCES)))
    }
  }

  func draft(_ bytes: [UInt8], as file: String) throws {
    let path = draftPath(file)
    unlink(path)
    drafts.insert(path)
    let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Failure(path: path, number: errno) }
    defer { close(descriptor) }
    try bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = Glibc.write(
          descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        guard count >= 0 || errno == EINTR else { throw Failure(path: path, number: errno) }
        rest = rest.dropFirst(max(count, 0))
      }
    }
    guard fsync(descriptor) == 0 else { throw Failure(path: path, number: errno) }
  }

  func draft(kept digest: String, as file: String) throws {
    guard let data = FileManager.default.contents(atPath: previous + "/" + digest) else {
      throw Failure(path: previous + "/" + digest, number: ENOENT)
    }
    try draft([UInt8](data), as: file)
  }

  func hasKept(_ digest: String) -> Bool { access(previous + "/" + digest, R_OK) == 0 }

  /// Gives a file a second name, under which it outlives its successor.
  func keep(_ file: String, as digest: String) throws {
    let spare = previous + "/" + digest
    if link(folder + "/" + file, spare) == 0 || errno == EEXIST { return }
    // Some file systems have no second names.
    guard let data = FileManager.default.contents(atPath: folder + "/" + file),
      FileManager.default.createFile(atPath: spare, contents: data)
    else { throw Failure(path: spare, number: errno) }
  }

  func put(_ file: String) throws {
    let path = folder + "/" + file
    try spare(file)
    guard rename(draftPath(file), path) == 0 else { throw Failure(path: path, number: errno) }
    drafts.remove(draftPath(file))
  }

  func remove(_ file: String) throws {
    try spare(file)
    guard unlink(folder + "/" + file) == 0 || errno == ENOENT else {
      throw Failure(path: folder + "/" + file, number: errno)
    }
  }

  private func spare(_ file: String) throws {
    let path = folder + "/" + file
    guard access(path, F_OK) == 0 else {
      undoing.append((file, nil))
      return
    }
    let spare = "\(folder)/.\(file)-\(getpid()).old"
    unlink(spare)
    guard link(path, spare) == 0 || copied(path, spare) else {
      throw Failure(path: path, number: errno)
    }
    drafts.insert(spare)
    undoing.append((file, spare))
  }

  private func copied(_ path: String, _ spare: String) -> Bool {
    FileManager.default.contents(atPath: path).map {
      FileManager.default.createFile(atPath: spare, contents: $0)
    } ?? false
  }

  func sync() throws {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(path: folder, number: errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 || errno == EINVAL else {
      throw Failure(path: folder, number: errno)
    }
  }

  /// Runs a transaction that places files; if it fails the files are put back, and the first failure is thrown.
  func together<Result>(
    _ transaction: (_ place: (() throws -> Void) throws -> Void) throws -> Result
  ) throws -> Result {
    var failure: (any Error)?
    do {
      return try transaction { steps in
        do {
          try steps()
        } catch {
          failure = error
          throw error
        }
      }
    } catch {
      for (file, spare) in undoing.reversed() {
        if let spare { rename(spare, folder + "/" + file) } else { unlink(folder + "/" + file) }
      }
      throw failure ?? error
    }
  }

  func removeDrafts() { for path in drafts { unlink(path) } }

  /// Removes kept pictures that no undo can ask for: who is gone from the school's pictures should be gone.
  func forget(all kept: Set<String>) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: previous)) ?? []
    where !kept.contains(name) {
      unlink(previous + "/" + name)
    }
  }
}
