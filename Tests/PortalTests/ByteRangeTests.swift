import Testing

@testable import Portal

@Suite("Ranges of files (RFC 9110 section 14)")
struct ByteRangeTests {
  @Test(
    arguments: [
      (nil, ByteRange.whole), ("bytes=0-9", .part(0..<10)), ("bytes=90-", .part(90..<100)),
      ("bytes=-10", .part(90..<100)), ("bytes=0-999", .part(0..<100)),
      ("bytes=-200", .part(0..<100)), ("bytes=100-", .unsatisfiable), ("bytes=-0", .unsatisfiable),
      // Not understood, and so passed over.
      ("bytes=9-0", .whole), ("bytes=a-b", .whole), ("bytes=1-2,4-5", .whole),
      ("pages=1-2", .whole),
      ("bytes=-", .whole), ("bytes=99999999999999999999-", .whole),
    ] as [(String?, ByteRange)])
  func aRangeIsRead(_ header: String?, _ expected: ByteRange) {
    #expect(ByteRange(header, size: 100) == expected)
  }

  @Test func anEmptyFileHasNoPart() {
    #expect(ByteRange("bytes=0-0", size: 0) == .unsatisfiable)
    #expect(ByteRange("bytes=-5", size: 0) == .unsatisfiable)
  }
}
