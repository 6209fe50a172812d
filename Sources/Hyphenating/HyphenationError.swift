/// Why words cannot be divided.
package struct HyphenationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The patterns that cannot be read.
  package var file: String

  package var description: String {
    "the hyphenation patterns \(file) are missing or damaged: restore the Fonts folder"
  }
}
