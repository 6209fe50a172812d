import Records
import Testing

@Test func datesInWords() throws {
  #expect(try #require(CalendarDate(year: 2019, month: 12, day: 20)).words == "20 Desember 2019")
  #expect(try #require(CalendarDate(year: 2012, month: 3, day: 7)).words == "7 Maret 2012")
  #expect(CalendarDate.months.count == 12)
}

@Test(
  arguments: [
    ("Maret", 3), ("Mar", 3), ("agt", 8), ("Aug", 8), ("MEI", 5), ("may", 5), ("Nopember", 11),
    ("Desember", 12), ("Dec", 12), ("Ma", nil), ("Foo", nil), ("", nil),
  ] as [(String, Int?)])
func monthsByName(text: String, month: Int?) { #expect(CalendarDate.month(named: text) == month) }

@Test(arguments: [
  ("Kota Tangerang", "Tangerang"), ("Kab. Bogor", "Bogor"), ("Kab.Bogor", "Bogor"),
  ("Kabupaten Lebak", "Lebak"), ("Kec. Ciledug", "Ciledug"), ("Kotabumi", "Kotabumi"),
  ("KOTA TANGERANG SELATAN", "TANGERANG SELATAN"), ("Tangerang", "Tangerang"), ("Kota", "Kota"),
  ("Kota Administrasi Jakarta Barat", "Jakarta Barat"),
])
func placesWithoutPrefix(name: String, place: String) {
  #expect(SigningPlace.withoutPrefix(name) == place)
}

@Test(arguments: [
  (2019, 7, "2019/2020", Semester.odd), (2019, 12, "2019/2020", .odd),
  (2020, 1, "2019/2020", .even),
  (2020, 6, "2019/2020", .even),
])
func termOfADay(year: Int, month: Int, schoolYear: String, semester: Semester) throws {
  let term = Term(containing: try #require(CalendarDate(year: year, month: month, day: 15)))
  #expect(term?.schoolYear.text == schoolYear)
  #expect(term?.semester == semester)
}

@Test(
  arguments: [
    (0, "nol"), (11, "sebelas"), (12, "dua belas"), (15, "lima belas"), (20, "dua puluh"),
    (87, "delapan puluh tujuh"), (100, "seratus"), (111, "seratus sebelas"), (1_000, "seribu"),
    (2_019, "dua ribu sembilan belas"), (1_945, "seribu sembilan ratus empat puluh lima"),
    (9_999, "sembilan ribu sembilan ratus sembilan puluh sembilan"), (10_000, nil), (-1, nil),
  ] as [(Int, String?)])
func numbersInWords(number: Int, words: String?) {
  #expect(NumberWords.indonesian(number) == words)
}

@Test func wordsTellNumbersApart() {
  #expect(Set((0...9_999).compactMap(NumberWords.indonesian)).count == 10_000)
}

@Test(arguments: [
  ("Kelas 6C", "6C", "VI C (Enam)"), ("6C", "6C", "VI C (Enam)"), ("VI C", "6C", "VI C (Enam)"),
  ("6-C", "6C", "VI C (Enam)"), ("IV A (Empat)", "4A", "IV A (Empat)"),
  ("4a", "4A", "IV A (Empat)"),
  ("III", "3", "III (Tiga)"), ("kls. 12 B", "12B", "XII B (Dua Belas)"),
  ("IVA", "4A", "IV A (Empat)"),
  ("6 Melati", "6-Melati", "VI Melati (Enam)"), ("6-Melati", "6-Melati", "VI Melati (Enam)"),
  ("X IPA 1", "10-IPA 1", "X IPA 1 (Sepuluh)"), ("\u{A0}1A ", "1A", "I A (Satu)"),
])
func classNames(text: String, name: String, header: String) throws {
  let parsed = try #require(ClassName(text))
  #expect(parsed.text == name)
  #expect(parsed.headerForm == header)
  #expect(ClassName(parsed.text) == parsed)
}

@Test(arguments: ["", "Melati", "Ivan", "0A", "14A", "123", "Kelas"])
func noClassNames(text: String) { #expect(ClassName(text) == nil) }

@Test func gradesAndSemestersInHeaders() {
  #expect(ClassName.gradeForm(5) == "V (Lima)")
  #expect(Semester.odd.headerForm == "1 (Satu)")
  #expect(Semester.even.headerForm == "2 (Dua)")
  #expect(Semester(spelling: "1 (Ganjil)") == .odd)
  #expect(Semester(spelling: "GENAP") == .even)
  #expect(Semester(spelling: "3") == nil)
}
