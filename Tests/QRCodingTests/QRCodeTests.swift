import QRCoding
import Testing

@Suite struct QRCodeTests {
  /// What byte mode at level M holds (ISO/IEC 18004 table 7): the largest text of a version, and one more byte.
  @Test(arguments: [(1, 21), (14, 21), (15, 25), (26, 25), (27, 29), (2_331, 177)])
  func theCodeIsAsLargeAsTheTextNeeds(bytes: Int, size: Int) throws {
    let code = try #require(QRCode(String(repeating: "a", count: bytes)))
    #expect(code.size == size)
  }

  @Test func nothingAndTooMuchHaveNoCode() {
    #expect(QRCode("") == nil)
    #expect(QRCode(String(repeating: "a", count: QRCode.byteLimit + 1)) == nil)
    #expect(QRCode(String(repeating: "é", count: QRCode.byteLimit / 2 + 1)) == nil)
  }

  /// Section 6.3.3: in three corners a dark ring of 7 by 7, a light one, and a dark middle.
  @Test(arguments: ["A", "https://contoh.sch.id/?n=0091234567", "Ń œ ✓ 中"])
  func threeCornersHaveTheirFinders(text: String) throws {
    let code = try #require(QRCode(text))
    let far = code.size - 7
    for (left, top) in [(0, 0), (far, 0), (0, far)] {
      for row in 0..<7 {
        for column in 0..<7 {
          let ring = max(abs(row - 3), abs(column - 3))
          #expect(code.isDark(column: left + column, row: top + row) == (ring != 2))
        }
      }
    }
    #expect(code.runs(ofRow: 0).first == 0..<7)
  }

  @Test func theRunsOfARowAreItsDarkModules() throws {
    let code = try #require(QRCode("Rapor"))
    for row in 0..<code.size {
      let dark = (0..<code.size).filter { code.isDark(column: $0, row: row) }
      #expect(code.runs(ofRow: row).flatMap(Array.init) == dark)
    }
  }
}
