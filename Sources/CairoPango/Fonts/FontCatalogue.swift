internal import CFontconfig
internal import Glibc
package import Pages

/// A font that a folder holds.
package struct FontEntry: Sendable, Hashable {
  package var key: FontKey
  package var family: String
  /// 100 to 900.
  package var weight: Int
  package var isItalic: Bool
  /// How many characters it has.
  package var characterCount: Int
}

/// The fonts below one folder and no others: what the machine has installed never changes a card.
package struct FontCatalogue: Sendable, Hashable {
  package let folder: String
  package let entries: [FontEntry]

  /// Fonts read at most.
  private static let limit = 1_000

  /// Reads the font files of the folder and of its sub-folders, two levels deep.
  package init(folder: String) throws(FontError) {
    var entries: [FontEntry] = []
    for path in Self.files(of: folder, depth: 2) {
      // No Fontconfig configuration takes part, so neither its caches nor the machine's own fonts do.
      var count: Int32 = 0
      guard let pattern = FcFreeTypeQuery(path, 0, nil, &count) else { continue }
      defer { FcPatternDestroy(pattern) }
      if let entry = Self.entry(pattern, folder: folder) { entries.append(entry) }
    }
    guard !entries.isEmpty else { throw .noFonts(folder: folder) }
    self.folder = folder
    self.entries = entries.sorted { $0.key < $1.key }
  }

  private static func files(of folder: String, depth: Int) -> [String] {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var files: [String] = []
    while files.count < limit, let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard !name.hasPrefix(".") else { continue }
      let path = folder + "/" + name
      let lowered = name.lowercased()
      if lowered.hasSuffix(".ttf") || lowered.hasSuffix(".otf") {
        files.append(path)
      } else if depth > 1 {
        files += Self.files(of: path, depth: depth - 1)
      }
    }
    return files
  }

  private static func entry(_ pattern: OpaquePointer, folder: String) -> FontEntry? {
    func text(_ name: String) -> String? {
      var value: UnsafeMutablePointer<FcChar8>?
      guard FcPatternGetString(pattern, name, 0, &value) == FcResultMatch, let value else {
        return nil
      }
      return String(cString: value)
    }
    func number(_ name: String) -> Int32? {
      var value: Int32 = 0
      return FcPatternGetInteger(pattern, name, 0, &value) == FcResultMatch ? value : nil
    }
    guard let path = text(FC_FILE), let family = text(FC_FAMILY), path.hasPrefix(folder) else {
      return nil
    }
    var characters: OpaquePointer?
    let count =
      FcPatternGetCharSet(pattern, FC_CHARSET, 0, &characters) == FcResultMatch
      ? Int(FcCharSetCount(characters)) : 0
    let file = path.dropFirst(folder.count).drop { $0 == "/" }
    return FontEntry(
      key: FontKey(file: String(file), face: (number(FC_INDEX) ?? 0) & 0xFFFF), family: family,
      weight: Int(FcWeightToOpenType(number(FC_WEIGHT) ?? Int32(FC_WEIGHT_REGULAR))),
      isItalic: (number(FC_SLANT) ?? 0) > 0, characterCount: count)
  }

  /// The font of a family that is nearest to the weight and slant; nil if there is no such family.
  package func entry(family: String, weight: Int, isItalic: Bool) -> FontEntry? {
    entries.filter { $0.family == family }.min { left, right in
      distance(left, weight, isItalic) < distance(right, weight, isItalic)
    }
  }

  private func distance(_ entry: FontEntry, _ weight: Int, _ isItalic: Bool) -> Int {
    abs(entry.weight - weight) + (entry.isItalic == isItalic ? 0 : 1_000)
  }
}
