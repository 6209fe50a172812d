/// Names as numbers (ISO 32000-1 section 7.3.5): the letters of the name, the last in the lowest byte, so that they are
/// compared without a text being made of them. Of a longer name the last eight, with the highest bit set.
enum PDFName {
  // Keys and types of structure elements and their attributes (section 14.7).
  static let structureType: UInt64 = 0x53  // S
  static let kids: UInt64 = 0x4B  // K
  static let page: UInt64 = 0x5067  // Pg
  static let attributes: UInt64 = 0x41  // A
  static let alternateText: UInt64 = 0x416C74  // Alt
  static let type: UInt64 = 0x5479_7065  // Type
  static let markReference: UInt64 = 0x4D_4352  // MCR
  static let markNumber: UInt64 = 0x4D43_4944  // MCID
  static let scope: UInt64 = 0x53_636F_7065  // Scope
  static let columnSpan: UInt64 = 0x43_6F6C_5370_616E  // ColSpan
  static let rowSpan: UInt64 = 0x52_6F77_5370_616E  // RowSpan
  // Of marked content (section 14.6).
  static let actualText: UInt64 = 0xF475_616C_5465_7874
  static let artifact: UInt64 = 0x4172_7469_6661_6374  // Artifact

  static func code(_ name: some Sequence<UInt8>) -> UInt64 {
    var (code, count): (UInt64, Int) = (0, 0)
    for byte in name { (code, count) = (code << 8 | UInt64(byte), count + 1) }
    return count <= 8 ? code : code | 1 << 63
  }

  /// The name as text, for messages.
  static func text(_ code: UInt64) -> String {
    let bytes = (0..<8).map { UInt8(truncatingIfNeeded: code >> (56 - 8 * UInt64($0))) & 0x7F }
    return String(decoding: bytes.drop { $0 == 0 }, as: UTF8.self)
  }
}
