import Records
import Testing

private func narrative(_ scores: [(String, String, Int)]) throws -> String? {
  let table = try #require(ThresholdTable.default(kkm: 75))
  let competences = try scores.map { number, text, whole in
    CompetenceScore(
      number: number, text: text, score: try #require(Score(hundredths: whole * 100)))
  }
  return NarrativeBuilder(thresholds: table).narrative(
    for: competences, of: Student(fullName: "Muhammad Rizky"))
}

/// Docs/domain.md section 4.3, its example and its four cases.
@Test func highestAndLowestInDifferentBands() throws {
  let text = try narrative([
    ("3.1", "Mengenal pecahan senilai.", 95), ("3.2", "Menjelaskan sudut", 80),
    ("3.3", "Menaksir hasil kali\ndua bilangan;", 60),
  ])
  #expect(
    text == "Ananda Rizky sangat baik dalam mengenal pecahan senilai, perlu bimbingan dalam "
      + "menaksir hasil kali dua bilangan.")
}

@Test func sameBandIsJoinedByDan() throws {
  let text = try narrative([("3.1", "Membaca", 85), ("3.2", "Menulis", 90)])
  #expect(text == "Ananda Rizky baik dalam menulis dan membaca.")
}

@Test func allEqualIsOneStatement() throws {
  let text = try narrative([("3.1", "Membaca", 85), ("3.2", "Menulis", 85)])
  #expect(text == "Ananda Rizky baik dalam semua kompetensi pada muatan ini.")
}

@Test func oneOrNone() throws {
  #expect(try narrative([("3.1", "Membaca", 76)]) == "Ananda Rizky cukup dalam membaca.")
  #expect(try narrative([]) == nil)
}

@Test func amongEqualsTheLowestNumberSpeaks() throws {
  let text = try narrative([
    ("3.10", "Berlari", 95), ("3.9", "Melompat", 95), ("3.2", "Melempar", 60), ("3.11", "Diam", 60),
  ])
  #expect(text == "Ananda Rizky sangat baik dalam melompat, perlu bimbingan dalam melempar.")
}

@Test func properNounsAndAbbreviationsStayCapital() throws {
  #expect(
    try narrative([("3.1", "Pancasila sebagai dasar negara", 95)])
      == "Ananda Rizky sangat baik dalam Pancasila sebagai dasar negara.")
  #expect(
    try narrative([("3.1", "UUD 1945", 95)]) == "Ananda Rizky sangat baik dalam UUD 1945.")
}
