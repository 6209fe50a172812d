internal import CQREncode

/// A text as a QR code (ISO/IEC 18004): a square of dark and light modules.
package struct QRCode: Sendable, Hashable {
  /// Modules on a side.
  package let size: Int
  private let dark: [Bool]

  /// Bytes of the longest text: what the largest code of the level holds.
  package static let byteLimit = 2_331
  /// Light modules that must surround it (section 9.1).
  package static let quietZone = 4

  /// Codes the text's UTF-8 bytes at error correction level M: 15 % of it may be lost on paper.
  ///
  /// - Returns: nil for an empty text, or one too long for any code.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty, bytes.count <= Self.byteLimit,
      let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_M)
    else { return nil }
    defer { QRcode_free(code) }
    size = Int(code.pointee.width)
    let modules = UnsafeBufferPointer(start: code.pointee.data, count: size * size)
    // The lowest bit of a module is its colour.
    dark = modules.map { $0 & 1 == 1 }
  }

  /// Whether the module is dark; rows count from the top.
  package func isDark(column: Int, row: Int) -> Bool { dark[row * size + column] }

  /// The runs of dark modules of a row, from left to right.
  package func runs(ofRow row: Int) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start: Int?
    for column in 0...size {
      let isDark = column < size && isDark(column: column, row: row)
      if isDark, start == nil { start = column }
      if !isDark, let first = start {
        runs.append(first..<column)
        start = nil
      }
    }
    return runs
  }
}
