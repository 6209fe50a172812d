internal import Pages

/// A piece of a paragraph for line breaking.
struct TextToken {
  enum Kind: UInt8 {
    case word
    case space
    /// A place where a word may be broken with a hyphen.
    case softHyphen
    case lineBreak
    case picture
  }

  var kind: Kind
  /// Whether a line may begin with it.
  var mayBreakBefore: Bool
  /// Whether a word is written from right to left.
  var isBackward: Bool
  /// The style's number.
  var style: Int32
  /// The word's number, or the picture's.
  var word: Int32
  /// Points.
  var width: Double
  /// The bytes of a word in the paragraph's text.
  var bytes: Range<Int>
  var origin: Origin
}
