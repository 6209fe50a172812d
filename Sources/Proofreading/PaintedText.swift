/// The text of one page in the order in which it is painted.
struct PaintedText {
  /// UTF-8, with ``gap`` wherever the pen moved.
  var bytes: [UInt8] = []
  /// Each place in ``bytes`` where a glyph without text was shown.
  var unreadable: [Int] = []
  /// Where a text began outside of the page, in points from the page's lower left corner.
  var strays: [(x: Double, y: Double)] = []

  /// The text of each mark with a number (MCID), at that place, as ranges of ``solid``.
  private(set) var marks: [Range<Int>] = []
  /// Places in ``bytes`` of texts that belong neither to a numbered mark nor to an artifact.
  var unmarked: [Int] = []

  /// ``bytes`` without white space, as far as ``settle()`` has been called.
  private(set) var solid: [UInt8] = []
  private var settled = 0

  static let gap = UInt8(ascii: "\n")
  /// More marks than any page has.
  private static let markLimit = 65_536

  /// Brings ``solid`` up to date.
  /// - Returns: how much there is of it.
  @discardableResult
  mutating func settle() -> Int {
    solid.append(contentsOf: bytes[settled...])
    let excess = solid.withUnsafeMutableBufferPointer {
      SolidText.compact($0, from: $0.count - (bytes.count - settled))
    }
    solid.removeLast(excess)
    settled = bytes.count
    return solid.count
  }

  /// Notes that the text since `start` is that of a mark.
  mutating func mark(_ number: Int, from start: Int) throws(PDFDamage) {
    guard (0..<Self.markLimit).contains(number) else { throw PDFDamage("a mark's number is wrong") }
    if marks.count <= number {
      marks.append(contentsOf: repeatElement(0..<0, count: number + 1 - marks.count))
    }
    guard marks[number].isEmpty else { throw PDFDamage("a mark is there twice") }
    marks[number] = start..<settle()
  }
}

/// Text without white space.
enum SolidText {
  /// Moves all bytes from `start` that are no white space together.
  /// - Returns: how many are left over at the end.
  static func compact(_ bytes: UnsafeMutableBufferPointer<UInt8>, from start: Int) -> Int {
    var end = start
    for index in start..<bytes.count {
      let byte = bytes[index]
      bytes[end] = byte
      end += byte > 32 ? 1 : 0
    }
    return bytes.count - end
  }
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
