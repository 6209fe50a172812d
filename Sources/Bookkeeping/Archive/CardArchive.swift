internal import Digesting
internal import Glibc

/// Where a PDF lies in the archive.
struct ArchivePlace: Sendable, Hashable {
  var file: String
  /// Of the PDF's first byte.
  var offset: Int64
  var length: Int
}

/// The issued PDFs of a workspace: one file a semester beside the ledger, only ever added to.
///
/// An entry is "CARD", four zero bytes, the length (8 bytes, big-endian), the SHA-256 (32 bytes) and the PDF, so that the
/// ledger's index could be made again from the file alone. What a crash leaves half-written at the end is never
/// looked at, for the ledger names an entry only after it has been synced. Safe to use from any thread and from several
/// processes at once.
struct CardArchive: Sendable {
  static let headerLength = 48
  private static let mark = Array("CARD".utf8) + [0, 0, 0, 0]

  let folder: String

  /// The folder that a ledger lies in.
  static func folder(of ledger: String) -> String {
    let folder = ledger.lastIndex(of: "/").map { String(ledger[..<$0]) } ?? "."
    return folder.isEmpty ? "/" : folder
  }

  private func path(_ file: String) -> String { folder + "/" + file }

  /// Adds PDFs to `file` and returns when they are on the disk, one place each.
  /// - Throws: ``LedgerError/diskFull`` or ``LedgerError/readOnly``; the file is then as it was.
  func add(_ pdfs: [(digest: Digest, bytes: [UInt8])], to file: String) throws(LedgerError)
    -> [ArchivePlace]
  {
    guard !pdfs.isEmpty else { return [] }
    let isNew = access(path(file), F_OK) != 0
    let descriptor = open(path(file), O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Self.failure }
    defer { close(descriptor) }
    // One writer at a time, of all processes; the kernel lets go when one dies.
    guard flock(descriptor, LOCK_EX) == 0 else { throw Self.failure }
    let start = lseek(descriptor, 0, SEEK_END)
    guard start >= 0 else { throw Self.failure }
    var places: [ArchivePlace] = []
    var buffer: [UInt8] = []
    buffer.reserveCapacity(pdfs.reduce(0) { $0 + $1.bytes.count + Self.headerLength })
    for (digest, bytes) in pdfs {
      buffer += Self.header(digest, bytes.count)
      places.append(
        ArchivePlace(file: file, offset: Int64(start) + Int64(buffer.count), length: bytes.count))
      buffer += bytes
    }
    guard Self.write(buffer, to: descriptor), fdatasync(descriptor) == 0 else {
      let failure = Self.failure
      ftruncate(descriptor, start)
      throw failure
    }
    if isNew { try syncFolder() }
    return places
  }

  /// The PDF at `place`.
  /// - Throws: ``LedgerError/damaged(_:)`` if it is not the one with that digest.
  func pdf(_ digest: Digest, at place: ArchivePlace) throws(LedgerError) -> [UInt8] {
    let descriptor = open(path(place.file), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .damaged("\(place.file): errno \(errno)") }
    defer { close(descriptor) }
    // More than there is would be asked of the memory first.
    guard place.length >= 0, Int64(place.length) <= size(of: place.file) else {
      throw .damaged("\(place.file): \(digest.hex.prefix(12))")
    }
    let bytes = Self.read(place.length, at: place.offset, from: descriptor)
    guard bytes.count == place.length, (try? Digest(of: bytes)) == digest else {
      throw .damaged("\(place.file): \(digest.hex.prefix(12))")
    }
    return bytes
  }

  /// Which of the cards in `file` cannot be had from it.
  /// - Parameter reads: whether every card is read and compared; else only those beyond the file's end are found.
  /// - Throws: ``LedgerError/readOnly`` where the file is there and cannot be opened: that says nothing of the cards.
  func losses(
    of cards: [(digest: Digest, place: ArchivePlace)], in file: String, reads: Bool
  ) throws(LedgerError) -> [Digest] {
    let descriptor = open(path(file), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      guard errno == ENOENT else { throw .readOnly }
      return cards.map(\.digest)
    }
    defer { close(descriptor) }
    let end = size(of: file)
    return cards.filter { digest, place in
      guard place.length >= 0, place.offset >= Self.headerLength,
        place.offset <= end, Int64(place.length) <= end - place.offset
      else { return true }
      guard reads else { return false }
      let start = place.offset - Int64(Self.headerLength)
      let entry = Self.read(Self.headerLength + place.length, at: start, from: descriptor)
      return !entry.starts(with: Self.header(digest, place.length))
        || (try? Digest(of: Array(entry.dropFirst(Self.headerLength)))) != digest
    }.map(\.digest)
  }

  /// How many bytes `file` has; 0 if there is none.
  func size(of file: String) -> Int64 {
    var status = stat()
    return stat(path(file), &status) == 0 ? Int64(status.st_size) : 0
  }

  /// A new file's name must be on the disk as well as its bytes.
  private func syncFolder() throws(LedgerError) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw Self.failure }
  }

  private static func header(_ digest: Digest, _ length: Int) -> [UInt8] {
    mark + (0..<8).map { UInt8(truncatingIfNeeded: length >> (56 - 8 * $0)) } + digest.bytes
  }

  /// As many bytes as there are, at most `length`.
  private static func read(_ length: Int, at offset: Int64, from descriptor: Int32) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      while count < length, let start = buffer.baseAddress {
        let read = pread(descriptor, start + count, length - count, off_t(offset) + count)
        if read < 0 && errno == EINTR { continue }
        guard read > 0 else { break }
        count += read
      }
    }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return true }
      var done = 0
      while done < buffer.count {
        let written = Glibc.write(descriptor, base + done, buffer.count - done)
        if written < 0 && errno == EINTR { continue }
        guard written > 0 else { return false }
        done += written
      }
      return true
    }
  }

  private static var failure: LedgerError {
    switch errno {
    case EACCES, EROFS, EPERM, ENOENT: .readOnly
    default: .diskFull
    }
  }
}
