internal import Bookkeeping
internal import Digesting
internal import Foundation
internal import Glibc

/// The steps on the disk, which are taken back together if one fails. Confined to one thread.
final class PictureMoves {
  private let folder: String
  private let previous: String
  private var drafts: Set<String> = []
  /// What each file was before, for taking steps back: nil for one that was not there.
  private var undoing: [(file: String, spare: String?)] = []

  /// No picture that cards take is as large, nor one that was put there by hand (``PictureFolder``).
  private static let byteLimit: Int64 = 64 << 20

  init(folder: String, previous: String) {
    self.folder = folder
    self.previous = previous
  }

  typealias Failure = PictureStore.StorageError

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
    try write(bytes, to: path)
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
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

  /// The contents of a kept picture; nil if it is not there or not what it was.
  func kept(_ digest: Digest) throws -> [UInt8]? {
    guard let bytes = try Self.bytes(of: previous + "/" + digest.hex),
      try Digest(of: bytes) == digest
    else { return nil }
    return bytes
  }

  /// Gives a file a second name, under which it outlives its successor.
  ///
  /// - Throws: if it is no longer what it was, whether what it was is kept already or not: what it is now would be lost.
  func keep(_ held: PictureChange.Held) throws {
    let (path, spare) = (folder + "/" + held.file, previous + "/" + held.digest.hex)
    guard let bytes = try Self.bytes(of: path) else { throw Failure(path: path, number: ENOENT) }
    guard try Digest(of: bytes) == held.digest else { throw Failure(path: path, number: EBUSY) }
    if try kept(held.digest) != nil { return }
    unlink(spare)
    if link(path, spare) == 0, try kept(held.digest) != nil { return }
    // Some file systems have no second names, and that of a link may lead elsewhere.
    unlink(spare)
    try write(bytes, to: spare)
  }

  /// - Throws: if a picture of a change's name has come since it was planned, or gone: one that came would be lost, or
  ///   lie beside the new one.
  func confirm(_ changes: [PictureChange]) throws {
    let present = Self.present(in: folder)
    for change in changes {
      let before = change.before.map(\.file)
      let there = (present[PictureFolder.stem(change.file).lowercased()] ?? []).filter {
        // A link that leads nowhere was none for the plan either.
        access(folder + "/" + $0, F_OK) == 0
      }
      guard there != before else { continue }
      let file = there.first { !before.contains($0) } ?? change.file
      throw Failure(path: folder + "/" + file, number: EBUSY)
    }
  }

  /// The pictures of a folder in the order of their names, by these without endings in small letters.
  static func present(in folder: String) -> [String: [String]] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return Dictionary(grouping: files.filter(PictureFolder.isPicture).sorted()) {
      PictureFolder.stem($0).lowercased()
    }
  }

  /// The contents of a file; nil if there is none.
  ///
  /// - Parameter limit: in bytes; of a larger file nothing is read.
  static func bytes(
    of path: String, limit: Int64 = byteLimit
  ) throws(Failure) -> [UInt8]? {
    // A pipe would wait for somebody who writes.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw Failure(path: path, number: errno)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw Failure(path: path, number: EINVAL)
    }
    guard Int64(status.st_size) <= limit else { throw Failure(path: path, number: EFBIG) }
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
      while count < buffer.count, let start = buffer.baseAddress {
        let done = read(descriptor, start + count, buffer.count - count)
        if done < 0, errno == EINTR { continue }
        if done < 0 { failure = errno }
        guard done > 0 else { break }
        count += done
      }
    }
    guard failure == 0 else { throw Failure(path: path, number: failure) }
    return bytes
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
    for path in [previous, folder] {
      let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      if descriptor < 0, errno == ENOENT { continue }
      guard descriptor >= 0 else { throw Failure(path: path, number: errno) }
      defer { close(descriptor) }
      guard fsync(descriptor) == 0 || errno == EINVAL else {
        throw Failure(path: path, number: errno)
      }
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
