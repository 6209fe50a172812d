/// A PDF as Cairo 1.16 writes it, object by object: a classic cross-reference table, no object streams, every object
/// between `N 0 obj` and `endobj`.
struct DrawnFile {
  let bytes: [UInt8]
  /// Where each object's value begins and its text ends, by number; empty for numbers that are free.
  let objects: [Range<Int>]
  let root: Int

  init(_ bytes: [UInt8]) throws(DrawnFileError) {
    self.bytes = bytes
    guard let mark = bytes.lastPlace(of: "startxref"),
      let table = bytes.number(at: mark + 10), bytes.has("xref\n0 ", at: table),
      let count = bytes.number(at: table + 7),
      let first = bytes.place(of: "\n", from: table + 7), count > 0, count < 1 << 20,
      first + 1 + count * 20 < bytes.count
    else { throw DrawnFileError("its cross-reference table is not as Cairo writes it") }
    var offsets: [(offset: Int, number: Int)] = []
    for number in 1..<max(1, count) {
      let entry = first + 1 + number * 20
      guard bytes[entry + 17] == UInt8(ascii: "n"), let offset = bytes.number(at: entry) else {
        continue
      }
      offsets.append((offset, number))
    }
    offsets.sort { $0.offset < $1.offset }
    var objects = [Range<Int>](repeating: 0..<0, count: count)
    for (index, entry) in offsets.enumerated() {
      let end = index + 1 < offsets.count ? offsets[index + 1].offset : table
      guard end <= bytes.count, entry.offset < end,
        let start = bytes.place(of: " 0 obj\n", from: entry.offset), start + 7 < end
      else { throw DrawnFileError("object \(entry.number) is not where it should be") }
      objects[entry.number] = start + 7..<end
    }
    self.objects = objects
    let trailer = first + 1 + count * 20
    guard let root = bytes.reference("/Root ", from: trailer) else {
      throw DrawnFileError("its trailer is damaged")
    }
    self.root = root
  }

  /// An object: its value, and what follows it as a stream.
  func object(_ number: Int) throws(DrawnFileError) -> DrawnObject {
    guard objects.indices.contains(number), !objects[number].isEmpty else {
      throw DrawnFileError("object \(number) is missing")
    }
    let range = objects[number]
    let survey = ObjectSurvey(bytes, range)
    var start = survey.end
    while start < range.upperBound, bytes[start] <= 32 { start += 1 }
    guard bytes.has("stream\n", at: start) else {
      return DrawnObject(
        text: Array(bytes[range.lowerBound..<survey.end]))
    }
    start += 7
    // The length is an object of its own; it is written into the dictionary, so that one object less is needed.
    var text = Array(bytes[range.lowerBound..<survey.end])
    guard let key = text.place(of: "/Length ", from: 0), let given = text.number(at: key + 8)
    else { throw DrawnFileError("a stream has no length") }
    var length = given
    let digits = String(given).utf8.count
    if text.has(" 0 R", at: key + 8 + digits) {
      guard objects.indices.contains(given), let own = bytes.number(skippingSpace: objects[given])
      else { throw DrawnFileError("a stream has no length") }
      length = own
      text.replaceSubrange(key + 8..<key + 8 + digits + 4, with: String(length).utf8)
    }
    guard start + length <= range.upperBound else { throw DrawnFileError("a stream is too long") }
    return DrawnObject(text: text, content: start..<start + length)
  }
}

/// Why bytes are no file as Cairo writes it.
struct DrawnFileError: Error {
  var reason: String

  init(_ reason: String) { self.reason = reason }
}

/// An object of a drawn file.
struct DrawnObject {
  var text: [UInt8]
  /// A stream's raw bytes in the file.
  var content: Range<Int>?
}

/// Finds where an object's value ends and what it refers to, without reading it further (ISO 32000-1 section 7.3).
struct ObjectSurvey {
  private(set) var end: Int
  private(set) var references: [Reference] = []

  /// A reference to an object, and where its digits lie.
  struct Reference {
    var number: Int
    var digits: Range<Int>
  }

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    end = range.lowerBound
    var depth = 0
    scan: while end < range.upperBound {
      let byte = bytes[end]
      end += 1
      switch byte {
      case UInt8(ascii: "("): skipString(bytes, range.upperBound)
      case UInt8(ascii: "%"):
        while end < range.upperBound, bytes[end] != 10 { end += 1 }
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "<"):
        if end < range.upperBound, bytes[end] == byte {
          end += 1
          depth += 1
        } else {
          while end < range.upperBound, bytes[end] != UInt8(ascii: ">") { end += 1 }
          end += 1
        }
      case UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { break scan }
      case UInt8(ascii: ">"):
        end += 1
        depth -= 1
        if depth == 0 { break scan }
      case UInt8(ascii: "/"):
        while end < range.upperBound, bytes[end].isRegular { end += 1 }
      case UInt8(ascii: "0")...UInt8(ascii: "9"): readNumber(bytes, range.upperBound)
      default: break
      }
      // A lone number or name ends with its line.
      if depth == 0, byte > 32, end < range.upperBound, bytes[end] == 10 { break scan }
    }
    end = min(end, range.upperBound)
  }

  private mutating func skipString(_ bytes: [UInt8], _ limit: Int) {
    var depth = 1
    while end < limit, depth > 0 {
      switch bytes[end] {
      case UInt8(ascii: "\\"): end += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
      end += 1
    }
  }

  private mutating func readNumber(_ bytes: [UInt8], _ limit: Int) {
    let start = end - 1
    while end < limit, bytes[end].isRegular { end += 1 }
    guard bytes.has(" 0 R", at: end), end + 4 < limit, !bytes[end + 4].isRegular,
      let number = bytes.number(at: start)
    else { return }
    references.append(Reference(number: number, digits: start..<end))
    end += 4
  }
}

extension UInt8 {
  /// Whether it belongs to a name, a number or a keyword.
  fileprivate var isRegular: Bool {
    switch self {
    case 0...32, UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "/"), UInt8(ascii: "%"):
      false
    default: true
    }
  }
}
