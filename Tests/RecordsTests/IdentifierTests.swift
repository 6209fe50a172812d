import Records
import Testing

@Test(arguments: [("0121234567", 2012), ("9981234567", 1998), ("0091234567", 2009)])
func nisnTellsTheYearOfBirth(digits: String, year: Int) throws {
  let nisn = try #require(NISN(digits))
  #expect(nisn.birthYear == year)
  #expect(try nisn.finding(birthDate: #require(CalendarDate(year: year, month: 3, day: 7))) == nil)
  #expect(
    try nisn.finding(birthDate: #require(CalendarDate(year: year + 1, month: 3, day: 7))) != nil)
}

@Test(arguments: ["123456789", "12345678901", "01212345a7", "٠١٢١٢٣٤٥٦٧", ""])
func nisnIsTenDigits(text: String) { #expect(NISN(text) == nil) }

@Test func npsnIsEightDigits() {
  #expect(NPSN("20100001")?.digits == "20100001")
  #expect(NPSN("2010000") == nil)
}

@Test(arguments: [
  ("197003121993032004", "19700312 199303 2 004"), ("131234567", "131 234 567"),
])
func nipIsPrintedInGroups(digits: String, printed: String) throws {
  #expect(try #require(NIP(digits)).formatted == printed)
}

@Test(
  arguments: [
    ("197003121993032004", [NIPFinding]()), ("198811052022211003", []), ("131234567", []),
    ("197013121993032004", [.birthDate]), ("197003121993132004", [.appointment]),
    ("199303121990032004", [.bornAfterAppointment]), ("197003121993033004", [.sex]),
    ("000000000000000000", [.birthDate, .appointment, .sex]),
  ] as [(String, [NIPFinding])])
func nipPlausibility(digits: String, findings: [NIPFinding]) throws {
  #expect(try #require(NIP(digits)).findings == findings)
}

@Test func appointmentMonth21MarksContractStaff() throws {
  #expect(try #require(NIP("198811052022211003")).isContract)
  #expect(try #require(NIP("197003121993032004")).isContract == false)
}
