internal import Glibc

/// The font files below a folder, found once when a bench is set up.
enum FontFolder {
  private static let fileLimit = 1000
  private static let depthLimit = 4

  /// The paths below `folder` of its TrueType and OpenType files, sorted, so that a search order never depends on the
  /// file system.
  static func files(in folder: String) throws(FontError) -> [String] {
    var found: [String] = []
    try collect(folder: folder, below: "", depth: 0, into: &found)
    guard !found.isEmpty else { throw .noFonts(folder: folder) }
    return found.sorted()
  }

  private static func collect(
    folder: String, below: String, depth: Int, into found: inout [String]
  ) throws(FontError) {
    guard depth <= depthLimit else { throw .tooManyFiles(folder: folder, limit: fileLimit) }
    guard let handle = opendir(below.isEmpty ? folder : folder + "/" + below) else {
      throw .noFonts(folder: folder)
    }
    defer { closedir(handle) }
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
        field.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard !name.hasPrefix(".") else { continue }
      let path = below.isEmpty ? name : below + "/" + name
      var status = stat()
      guard stat(folder + "/" + path, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        try collect(folder: folder, below: path, depth: depth + 1, into: &found)
      } else if isFont(name) {
        guard found.count < fileLimit else {
          throw .tooManyFiles(folder: folder, limit: fileLimit)
        }
        found.append(path)
      }
    }
  }

  private static func isFont(_ name: String) -> Bool {
    let lowercase = name.lowercased()
    return lowercase.hasSuffix(".ttf") || lowercase.hasSuffix(".otf")
  }
}
