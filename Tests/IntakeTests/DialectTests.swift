import Records
import Support
import Testing

@testable import Intake

/// How a table is written down.
struct Dialect: Sendable, CustomTestStringConvertible {
  var separator: Character = ";"
  var encoding = TextEncoding.utf8
  var hasMark = false
  var lineEnd = "\r\n"
  var quotesAll = false
  var endsWithLineEnd = true

  var testDescription: String {
    "\(encoding)\(hasMark ? " with mark" : ""), \(separator.debugDescription), \(lineEnd.debugDescription)"
      + "\(quotesAll ? ", all quoted" : "")"
  }

  static let all: [Dialect] = [";", ",", "\t"].flatMap { (separator: Character) in
    ["\r\n", "\n", "\r"].flatMap { lineEnd in
      TextEncoding.allCases.flatMap { encoding in
        [false, true].flatMap { flag in
          [
            Dialect(
              separator: separator, encoding: encoding, hasMark: flag && encoding != .windows1252,
              lineEnd: lineEnd, quotesAll: flag != (separator == ","), endsWithLineEnd: flag)
          ]
        }
      }
    }
  }

  func bytes(_ rows: [[String]]) -> [UInt8] {
    let lines = rows.map { row in row.map(quoted).joined(separator: String(separator)) }
    let text = lines.joined(separator: lineEnd) + (endsWithLineEnd ? lineEnd : "")
    switch encoding {
    case .utf8: return (hasMark ? [0xEF, 0xBB, 0xBF] : []) + Array(text.utf8)
    case .utf16LittleEndian:
      return (hasMark ? [0xFF, 0xFE] : [])
        + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    case .utf16BigEndian:
      return (hasMark ? [0xFE, 0xFF] : [])
        + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    case .windows1252:
      return text.unicodeScalars.map { Self.windows[$0] ?? UInt8(truncatingIfNeeded: $0.value) }
    }
  }

  static let windows: [Unicode.Scalar: UInt8] = ["’": 0x92, "–": 0x96, "€": 0x80, "…": 0x85]

  private func quoted(_ cell: String) -> String {
    let special = cell.unicodeScalars.contains {
      $0 == "\"" || $0 == "\r" || $0 == "\n" || Character($0) == separator
    }
    guard special || quotesAll && !cell.isEmpty else { return cell }
    return "\""
      + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}

@Suite struct DialectTests {
  private static let words = [
    "Nu'man", "Ma’ruf", "José", "87,5", "a;b", "tab\tulator", "dua\nbaris", "kutip \"ini\"", "–",
    "x", "Ananda sangat baik, dan rajin; terus begitu.", "\"", "0091234567", "€ 5…", "café\r\nsusu",
  ]
  private static let wide = ["الإخلاص", "½ cm²", "😀", "漢字", "e\u{301}"]

  /// Any table, written down in any dialect, is read as it was: 20 tables for each of 72 dialects.
  @Test(arguments: Dialect.all) func anyTableReadsBack(_ dialect: Dialect) throws {
    var dice = SplitMix64(seed: 4_711)
    for _ in 0..<20 {
      let words = dialect.encoding == .windows1252 ? Self.words : Self.words + Self.wide
      let width = Int.random(in: 2...9, using: &dice)
      let count = Int.random(in: 1...12, using: &dice)
      // The separator shows in the headings; data rows may have blanks anywhere.
      var rows = [(0..<width).map { "Kolom \($0)" }, (0..<width).map { "isi \($0)" }]
      for _ in 0..<count {
        rows.append(
          (0..<width).map { _ in
            Bool.random(using: &dice) ? words.randomElement(using: &dice) ?? "" : ""
          })
      }
      let (text, _) = try TextEncoding.decoded(dialect.bytes(rows))
      let sheet = try CSVReader.sheet(text)
      let expected = rows.map { row in
        Array(row.prefix((row.lastIndex { !$0.isBlank } ?? -1) + 1))
      }.filter { !$0.isEmpty }
      #expect(sheet.rows.map(\.cells) == expected)
    }
  }

  @Test(arguments: Dialect.all) func theEncodingIsRecognised(_ dialect: Dialect) throws {
    let rows = [["Nama", "Alamat"], ["José", "Jalan Ma’ruf"], ["Café", "Jalan Melati No. 1"]]
    let (_, encoding) = try TextEncoding.decoded(dialect.bytes(rows))
    #expect(encoding == dialect.encoding)
  }

  /// Every byte of Windows-1252, as Unicode's table of it has them.
  @Test func windows1252IsWhole() throws {
    let bytes = (0xA0...0xFF).map { UInt8($0) } + [0x80, 0x92, 0x9F]
    let (text, _) = try TextEncoding.decoded(Array("Nama;".utf8) + bytes)
    let decoded = String(decoding: text, as: UTF8.self).unicodeScalars.map(\.value).dropFirst(5)
    #expect(Array(decoded) == (0xA0...0xFF).map { UInt32($0) } + [0x20AC, 0x2019, 0x178])
  }

  /// (text, cells of its rows): quotes as people leave them.
  static let quotes: [(String, [[String]])] = [
    ("a;\"b\"\"c\";d\n", [["a", "b\"c", "d"]]), ("\"Budi\" S;x\n", [["Budi S", "x"]]),
    ("Budi \"S\";x\n", [["Budi \"S\"", "x"]]), ("\"a;b\";c\n", [["a;b", "c"]]),
    ("\"\";x\n", [["", "x"]]), ("\"a\nb\";c\nd;e", [["a\nb", "c"], ["d", "e"]]),
    ("sep=;\na,b;c\n", [["a,b", "c"]]), ("sep=,\r\na;b,c\n", [["a;b", "c"]]),
    ("sep=\t\na\tb\n", [["a", "b"]]), ("a;b;;;\n", [["a", "b"]]),
    ("a;b\r\r\nc;d", [["a", "b"], ["c", "d"]]),
  ]

  @Test(arguments: quotes) func quotesAndSeparators(_ text: String, _ rows: [[String]]) throws {
    #expect(try CSVReader.sheet(Array(text.utf8)).rows.map(\.cells) == rows)
  }
}
