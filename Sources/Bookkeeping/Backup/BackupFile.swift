internal import Digesting
internal import Glibc

/// Files of a backup: copied and compared piece by piece, in bounded memory.
enum BackupFile {
  enum Kind { case file, folder, other }

  static func kind(of path: String) -> Kind {
    var status = stat()
    guard lstat(path, &status) == 0 else { return .other }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  static func length(_ path: String) -> Int64 {
    var status = stat()
    return stat(path, &status) == 0 ? Int64(status.st_size) : -1
  }

  /// Whether a path stays within the folder that it is appended to.
  static func isSafe(_ path: String) -> Bool {
    !path.isEmpty && !path.hasPrefix("/") && !path.utf8.contains(0)
      && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
        !$0.isEmpty && $0 != "." && $0 != ".."
      }
  }

  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// A file that is there already, as the list names it.
  static func listed(_ name: String, in folder: String) throws(BackupFault) -> Backup.File {
    var blocks: [Digest] = []
    let length = try eachBlock(of: folder + "/" + name) { bytes throws(BackupFault) in
      blocks.append(try digest(bytes, name))
    }
    return Backup.File(path: name, length: length, blocks: blocks)
  }

  /// Copies the first `length` bytes, or all, onto the disk.
  static func copy(
    _ name: String, from source: String, to target: String, length: Int64? = nil
  ) throws(BackupFault) -> Backup.File {
    try makeFolders(for: name, in: target)
    let path = target + "/" + name
    let output = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard output >= 0 else { throw .storage(path, errno) }
    defer { close(output) }
    var blocks: [Digest] = []
    let copied = try eachBlock(of: source + "/" + name, upTo: length) { bytes throws(BackupFault) in
      blocks.append(try digest(bytes, name))
      try write(bytes, to: output, path)
    }
    if let length, copied != length { throw .damaged(file: name, place: "byte \(copied)") }
    guard fsync(output) == 0 else { throw .storage(path, errno) }
    return Backup.File(path: name, length: copied, blocks: blocks)
  }

  /// - Throws: ``BackupFault/damaged(file:place:)`` with the first bytes that differ from the list.
  static func compare(_ file: Backup.File, in folder: String) throws(BackupFault) {
    let path = folder + "/" + file.path
    guard length(path) == file.length else {
      throw .damaged(
        file: file.path, place: "\(max(0, length(path))) bytes instead of \(file.length)")
    }
    var index = 0
    _ = try eachBlock(of: path) { bytes throws(BackupFault) in
      let start = index * Backup.blockLength
      guard file.blocks.indices.contains(index),
        try digest(bytes, file.path) == file.blocks[index]
      else {
        throw .damaged(file: file.path, place: "bytes \(start) to \(start + bytes.count - 1)")
      }
      index += 1
    }
    guard index == file.blocks.count else { throw .damaged(file: file.path, place: "?") }
  }

  static func write(_ bytes: [UInt8], to path: String) throws(BackupFault) {
    let output = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard output >= 0 else { throw .storage(path, errno) }
    defer { close(output) }
    try write(bytes, to: output, path)
    guard fsync(output) == 0 else { throw .storage(path, errno) }
  }

  static func sync(_ path: String) throws(BackupFault) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .storage(path, errno) }
    defer { close(file) }
    guard fsync(file) == 0 else { throw .storage(path, errno) }
  }

  static func sync(folder: String) throws(BackupFault) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .storage(folder, errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .storage(folder, errno) }
  }

  // MARK: Pieces

  private static func makeFolders(for name: String, in target: String) throws(BackupFault) {
    var path = target
    for part in name.split(separator: "/").dropLast() {
      path += "/" + part
      guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .storage(path, errno) }
    }
  }

  private static func eachBlock(
    of path: String, upTo limit: Int64? = nil,
    _ work: ([UInt8]) throws(BackupFault) -> Void
  ) throws(BackupFault) -> Int64 {
    let input = open(path, O_RDONLY | O_CLOEXEC)
    guard input >= 0 else { throw .storage(path, errno) }
    defer { close(input) }
    var total: Int64 = 0
    while true {
      let wanted = Int(min(Int64(Backup.blockLength), (limit ?? .max) - total))
      if wanted == 0 { return total }
      var failure: Int32 = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
        while count < wanted, let start = buffer.baseAddress {
          let done = read(input, start + count, wanted - count)
          if done < 0, errno == EINTR { continue }
          if done < 0 { failure = errno }
          guard done > 0 else { break }
          count += done
        }
      }
      guard failure == 0 else { throw .storage(path, failure) }
      if bytes.isEmpty { return total }
      try work(bytes)
      total += Int64(bytes.count)
      if bytes.count < wanted { return total }
    }
  }

  private static func digest(_ bytes: [UInt8], _ name: String) throws(BackupFault) -> Digest {
    do { return try Digest(of: bytes) } catch { throw .storage(name, ENOMEM) }
  }

  private static func write(
    _ bytes: [UInt8], to output: Int32, _ path: String
  ) throws(BackupFault) {
    let failure: Int32 = bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count, let base = buffer.baseAddress {
        let written = Glibc.write(output, base + done, buffer.count - done)
        if written < 0 && errno == EINTR { continue }
        guard written > 0 else { return errno == 0 ? EIO : errno }
        done += written
      }
      return 0
    }
    guard failure == 0 else { throw .storage(path, failure) }
  }
}
