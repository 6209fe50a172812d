internal import Glibc
internal import Records

/// A number of a workbook as text, with a point, never in the scientific form unless digits are lost to it.
enum NumberForm {
  /// - Parameter bytes: The number as the file holds it, in C's notation.
  static func text(_ bytes: some Collection<UInt8>) -> String {
    if isPlain(bytes) { return String(decoding: bytes, as: UTF8.self) }
    let raw = String(decoding: bytes, as: UTF8.self)
    guard let number = Double(raw), number.isFinite else { return raw }
    return text(number)
  }

  /// Digits alone, of which none is lost in a double-precision number.
  private static func isPlain(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.count <= 15 && bytes.allSatisfy { (48...57).contains($0) }
  }

  /// Spreadsheets keep fifteen digits: 78.599999999999994 is 78.6. A whole number of more has lost some, and says so.
  static func text(_ number: Double) -> String {
    if number.rounded() == number, abs(number) < 1e15 { return String(Int64(number)) }
    let isLarge = abs(number) >= 1e15
    var text = formatted(isLarge ? "%.14E" : "%.15g", number)
    guard isLarge, let mark = text.firstIndex(of: "E") else { return text }
    // "1.98203122009030E+17": the last digits are as uncertain as those that are not there.
    var digits = text[..<mark]
    while digits.last == "0" { digits.removeLast() }
    if digits.last == "." { digits.removeLast() }
    text = String(digits + text[mark...])
    return text
  }

  private static func formatted(_ format: String, _ number: Double) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
      let count = withVaList([number]) { vsnprintf(buffer.baseAddress, buffer.count, format, $0) }
      let end = Int(max(0, min(count, 63)))
      return String(
        decoding: buffer.prefix(end).lazy.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }

  /// "2012-03-07" for a count of days, with the time of day if it has one; the number itself if it is no day.
  static func date(_ bytes: some Collection<UInt8>, from1904: Bool) -> String {
    guard let number = Double(String(decoding: bytes, as: UTF8.self)), number >= 1,
      number < 110_000,
      let day = CalendarDate(spreadsheetSerial: Int(number), from1904: from1904)
    else { return text(bytes) }
    let seconds = Int(((number - number.rounded(.down)) * 86_400).rounded())
    guard seconds > 0, seconds < 86_400 else { return day.text }
    let parts = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map {
      ($0 < 10 ? "0" : "") + "\($0)"
    }
    return day.text + " " + parts.joined(separator: ":")
  }
}
