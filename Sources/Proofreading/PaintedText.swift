/// The text of one page in the order in which it is painted.
struct PaintedText {
  /// UTF-8, with ``gap`` wherever the pen moved.
  var bytes: [UInt8] = []
  /// Each place in ``bytes`` where a glyph without text was shown.
  var unreadable: [Int] = []
  /// Where a text began outside of the page, in points from the page's lower left corner.
  var strays: [(x: Double, y: Double)] = []

  /// The text of each mark with a number (MCID), as ranges of ``bytes``.
  var marks: [(number: Int, bytes: Range<Int>)] = []
  /// Places in ``bytes`` of texts that belong neither to a numbered mark nor to an artifact.
  var unmarked: [Int] = []

  static let gap = UInt8(ascii: "\n")
}

/// An affine map as PDF writes it.
struct PDFMatrix {
  var a = 1.0, b = 0.0, c = 0.0, d = 1.0, e = 0.0, f = 0.0

  /// This map first, then `next`.
  func then(_ next: PDFMatrix) -> PDFMatrix {
    PDFMatrix(
      a: a * next.a + b * next.c, b: a * next.b + b * next.d, c: c * next.a + d * next.c,
      d: c * next.b + d * next.d, e: e * next.a + f * next.c + next.e,
      f: e * next.b + f * next.d + next.f)
  }
}

extension PDFMatrix {
  init?(_ operands: some BidirectionalCollection<PDFValue>) {
    let numbers = operands.suffix(6).compactMap(\.number)
    guard numbers.count == 6 else { return nil }
    self.init(
      a: numbers[0], b: numbers[1], c: numbers[2], d: numbers[3], e: numbers[4], f: numbers[5])
  }
}
