/// Bytes written one after another, with the numbers and texts of PDF.
///
/// Memory of its own instead of an array: a card's pages are some forty thousand bytes, written a few at a time, and an
/// array would ask each time whether it is shared.
struct ByteBuffer: ~Copyable {
  private var storage: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init(reserving capacity: Int) {
    self.capacity = max(capacity, 64)
    storage = .allocate(capacity: self.capacity)
  }

  deinit { storage.deallocate() }

  /// What was written; valid until the next change.
  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: storage, count: count) }

  /// Forgets what was written after the first `length` bytes.
  mutating func truncate(to length: Int) { count = min(count, max(length, 0)) }

  /// Makes room for that many bytes more.
  @inline(__always)
  mutating func reserve(_ more: Int) {
    if count + more > capacity { grow(more) }
  }

  private mutating func grow(_ more: Int) {
    let larger = max(capacity * 2, count + more)
    let fresh = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    fresh.update(from: storage, count: count)
    storage.deallocate()
    storage = fresh
    capacity = larger
  }

  /// Lets `write` fill up to `more` bytes and say how many it filled.
  mutating func fill(_ more: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Int) {
    reserve(more)
    count += min(write(storage + count), more)
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    storage[count] = byte
    count += 1
  }

  @inline(__always)
  mutating func space() { append(UInt8(ascii: " ")) }

  mutating func newLine() { append(UInt8(ascii: "\n")) }

  @inline(__always)
  mutating func append(_ text: StaticString) {
    let length = text.utf8CodeUnitCount
    reserve(length)
    (storage + count).update(from: text.utf8Start, count: length)
    count += length
  }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    reserve(bytes.count)
    (storage + count).update(from: start, count: bytes.count)
    count += bytes.count
  }

  mutating func append(_ bytes: some Collection<UInt8>) {
    reserve(bytes.count)
    for byte in bytes {
      storage[count] = byte
      count += 1
    }
  }

  /// A whole number.
  @inline(__always)
  mutating func append(_ number: Int) {
    reserve(20)
    appendDigits(number < 0 ? negate(number) : UInt(number))
  }

  private mutating func negate(_ number: Int) -> UInt {
    storage[count] = UInt8(ascii: "-")
    count += 1
    return number.magnitude
  }

  private mutating func appendDigits(_ number: UInt) {
    var rest = number
    var length = 1
    while rest >= 10 {
      rest /= 10
      length += 1
    }
    rest = number
    var place = count + length
    repeat {
      place -= 1
      storage[place] = 48 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
    count += length
  }

  /// A number given in hundredths, without zeros that say nothing: 1250 is `12.5`.
  mutating func append(hundredths: Int) {
    reserve(24)
    let number = hundredths < 0 ? negate(hundredths) : UInt(hundredths)
    let (whole, part) = (number / 100, number % 100)
    if whole > 0 || part == 0 { appendDigits(whole) }
    guard part > 0 else { return }
    storage[count] = UInt8(ascii: ".")
    storage[count + 1] = 48 + UInt8(truncatingIfNeeded: part / 10)
    storage[count + 2] = 48 + UInt8(truncatingIfNeeded: part % 10)
    count += part % 10 == 0 ? 2 : 3
  }

  /// A number with up to six decimals; PDF knows no exponents (ISO 32000-1 section 7.3.3).
  mutating func append(_ number: Double) {
    let limited = number.isFinite ? min(max(number, -1e9), 1e9) : 0
    let millionths = Int((limited * 1e6).rounded())
    reserve(32)
    let magnitude = millionths < 0 ? negate(millionths) : UInt(millionths)
    appendDigits(magnitude / 1_000_000)
    var part = magnitude % 1_000_000
    guard part > 0 else { return }
    var digits = 6
    while part.isMultiple(of: 10) {
      part /= 10
      digits -= 1
    }
    storage[count] = UInt8(ascii: ".")
    for place in stride(from: count + digits, to: count, by: -1) {
      storage[place] = 48 + UInt8(truncatingIfNeeded: part % 10)
      part /= 10
    }
    count += digits + 1
  }

  /// Up to four hexadecimal digits.
  mutating func append(hexadecimal unit: UInt16, digits: Int = 4) {
    let letters: StaticString = "0123456789ABCDEF"
    for place in (0..<digits).reversed() {
      append(letters.utf8Start[Int(unit >> UInt16(place * 4) & 15)])
    }
  }

  /// A text string (ISO 32000-1 section 7.9.2.2): as it is where it is ASCII, else UTF-16.
  mutating func append(text: String) {
    guard text.utf8.allSatisfy({ 32..<127 ~= $0 }) else {
      append("<FEFF")
      for unit in text.utf16 { append(hexadecimal: unit) }
      return append(UInt8(ascii: ">"))
    }
    append(UInt8(ascii: "("))
    for byte in text.utf8 { append(escaping: byte) }
    append(UInt8(ascii: ")"))
  }

  /// A byte of a string between round brackets.
  @inline(__always)
  mutating func append(escaping byte: UInt8) {
    if byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "\\") {
      append(UInt8(ascii: "\\"))
    }
    append(byte)
  }

  /// ` N 0 R`.
  mutating func append(reference number: Int) {
    append(UInt8(ascii: " "))
    append(number)
    append(" 0 R")
  }
}
