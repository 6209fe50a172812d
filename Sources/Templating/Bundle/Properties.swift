/// A file of `name = value` lines, as manifests and string tables are written: UTF-8, `#` begins a comment line, a value ends
/// with its line.
struct Properties: Sendable {
  struct Entry: Sendable {
    var value: String
    /// 1-based line.
    var line: Int
    /// Column of the value, 1-based, in characters.
    var column: Int
  }

  enum Failure: Sendable, Hashable {
    case noEqualsSign(line: Int)
    case duplicate(name: String, line: Int)
    case badName(String, line: Int)
    case tooLong
    case notUTF8(line: Int)
  }

  private(set) var entries: [String: Entry] = [:]
  private(set) var failures: [Failure] = []

  static let limit = 1 << 20

  /// Whether names may have parts: `label.advice`.
  private let hasDottedNames: Bool

  init(_ bytes: [UInt8], hasDottedNames: Bool = false) {
    self.hasDottedNames = hasDottedNames
    guard bytes.count <= Self.limit else {
      failures.append(.tooLong)
      return
    }
    // By bytes: to Swift, CR and LF together are one character.
    var number = 0
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    for line in text.split(separator: 10, omittingEmptySubsequences: false) {
      number += 1
      if firstInvalidUTF8(Array(line)) != nil { failures.append(.notUTF8(line: number)) }
      read(String(decoding: line, as: UTF8.self)[...], number: number)
    }
  }

  /// Letters, digits, hyphens and underscores after a letter, at most 64.
  static func isName(_ name: String) -> Bool {
    guard let first = name.utf8.first, name.utf8.count <= 64 else { return false }
    return isLetter(first)
      && name.utf8.allSatisfy { isLetter($0) || (48...57).contains($0) || $0 == 45 || $0 == 95 }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte)
  }

  private static func withoutReturns(_ text: Substring) -> String {
    // By bytes, for what is no return is copied as it is.
    String(decoding: text.utf8.filter { $0 != 13 }, as: UTF8.self)
  }

  private mutating func read(_ line: Substring, number: Int) {
    let trimmed = Self.withoutReturns(line).trimmedOfSpaces
    guard !trimmed.isEmpty, !trimmed.hasPrefix("#") else { return }
    guard let equals = line.firstIndex(of: "=") else {
      failures.append(.noEqualsSign(line: number))
      return
    }
    let name = String(line[..<equals]).trimmedOfSpaces
    let value = Self.withoutReturns(line[line.index(after: equals)...])
    guard
      Self.isName(name)
        || hasDottedNames
          && name.split(
            separator: ".", omittingEmptySubsequences: false
          ).allSatisfy({ Self.isName(String($0)) })
    else {
      failures.append(.badName(name, line: number))
      return
    }
    guard entries[name] == nil else {
      failures.append(.duplicate(name: name, line: number))
      return
    }
    let lead = value.prefix { $0 == " " || $0 == "\t" }.count
    entries[name] = Entry(
      value: value.trimmedOfSpaces, line: number,
      column: line.distance(from: line.startIndex, to: equals) + 2 + lead)
  }
}
