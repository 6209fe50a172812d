import Records
import Testing

@Test func nisnTakesTenDigits() {
  #expect(NISN("0091234567")?.digits == "0091234567")
  #expect(NISN("91234567") == nil)
}
