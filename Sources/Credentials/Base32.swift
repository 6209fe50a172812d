/// Base32 as authenticator apps read it, without padding (RFC 4648 section 6).
enum Base32 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

  static func text(of bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    var (pending, count): (UInt32, Int) = (0, 0)
    for byte in bytes {
      pending = pending << 8 | UInt32(byte)
      count += 8
      while count >= 5 {
        count -= 5
        text.append(alphabet[Int(pending >> UInt32(count) & 31)])
      }
    }
    if count > 0 { text.append(alphabet[Int(pending << UInt32(5 - count) & 31)]) }
    return String(decoding: text, as: UTF8.self)
  }

  /// Of either case; nil for anything else.
  static func bytes(of text: some StringProtocol) -> [UInt8]? {
    var bytes: [UInt8] = []
    var (pending, count): (UInt32, Int) = (0, 0)
    for character in text.uppercased().utf8 {
      guard let value = alphabet.firstIndex(of: character) else { return nil }
      pending = pending << 5 | UInt32(value)
      count += 5
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: pending >> UInt32(count)))
      }
    }
    guard count < 5, pending & (1 << UInt32(count) - 1) == 0 else { return nil }
    return bytes
  }
}
