/// A word of a text: letters, digits, apostrophes and whatever is not ASCII.
struct Word {
  /// Of its folded letters: equal words have equal keys, capitals or not.
  var key: UInt64
  /// Bytes of the text.
  var start: Int
  var end: Int
  /// Begins with an ASCII capital.
  var isCapital: Bool
  /// Stands first in the text or after a full stop, question or exclamation mark.
  var startsSentence: Bool
}

/// The words of texts, found in one pass over their bytes; a city has a hundred million of them.
enum WordScan {
  /// FNV-1a, 64 bits.
  static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

  @inline(__always) static func mixed(_ key: UInt64, _ byte: UInt8) -> UInt64 {
    (key ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  /// The key of a single word.
  static func key(_ word: some StringProtocol) -> UInt64 {
    var key = seed
    for byte in word.utf8 where isPart(byte) { key = mixed(key, folded(byte)) }
    return key
  }

  @inline(__always) private static func isPart(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
      || byte == 0x27
  }

  @inline(__always) private static func folded(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }

  /// Fills `words` with those of the text.
  static func scan(_ bytes: UnsafeBufferPointer<UInt8>, into words: inout [Word]) {
    words.removeAll(keepingCapacity: true)
    var startsSentence = true
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      guard isPart(byte) else {
        if byte == 0x2E || byte == 0x3F || byte == 0x21 { startsSentence = true }
        position += 1
        continue
      }
      let start = position
      var key = seed
      while position < bytes.count, isPart(bytes[position]) {
        key = mixed(key, folded(bytes[position]))
        position += 1
      }
      words.append(
        Word(
          key: key, start: start, end: position, isCapital: byte >= 0x41 && byte <= 0x5A,
          startsSentence: startsSentence))
      startsSentence = false
    }
  }
}
