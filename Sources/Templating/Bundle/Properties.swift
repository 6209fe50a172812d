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
  }

  private(set) var entries: [String: Entry] = [:]
  private(set) var failures: [Failure] = []

  static let limit = 1 << 20

  init(_ bytes: [UInt8]) {
    guard bytes.count <= Self.limit else {
      failures.append(.tooLong)
      return
    }
    let text = String(decoding: bytes, as: UTF8.self)
    var number = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      read(line, number: number)
    }
  }

  private mutating func read(_ line: Substring, number: Int) {
    let trimmed = String(line.drop { $0 == "\u{FEFF}" }.filter { $0 != "\r" }).trimmedOfSpaces
    guard !trimmed.isEmpty, !trimmed.hasPrefix("#") else { return }
    guard let equals = line.firstIndex(of: "=") else {
      failures.append(.noEqualsSign(line: number))
      return
    }
    let name = String(line[..<equals]).trimmedOfSpaces
    let value = String(line[line.index(after: equals)...].filter { $0 != "\r" })
    let isName =
      !name.isEmpty
      && name.utf8.allSatisfy {
        (65...90).contains($0) || (97...122).contains($0) || (48...57).contains($0) || $0 == 45
          || $0 == 95
      }
    guard isName else {
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
