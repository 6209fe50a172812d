import Testing

@testable import Proofreading

/// Numbers as writers of PDF write them (ISO 32000-1 section 7.3.3), and as they do not.
@Suite struct NumberTests {
  private func number(_ text: String) throws -> Double {
    try Array(text.utf8).withUnsafeBufferPointer { bytes in
      var scanner = PDFScanner(bytes, hasReferences: false)
      return try scanner.number()
    }
  }

  @Test(
    arguments: [
      ("0", 0.0), ("-12", -12), ("+3.5", 3.5), (".25", 0.25), ("4.", 4), ("841.889764", 841.889764),
      // Cairo's writing of a rounding's rest, and of a long fraction.
      ("0.000000000000113687", 1.13687e-13), ("-0.000000000000113687", -1.13687e-13),
      ("0.3333333333333333333333333333", 1.0 / 3), ("12345678901234567", 12_345_678_901_234_568),
    ] as [(String, Double)])
  func whatWritersWriteIsRead(text: String, value: Double) throws {
    #expect(abs(try number(text) - value) <= abs(value) * 1e-15)
  }

  @Test(arguments: ["1.2.3", String(repeating: "9", count: 18), String(repeating: "0", count: 64)])
  func whatNobodyWritesIsRefused(text: String) {
    #expect(throws: PDFDamage.self) { try number(text) }
  }
}
