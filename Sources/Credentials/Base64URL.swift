/// Base64 for addresses and files, without padding (RFC 4648 section 5).
enum Base64URL {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
  private static let values = Dictionary(
    uniqueKeysWithValues: alphabet.enumerated().map { ($1, UInt32($0)) })

  static func text(of bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count * 4 + 2) / 3)
    var (pending, count): (UInt32, Int) = (0, 0)
    for byte in bytes {
      pending = pending << 8 | UInt32(byte)
      count += 8
      while count >= 6 {
        count -= 6
        text.append(alphabet[Int(pending >> UInt32(count) & 63)])
      }
    }
    if count > 0 { text.append(alphabet[Int(pending << UInt32(6 - count) & 63)]) }
    return String(decoding: text, as: UTF8.self)
  }

  /// - Returns: nil for anything that ``text(of:)`` does not write: no two texts are the same bytes.
  static func bytes(of text: some StringProtocol) -> [UInt8]? {
    var bytes: [UInt8] = []
    var (pending, count): (UInt32, Int) = (0, 0)
    for character in text.utf8 {
      guard let value = values[character] else { return nil }
      pending = pending << 6 | value
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: pending >> UInt32(count)))
      }
    }
    guard count < 6, pending & (1 << UInt32(count) - 1) == 0 else { return nil }
    return bytes
  }
}
