/// One file's table, as cells.
struct SampleTable {
  var title: [[String]] = []
  var header: [String]
  var rows: [[String]] = []
  var foot: [[String]] = []

  /// The file's bytes in the operator's habits. A file that Windows-1252 cannot hold is written as UTF-8 instead, as
  /// Excel would offer.
  func bytes(_ habits: FileHabits) -> [UInt8] {
    let text =
      (title + [header] + rows + foot)
      .map { row in
        row.map { Self.quoted($0, separator: habits.separator) }
          .joined(separator: String(habits.separator))
      }
      .joined(separator: "\r\n") + "\r\n"
    switch habits.encoding {
    case .utf8: return Array(text.utf8)
    case .utf8WithMark: return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case .utf16:
      return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .windows1252: return Self.windows1252(text) ?? Array(text.utf8)
    }
  }

  private static func quoted(_ cell: String, separator: Character) -> String {
    let isPlain = !cell.unicodeScalars.contains {
      $0 == "\"" || $0 == "\n" || $0 == "\r" || Character($0) == separator
    }
    guard !isPlain else { return cell }
    return "\""
      + cell.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  private static let high: [Unicode.Scalar: UInt8] = [
    "€": 0x80, "…": 0x85, "‘": 0x91, "’": 0x92, "“": 0x93, "”": 0x94, "•": 0x95, "–": 0x96,
    "—": 0x97, "™": 0x99,
  ]

  private static func windows1252(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      if scalar.value < 0x80 || (0xA0...0xFF).contains(scalar.value) {
        bytes.append(UInt8(scalar.value))
      } else if let byte = high[scalar] {
        bytes.append(byte)
      } else {
        return nil
      }
    }
    return bytes
  }
}

/// One file of a sample: its name within the school's folder, and its bytes.
package struct SampleFile: Sendable, Hashable {
  package var name: String
  package var bytes: [UInt8]
}
