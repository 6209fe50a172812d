internal import CZip
internal import Glibc

/// A zip file whose entries are read one by one, as streams. Nothing is ever written to a disk by the name that an entry
/// has. Confined to the thread that made it.
package struct ZipFile: ~Copyable {
  private let archive: OpaquePointer
  private let limits: ZipLimits
  package let count: Int

  /// A file in memory.
  ///
  /// - Throws: ``ZipMistake`` if the bytes are no zip file, or one of more entries than `limits` allow.
  package init(_ bytes: [UInt8], limits: ZipLimits) throws(ZipMistake) {
    // The library frees the copy with the archive.
    guard let copy = malloc(max(1, bytes.count)) else { throw .unpacksTooLarge }
    bytes.withUnsafeBytes { if let start = $0.baseAddress { memcpy(copy, start, $0.count) } }
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let source = zip_source_buffer_create(copy, UInt64(bytes.count), 1, &error) else {
      free(copy)
      throw .damaged
    }
    try self.init(source, limits)
  }

  /// A file on a disk, of which only what is asked for is read.
  package init(path: String, limits: ZipLimits) throws(ZipMistake) {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let source = zip_source_file_create(path, 0, -1, &error) else { throw .damaged }
    try self.init(source, limits)
  }

  private init(_ source: OpaquePointer, _ limits: ZipLimits) throws(ZipMistake) {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      zip_source_free(source)
      throw error.zip_err == ZIP_ER_NOZIP ? .noZip : .damaged
    }
    let count = zip_get_num_entries(archive, 0)
    guard count >= 0, count <= limits.entries else {
      zip_discard(archive)
      throw .tooManyEntries
    }
    self.archive = archive
    self.limits = limits
    self.count = Int(count)
  }

  deinit { zip_discard(archive) }

  /// The name of an entry as it stands in the file, in whatever encoding; folders end with `/`.
  package func name(_ index: Int) throws(ZipMistake) -> String {
    guard let raw = zip_get_name(archive, UInt64(index), ZIP_FL_ENC_RAW) else { throw .damaged }
    return String(cString: raw)
  }

  /// Hands the unpacked bytes of an entry to `body`, piece by piece, until it answers false.
  ///
  /// - Throws: ``ZipMistake`` if it is damaged, encrypted or unpacks to too much.
  package func read(
    _ index: Int, _ body: (UnsafeRawBufferPointer) -> Bool
  ) throws(ZipMistake) {
    var about = zip_stat_t()
    zip_stat_init(&about)
    guard zip_stat_index(archive, UInt64(index), 0, &about) == 0 else { throw .damaged }
    guard about.encryption_method == UInt16(ZIP_EM_NONE) else { throw .encrypted }
    guard let file = zip_fopen_index(archive, UInt64(index), 0) else { throw .damaged }
    defer { zip_fclose(file) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    guard let start = buffer.baseAddress else { return }
    let packed = Int(clamping: about.comp_size)
    var total = 0
    while true {
      let count = Int(zip_fread(file, start, UInt64(buffer.count)))
      guard count >= 0 else { throw .damaged }
      if count == 0 { return }
      total += count
      let grown = total > limits.growthFrom && total / limits.growth > packed
      guard total <= limits.entryBytes else { throw .unpacksTooLarge }
      guard !grown else { throw .growsTooMuch }
      guard body(UnsafeRawBufferPointer(start: start, count: count)) else { return }
    }
  }

  /// The unpacked bytes of an entry.
  ///
  /// - Parameter work: is raised by the bytes that were unpacked, those of an entry that is refused too.
  package func bytes(_ index: Int, work: inout Int) throws(ZipMistake) -> [UInt8] {
    var bytes: [UInt8] = []
    defer { work += bytes.count }
    try read(index) { piece in
      bytes.append(contentsOf: piece)
      return true
    }
    return bytes
  }
}

/// Bounds of a zip file; beyond them it is hostile.
package struct ZipLimits: Sendable, Hashable {
  package var entries: Int
  /// Bytes to which one entry may unpack.
  package var entryBytes: Int
  /// By how many times an entry may grow once it is larger than `growthFrom` bytes.
  package var growth: Int
  package var growthFrom: Int

  package init(entries: Int, entryBytes: Int, growth: Int = 200, growthFrom: Int = 4 << 20) {
    self.entries = entries
    self.entryBytes = entryBytes
    self.growth = growth
    self.growthFrom = growthFrom
  }
}

/// Why a zip file, or an entry of it, cannot be read.
package enum ZipMistake: Error, Sendable, Hashable {
  case noZip
  /// Cut off, corrupt, or packed in a way that is not known.
  case damaged
  /// Opens with a password only.
  case encrypted
  case tooManyEntries
  /// To more bytes than an entry may have.
  case unpacksTooLarge
  /// By more times than anything that people pack.
  case growsTooMuch
}
