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
  var mayBreakBefore: Bool = false
  /// Whether a word is written from right to left.
  var isBackward: Bool = false
  /// The style's number.
  var style: Int32
  /// The word's number, or the picture's; -1 for none.
  var word: Int32 = -1
  /// Points.
  var width: Double = 0
  /// The bytes of a word in the paragraph's text.
  var bytes = ByteRange.empty
}
