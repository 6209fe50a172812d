import Records
import Testing

/// Docs/domain.md section 1.2.
@Test(
  arguments: [
    (1, .a), (2, .a), (3, .b), (4, .b), (5, .c), (6, .c), (7, .d), (9, .d), (10, .e), (11, .f),
    (12, .f), (13, .f), (0, nil), (14, nil),
  ] as [(Int, Phase?)])
func phaseOfAGrade(grade: Int, phase: Phase?) {
  #expect(Phase(grade: grade) == phase)
  let merdeka = ClassGroup(name: "x", grade: grade, curriculum: .merdeka)
  #expect(merdeka.phase == phase)
  #expect(ClassGroup(name: "x", grade: grade, curriculum: .k13).phase == nil)
}

/// Docs/domain.md section 3.3.
@Test(
  arguments: [
    ("SB", .excellent, "Sangat Baik"), ("sangat baik", .excellent, "Sangat Baik"),
    ("B", .good, "Baik"), ("Cukup", .fair, "Cukup"), ("k", .poor, "Kurang"), ("?", nil, nil),
  ] as [(String, AttitudePredicate?, String?)])
func attitudePredicates(text: String, predicate: AttitudePredicate?, words: String?) {
  #expect(AttitudePredicate(spelling: text) == predicate)
  #expect(AttitudePredicate(spelling: text)?.words == words)
}

/// Docs/domain.md section 3.5.
@Test(
  arguments: [
    ("MB", .starting), ("Sedang Berkembang", .developing), ("bsh", .asExpected),
    ("Sangat Berkembang", .highlyDeveloped), ("SAB", .highlyDeveloped), ("B", nil),
  ] as [(String, P5Level?)])
func projectLevels(text: String, level: P5Level?) { #expect(P5Level(spelling: text) == level) }

/// Docs/domain.md section 3.2.2.
@Test(
  arguments: [
    ("Keimanan dan ketakwaan terhadap Tuhan YME", .faith), ("Kewargaan", .citizenship),
    ("Penalaran Kritis", .criticalThinking), ("kreativitas", .creativity),
    ("Kolaborasi", .collaboration), ("Kemandirian", .independence), ("Kesehatan", .health),
    ("Komunikasi", .communication), ("Kerapian", nil),
  ] as [(String, GraduateProfileDimension?)])
func dimensions(text: String, dimension: GraduateProfileDimension?) {
  #expect(GraduateProfileDimension(spelling: text) == dimension)
}

@Test(
  arguments: [("Berkembang", 1), ("cakap", 2), ("Mahir", 3), ("2", 2), ("4", nil)]
    as [(String, Int?)])
func cocurricularLevels(text: String, level: Int?) {
  #expect(CocurricularLevel(spelling: text)?.rawValue == level)
}

@Test func documentsKnowTheirReports() {
  for kind in ReportKind.allCases { #expect(DocumentKind(kind).report == kind) }
  for kind in [DocumentKind.classLedger, .labels, .studentRegister, .closingSheet, .taskList] {
    #expect(kind.report == nil)
  }
}
