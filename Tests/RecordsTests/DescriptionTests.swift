import Records
import Support
import Testing

/// The description of knowledge (numbers 3.x) of a student with the pass mark 75: C from 75, B from 84, A from 93.
private func description(
  _ scores: [(String, String, Int)], mode: LearningNarrative.Mode = .compact, typed: String? = nil,
  isSkill: Bool = false, name: String = "Muhammad Rizky"
) throws -> String? {
  let subject = Subject(code: "MTK", name: "Matematika", shortName: "MTK", order: 1)
  var row = SubjectResult(
    subject: subject, thresholds: try #require(ThresholdTable.default(kkm: 75)))
  row.knowledge = CompetencyResult(score: Score(hundredths: 8_000), narrative: typed)
  row.skill = row.knowledge
  row.learning.objectives = scores.map { number, text, whole in
    LearningObjective(id: number, text: text, score: Score(hundredths: whole * 100))
  }
  return row.description(
    isSkill: isSkill, of: Student(fullName: name), mode: mode,
    phrases: Shipped.phrases)
}

/// Docs/domain.md section 4.3, K13: its example, its four cases, and what may go wrong with texts.
@Test(
  arguments: [
    // Different letters; capitals, line breaks and full stops of the competences.
    (
      [
        ("3.1", "Mengenal pecahan senilai.", 95), ("3.2", "Menjelaskan sudut", 80),
        ("3.3", "Menaksir hasil kali\ndua bilangan;", 60),
      ], .compact,
      "Ananda Rizky sangat baik dalam mengenal pecahan senilai, perlu bimbingan dalam menaksir "
        + "hasil kali dua bilangan."
    ),
    // The same letter, other scores.
    (
      [("3.1", "Membaca", 85), ("3.2", "Menulis", 90)], .compact,
      "Ananda Rizky baik dalam menulis dan membaca."
    ),
    // All equal, one, none.
    (
      [("3.1", "Membaca", 85), ("3.2", "Menulis", 85)], .compact,
      "Ananda Rizky baik dalam semua kompetensi pada muatan ini."
    ),
    (
      [("3.1", "Membaca", 60), ("3.2", "Menulis", 60)], .full,
      "Ananda Rizky perlu bimbingan dalam semua kompetensi pada muatan ini."
    ),
    ([("3.1", "Membaca", 76)], .compact, "Ananda Rizky cukup dalam membaca."),
    ([], .compact, nil), ([("3.1", "Membaca", 0)], .compact, nil), ([("3.1", " ", 90)], .full, nil),
    // Ties: the lowest number, and 3.10 comes after 3.9.
    (
      [
        ("3.10", "Berlari", 95), ("3.9", "Melompat", 95), ("3.2", "Melempar", 60),
        ("3.11", "Diam", 60),
      ], .compact,
      "Ananda Rizky sangat baik dalam melompat, perlu bimbingan dalam melempar."
    ),
    // All above, all below.
    (
      [("3.1", "Membaca", 99), ("3.2", "Menulis", 95)], .compact,
      "Ananda Rizky sangat baik dalam membaca dan menulis."
    ),
    (
      [("3.1", "Membaca", 50), ("3.2", "Menulis", 40)], .compact,
      "Ananda Rizky perlu bimbingan dalam membaca dan menulis."
    ),
    // Full: every competence under its letter.
    (
      [
        ("3.1", "Membaca", 95), ("3.2", "Menulis", 86), ("3.3", "Berbicara", 98),
        ("3.4", "Menyimak", 93), ("3.5", "Menghafal", 70),
      ], .full,
      "Ananda Rizky sangat baik dalam membaca, berbicara, dan menyimak, baik dalam menulis, perlu "
        + "bimbingan dalam menghafal."
    ),
    // A long list is bounded.
    (
      (1...9).map { ("3.\($0)", "Butir\($0)", 84 + $0 % 2) }, .full,
      "Ananda Rizky baik dalam butir1, butir2, butir3, butir4, butir5, dan 4 lainnya."
    ),
    // Proper nouns and abbreviations stay capital.
    (
      [("3.1", "Pancasila sebagai dasar negara", 95)], .compact,
      "Ananda Rizky sangat baik dalam Pancasila sebagai dasar negara."
    ),
    ([("3.1", "UUD 1945", 95)], .compact, "Ananda Rizky sangat baik dalam UUD 1945."),
    // What looks like a hole of ours stays text.
    (
      [("3.1", "Menulis {name} dan {list}", 95)], .compact,
      "Ananda Rizky sangat baik dalam menulis {name} dan {list}."
    ),
    // Skills and objectives without such a number are not knowledge.
    ([("4.1", "Melukis", 95), ("TP1", "Menari", 90)], .compact, nil),
    ([("3.1", "Membaca", 95)], .off, nil),
  ] as [([(String, String, Int)], LearningNarrative.Mode, String?)])
func competencesAreDescribed(
  scores: [(String, String, Int)], mode: LearningNarrative.Mode, text: String?
) throws {
  #expect(try description(scores, mode: mode) == text)
}

@Test func halvesAreToldApart() throws {
  let scores = [("3.1", "Membaca", 95), ("4.1", "Melukis", 80)]
  #expect(try description(scores, isSkill: true) == "Ananda Rizky cukup dalam melukis.")
  #expect(try description(scores) == "Ananda Rizky sangat baik dalam membaca.")
}

@Test func aTypedDescriptionIsNeverReplaced() throws {
  let scores = [("3.1", "Membaca", 95)]
  #expect(try description(scores, typed: "Rajin.") == "Rajin.")
  #expect(try description(scores, typed: "  ") == "Ananda Rizky sangat baik dalam membaca.")
}

@Test func everyFieldSaysWhereItsTextComesFrom() throws {
  var record = try Exemplars.full()
  record.classGroup.curriculum = .k13
  record.subjects[0].skill.narrative = nil
  record.subjects[1].skill.narrative = nil
  record.subjects[1].learning.objectives = [
    LearningObjective(id: "4.1", text: "Melukis", score: Score(hundredths: 9_500))
  ]
  let fields = record.descriptions(phrases: Shipped.phrases)
  #expect(fields.map(\.source) == [.typed, .missing, .typed, .made])
  #expect(fields[3].text?.hasSuffix("sangat baik dalam melukis.") == true)
  // The completeness check asks for what cannot be made, and for nothing else.
  let asked = Completeness.findings(for: record).filter { $0.code == .c4 }.map(\.field)
  #expect(asked == ["subjects[\(record.subjects[0].subject.code)].skill.narrative"])
}
