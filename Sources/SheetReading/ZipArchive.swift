internal import CZip
internal import Glibc

/// The parts of a zip file in memory, each read as a stream. Nothing is ever written to a disk, and parts are found by
/// their exact names only. Confined to the thread that made it.
struct ZipArchive: ~Copyable {
  private let archive: OpaquePointer
  /// Where each part stands, by its name in small letters with `/` between folders.
  private let places: [String: UInt64]

  /// - Throws: ``SheetMistake`` if the bytes are no zip file or one part's name is there twice.
  init(_ bytes: [UInt8]) throws(SheetMistake) {
    // The library frees the copy with the archive.
    guard let copy = malloc(max(1, bytes.count)) else { throw SheetMistake(.unpacksTooLarge) }
    bytes.withUnsafeBytes { if let start = $0.baseAddress { memcpy(copy, start, $0.count) } }
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let source = zip_source_buffer_create(copy, UInt64(bytes.count), 1, &error) else {
      free(copy)
      throw SheetMistake(.damaged)
    }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      zip_source_free(source)
      throw SheetMistake(error.zip_err == ZIP_ER_NOZIP ? .notWorkbook : .damaged)
    }
    do throws(SheetMistake) {
      places = try Self.places(archive)
    } catch {
      zip_discard(archive)
      throw error
    }
    self.archive = archive
  }

  deinit { zip_discard(archive) }

  private static func places(
    _ archive: OpaquePointer
  ) throws(SheetMistake) -> [String: UInt64] {
    let count = zip_get_num_entries(archive, 0)
    guard count >= 0, count <= SheetLimits.parts else { throw SheetMistake(.unpacksTooLarge) }
    var places: [String: UInt64] = [:]
    for index in 0..<UInt64(count) {
      guard let raw = zip_get_name(archive, index, ZIP_FL_ENC_RAW) else {
        throw SheetMistake(.damaged)
      }
      let name = PartName.folded(String(cString: raw))
      // Two programs that choose differently among two parts of one name would show different tables.
      guard places.updateValue(index, forKey: name) == nil || name.hasSuffix("/") else {
        throw SheetMistake(.damaged, part: name)
      }
    }
    return places
  }

  func holds(_ part: String) -> Bool { places[PartName.folded(part)] != nil }

  func holdsFolder(_ folder: String) -> Bool { places.keys.contains { $0.hasPrefix(folder) } }

  /// Hands the unpacked bytes of a part to `body`, piece by piece, until it answers false.
  ///
  /// - Returns: false if there is no such part.
  /// - Throws: ``SheetMistake`` if it is damaged, encrypted or unpacks to too much.
  func read(
    _ part: String, _ body: (UnsafeRawBufferPointer) -> Bool
  ) throws(SheetMistake) -> Bool {
    guard let index = places[PartName.folded(part)] else { return false }
    var about = zip_stat_t()
    zip_stat_init(&about)
    guard zip_stat_index(archive, index, 0, &about) == 0 else {
      throw SheetMistake(.damaged, part: part)
    }
    guard about.encryption_method == UInt16(ZIP_EM_NONE) else { throw SheetMistake(.encrypted) }
    guard let file = zip_fopen_index(archive, index, 0) else {
      throw SheetMistake(.damaged, part: part)
    }
    defer { zip_fclose(file) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    guard let start = buffer.baseAddress else { return false }
    let packed = Int(clamping: about.comp_size)
    var total = 0
    while true {
      let count = Int(zip_fread(file, start, UInt64(buffer.count)))
      guard count >= 0 else { throw SheetMistake(.damaged, part: part) }
      if count == 0 { return true }
      total += count
      let grown = total > SheetLimits.growthFrom && total / SheetLimits.growth > packed
      guard total <= SheetLimits.partBytes, !grown else {
        throw SheetMistake(.unpacksTooLarge, part: part)
      }
      guard body(UnsafeRawBufferPointer(start: start, count: count)) else { return true }
    }
  }
}

/// Names of parts within a package (ECMA-376 part 2, section 9.1.1), compared without regard to case.
enum PartName {
  /// In small letters, with `/` between folders and none in front.
  static func folded(_ name: String) -> String {
    var name = name.lowercased()
    if name.utf8.contains(UInt8(ascii: "\\")) {
      name = String(name.map { $0 == "\\" ? "/" : $0 })
    }
    while name.first == "/" { name.removeFirst() }
    return name
  }

  /// What `target` means in a part of `folder` ("xl"); nil if it leads out of the package or elsewhere.
  static func resolved(_ target: String, in folder: String) -> String? {
    guard !target.contains(":"), !target.contains("\0") else { return nil }
    let isAbsolute = target.first == "/" || target.first == "\\"
    var steps = isAbsolute ? [] : folder.split(separator: "/")
    for step in folded(target).split(separator: "/") {
      switch step {
      case ".": continue
      case "..":
        guard !steps.isEmpty else { return nil }
        steps.removeLast()
      default: steps.append(step)
      }
    }
    return steps.joined(separator: "/")
  }
}
