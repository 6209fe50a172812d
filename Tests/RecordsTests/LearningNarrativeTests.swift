import Records
import Support
import Testing

/// Objectives as "score" or "T"/"R", in order TP1, TP2 … with texts a, b, c …
private func narrative(
  _ objectives: [String], _ mode: LearningNarrative.Mode = .compact, name: String = "Rizky"
) -> [String?] {
  let list = objectives.enumerated().map { index, mark in
    LearningObjective(
      id: "TP\(index + 1)", text: ["Alfa.", "beta", "gama", "delta"][index],
      score: try? Score(text: mark), isAchieved: mark == "T" ? true : mark == "R" ? false : nil)
  }
  let texts = LearningNarrative(
    of: LearningResult(finalScore: nil, objectives: list), threshold: 75, mode: mode,
    student: Student(fullName: name), phrases: Shipped.phrases)
  return [texts.achieved, texts.needsHelp]
}

private func good(_ text: String) -> String {
  "Rizky menunjukkan penguasaan yang baik dalam \(text)."
}
private func help(_ text: String) -> String { "Rizky perlu penguatan dalam \(text)." }

/// Docs/domain.md section 4.3, Merdeka.
@Test(
  arguments: [
    // Compact: the best and the weakest; the first among equals.
    (["90", "60", "80"], .compact, good("alfa"), help("beta")),
    (["80", "90", "90"], .compact, good("beta"), help("alfa")),
    (["74,5", "74,4"], .compact, good("alfa"), help("beta")),
    // All equal: one message.
    (["80", "80"], .compact, good("semua tujuan pembelajaran"), nil),
    (["60", "60"], .full, nil, help("semua tujuan pembelajaran")),
    (["T", "T"], .compact, good("semua tujuan pembelajaran"), nil),
    // Only one objective.
    (["80"], .compact, good("alfa"), nil), (["70"], .compact, nil, help("alfa")),
    (["R"], .flags, nil, help("alfa")),
    // Nothing achieved: the second sentence alone.
    (["50", "60"], .compact, nil, help("alfa")),
    (["50", "60"], .full, nil, help("alfa dan beta")),
    // Full: all of both.
    (["90", "60", "80", "70"], .full, good("alfa dan gama"), help("beta dan delta")),
    (["90", "80", "85", "70"], .full, good("alfa, beta, dan gama"), help("delta")),
    (["90", "80"], .full, good("alfa dan beta"), nil),
    // Marks.
    (["T", "R", "T"], .flags, good("alfa dan gama"), help("beta")),
    (["T", "R"], .compact, good("alfa"), help("beta")),
    (["90", "60"], .flags, good("alfa"), help("beta")),
    // None wanted.
    (["90", "60"], .off, nil, nil),
    // Nothing known; zero counts as not entered (section 4.6).
    ([], .compact, nil, nil), (["", "0"], .full, nil, nil),
  ] as [([String], LearningNarrative.Mode, String?, String?)])
func statementsFromObjectives(
  marks: [String], mode: LearningNarrative.Mode, achieved: String?, needsHelp: String?
) {
  #expect(narrative(marks, mode) == [achieved, needsHelp])
}

@Test func theTeachersTextIsNeverReplaced() {
  var result = LearningResult(
    finalScore: nil, needsHelpNarrative: "Perlu dibimbing.",
    objectives: [LearningObjective(id: "1", text: "alfa", score: Score(hundredths: 9_000))])
  let student = Student(fullName: "Sari")
  var texts = LearningNarrative(
    of: result, threshold: 75, student: student, phrases: Shipped.phrases)
  #expect(texts.achieved == nil && texts.needsHelp == "Perlu dibimbing.")
  result.needsHelpNarrative = " "
  texts = LearningNarrative(of: result, threshold: 75, student: student, phrases: Shipped.phrases)
  #expect(texts.achieved == "Sari menunjukkan penguasaan yang baik dalam alfa.")
}

@Test func objectivesAreOrderedByTheirNumbers() {
  let list = ["TP10", "TP9", "TP1.2"].map {
    LearningObjective(id: $0, text: $0, score: Score(hundredths: $0 == "TP1.2" ? 9_000 : 8_000))
  }
  let texts = LearningNarrative(
    of: LearningResult(finalScore: nil, objectives: list), threshold: 75,
    student: Student(fullName: "Sari"), phrases: Shipped.phrases)
  #expect(texts.needsHelp == "Sari perlu penguatan dalam TP9.")
}

@Test func aLongListIsBounded() throws {
  let list = (1...8).map {
    LearningObjective(id: "TP\($0)", text: "Butir\($0)", score: Score(hundredths: 8_000 + $0))
  }
  let texts = LearningNarrative(
    of: LearningResult(finalScore: nil, objectives: list), threshold: 75, mode: .full,
    student: Student(fullName: "Sari"), phrases: Shipped.phrases)
  #expect(
    texts.achieved == "Sari menunjukkan penguasaan yang baik dalam butir1, butir2, butir3, butir4, "
      + "butir5, dan 3 lainnya.")
  #expect(texts.needsHelp == nil)
}

@Test func statementsUseTheCallName() {
  #expect(narrative(["80"], name: "Muhammad Rizky Ramadhan")[0]?.hasPrefix("Rizky ") == true)
}
