/// An object of a PDF file (ISO 32000-1 section 7.3), or an operator of a content stream.
enum PDFValue {
  case null
  case boolean(Bool)
  case number(Double)
  case name(String)
  case string([UInt8])
  case array([PDFValue])
  case dictionary(PDFEntries)
  case reference(Int)
  /// A dictionary and where its raw bytes lie in the file.
  case stream(PDFEntries, Range<Int>)
  /// An operator or keyword: its last eight bytes, which tell all that matter to us apart.
  case keyword(UInt64)

  var number: Double? { if case .number(let number) = self { number } else { nil } }
  var name: String? { if case .name(let name) = self { name } else { nil } }
  var array: [PDFValue]? { if case .array(let array) = self { array } else { nil } }

  /// The entries of a dictionary or of a stream's dictionary.
  var entries: PDFEntries? {
    switch self {
    case .dictionary(let entries), .stream(let entries, _): entries
    default: nil
    }
  }

  var integer: Int? {
    guard let number, number.magnitude < 1e15 else { return nil }
    return Int(number)
  }

  /// The code of a keyword, as ``keyword(_:)`` carries it.
  static func code(_ keyword: StaticString) -> UInt64 {
    keyword.withUTF8Buffer { $0.reduce(0) { $0 << 8 | UInt64($1) } }
  }
}

/// Why bytes are not a PDF that we can read.
struct PDFDamage: Error {
  var reason: String

  init(_ reason: String) { self.reason = reason }
}
