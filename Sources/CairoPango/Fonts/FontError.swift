/// Why fonts could not be had.
package enum FontError: Error, Sendable, Hashable {
  /// No font file stands under the folder.
  case noFonts(folder: String)
  case unreadable(file: String)
  case noMemory
}
