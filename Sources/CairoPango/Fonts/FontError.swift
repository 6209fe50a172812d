/// Why fonts could not be had.
package enum FontError: Error, Sendable, Hashable {
  /// No font file stands under the folder.
  case noFonts(folder: String)
  /// The folder holds more files, or deeper folders, than a fonts folder may.
  case tooManyFiles(folder: String, limit: Int)
  case unreadable(file: String)
  case noMemory
}
