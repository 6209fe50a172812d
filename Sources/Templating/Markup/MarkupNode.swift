/// A node of a parsed HTML file.
enum MarkupNode: Sendable {
  case element(MarkupElement)
  case text(MarkupText)
}

struct MarkupElement: Sendable {
  var name: String
  var attributes: [MarkupAttribute]
  var children: [MarkupNode]
  /// The byte of its `<`.
  var offset: Int
  /// The file that it stands in: the place in the compiler's list of sources.
  var source: Int

  func attribute(_ name: String) -> MarkupAttribute? { attributes.first { $0.name == name } }
}

struct MarkupAttribute: Sendable {
  var name: String
  /// With character references decoded.
  var value: String
  var offset: Int
  var valueOffset: Int
  /// As ``MarkupText/shifts``.
  var shifts: [(decoded: Int, shift: Int)] = []

  /// The byte of the file that a byte of the decoded value came from.
  func fileOffset(of decoded: Int) -> Int {
    valueOffset + decoded + (shifts.last { $0.decoded <= decoded }?.shift ?? 0)
  }
}

/// A run of character data.
struct MarkupText: Sendable {
  /// With character references decoded.
  var text: String
  /// The byte where it begins in its file.
  var offset: Int
  var source: Int
  /// Byte of the decoded text → shift to the byte of the file, where references were decoded.
  var shifts: [(decoded: Int, shift: Int)] = []

  var isBlank: Bool { text.utf8.allSatisfy { $0 == 32 || (9...13).contains($0) } }

  /// The byte of the file that a byte of the decoded text came from.
  func fileOffset(of decoded: Int) -> Int {
    offset + decoded + (shifts.last { $0.decoded <= decoded }?.shift ?? 0)
  }
}
