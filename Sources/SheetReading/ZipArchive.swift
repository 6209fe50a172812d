internal import Unzipping

/// The parts of a zip file in memory, each read as a stream. Nothing is ever written to a disk, and parts are found by
/// their exact names only. Confined to the thread that made it.
struct ZipArchive: ~Copyable {
  private let file: ZipFile
  /// Where each part stands, by its name in small letters with `/` between folders.
  private let places: [String: Int]

  /// - Throws: ``SheetMistake`` if the bytes are no zip file or one part's name is there twice.
  init(_ bytes: [UInt8]) throws(SheetMistake) {
    let file: ZipFile
    do throws(ZipMistake) {
      file = try ZipFile(bytes, limits: SheetLimits.zip)
    } catch {
      throw SheetMistake(zip: error)
    }
    var places: [String: Int] = [:]
    for index in 0..<file.count {
      guard let raw = try? file.name(index) else { throw SheetMistake(.damaged) }
      let name = PartName.folded(raw)
      // Two programs that choose differently among two parts of one name would show different tables.
      guard places.updateValue(index, forKey: name) == nil || name.hasSuffix("/") else {
        throw SheetMistake(.damaged, part: name)
      }
    }
    self.file = file
    self.places = places
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
    do throws(ZipMistake) {
      try file.read(index, body)
      return true
    } catch {
      throw SheetMistake(zip: error, part: part)
    }
  }
}

extension SheetMistake {
  fileprivate init(zip mistake: ZipMistake, part: String? = nil) {
    switch mistake {
    case .noZip: self.init(.notWorkbook)
    case .damaged: self.init(.damaged, part: part)
    case .encrypted: self.init(.encrypted)
    case .tooManyEntries, .unpacksTooLarge, .growsTooMuch: self.init(.unpacksTooLarge, part: part)
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
