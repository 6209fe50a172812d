internal import Glibc

/// Why a ZIP file could not be written; nothing of it is left.
package struct ZipError: Error, Sendable, Hashable {
  /// An `errno`.
  package var number: Int32
}

/// Writes a ZIP file entry by entry (APPNOTE.TXT 6.3, with ZIP64): entries are stored, for PDFs are deflated already. Of
/// any number of entries only one is in memory; the directory grows in a file of its own until the end. The file gets
/// its name when it is whole. Confined to one thread. All entries carry 1 January 1980, so that the same entries give the same bytes.
package final class ZipWriter {
  private let path: String
  private let draft: String
  private let file: Int32
  private let directory: Int32
  private var offset: UInt64 = 0
  private var directorySize: UInt64 = 0
  private var count: UInt64 = 0
  private var isFinished = false

  package init(at path: String) throws(ZipError) {
    self.path = path
    draft = path + ".\(getpid()).part"
    unlink(draft)
    file = open(draft, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw ZipError(number: errno) }
    directory = open(draft + ".list", O_CREAT | O_TRUNC | O_RDWR | O_CLOEXEC, 0o600)
    let failure = errno
    // Nobody else needs its name.
    unlink(draft + ".list")
    guard directory >= 0 else {
      close(file)
      unlink(draft)
      throw ZipError(number: failure)
    }
  }

  deinit {
    close(file)
    close(directory)
    if !isFinished { unlink(draft) }
  }

  /// - Parameter name: with "/" between folders, in UTF-8.
  package func add(_ name: String, _ bytes: [UInt8]) throws(ZipError) {
    let sum = CheckSum.crc32(bytes)
    let size = UInt32(clamping: bytes.count)
    let title = Array(name.utf8)
    var head = Record()
    head.add(0x0403_4B50 as UInt32)
    head.add(20 as UInt16)
    head.addCommon(sum, size)
    head.add(UInt16(clamping: title.count))
    head.add(0 as UInt16)
    try Self.write(head.bytes + title, to: file)
    try Self.write(bytes, to: file)
    let isFar = offset >= 0xFFFF_FFFF
    var entry = Record()
    entry.add(0x0201_4B50 as UInt32)
    // Made on Unix, by version 4.5, which knows ZIP64.
    entry.add(0x032D as UInt16)
    entry.add(isFar ? 45 : 20 as UInt16)
    entry.addCommon(sum, size)
    entry.add(UInt16(clamping: title.count))
    entry.add(isFar ? 12 : 0 as UInt16)
    for _ in 0..<3 { entry.add(0 as UInt16) }
    entry.add(0o100644 << 16 as UInt32)
    entry.add(UInt32(clamping: offset))
    entry.bytes += title
    if isFar {
      entry.add(1 as UInt16)
      entry.add(8 as UInt16)
      entry.add(offset)
    }
    try Self.write(entry.bytes, to: directory)
    directorySize += UInt64(entry.bytes.count)
    offset += UInt64(head.bytes.count + title.count + bytes.count)
    count += 1
  }

  /// Writes the directory, waits for the disk and gives the file its name.
  package func finish() throws(ZipError) {
    guard lseek(directory, 0, SEEK_SET) == 0 else { throw ZipError(number: errno) }
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(directory, &piece, piece.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw ZipError(number: errno) }
      if count == 0 { break }
      try Self.write(Array(piece.prefix(count)), to: file)
    }
    try Self.write(ending, to: file)
    guard fsync(file) == 0, rename(draft, path) == 0 else { throw ZipError(number: errno) }
    isFinished = true
  }

  /// The ends of the directory: that of ZIP64 with its locator, then the old one.
  private var ending: [UInt8] {
    var end = Record()
    end.add(0x0606_4B50 as UInt32)
    end.add(44 as UInt64)
    end.add(0x032D as UInt16)
    end.add(45 as UInt16)
    end.add(0 as UInt64)
    end.add(count)
    end.add(count)
    end.add(directorySize)
    end.add(offset)
    end.add(0x0706_4B50 as UInt32)
    end.add(0 as UInt32)
    end.add(offset + directorySize)
    end.add(1 as UInt32)
    end.add(0x0605_4B50 as UInt32)
    end.add(0 as UInt32)
    end.add(UInt16(clamping: count))
    end.add(UInt16(clamping: count))
    end.add(UInt32(clamping: directorySize))
    end.add(UInt32(clamping: offset))
    end.add(0 as UInt16)
    return end.bytes
  }

  /// Little-endian fields, one after another.
  private struct Record {
    var bytes: [UInt8] = []

    mutating func add(_ number: some FixedWidthInteger) {
      withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// Names in UTF-8, stored, 1 January 1980, then the sum and both sizes.
    mutating func addCommon(_ sum: UInt32, _ size: UInt32) {
      add(0x0800 as UInt16)
      add(0 as UInt16)
      add(0 as UInt16)
      add(0x0021 as UInt16)
      add(sum)
      add(size)
      add(size)
    }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) throws(ZipError) {
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        buffer.baseAddress.map { Glibc.write(descriptor, $0 + done, buffer.count - done) } ?? 0
      }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { throw ZipError(number: errno) }
      done += written
    }
  }
}
