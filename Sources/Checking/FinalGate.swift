package import Records

/// What keeps cards from being final: what a record lacks, and what the rules find that `checks.json` lets block. Every
/// final card passes it, whoever makes it.
package struct FinalGate: Sendable {
  private let settings: CheckSettings
  private let blocking: [CheckRule]

  package init(_ settings: CheckSettings = CheckSettings()) {
    var alone = settings
    blocking = CheckRule.allCases.filter { settings.level(of: $0) == .block }
    for rule in CheckRule.allCases where !blocking.contains(rule) {
      alone.levels[rule] = .some(nil)
    }
    self.settings = alone
  }

  /// Tells the rules that block and their limits from others; empty if none does.
  package var fingerprint: String {
    guard !blocking.isEmpty else { return "" }
    return blocking.map(\.rawValue).joined(separator: " ")
      + " \(settings.schoolDays) \(settings.longestText) \(settings.longestRemark)"
  }

  /// Whether a student may be held by what is written of a classmate.
  package var comparesStudents: Bool { blocking.contains(where: \.comparesStudents) }

  /// What the rules find, student by student. Costs nothing where no rule blocks.
  ///
  /// - Parameters:
  ///   - records: the reports of one class in one term, all of them.
  ///   - lacksPhoto: whether the student's layout shows a photograph that is not there.
  package func rulings(
    of records: [ReportRecord], lacksPhoto: (ReportRecord) -> Bool = { _ in false }
  ) -> [[CheckItem]] {
    guard !blocking.isEmpty else { return Array(repeating: [], count: records.count) }
    var checker = ClassChecker(records: records, settings: settings, teachers: SubjectTeachers())
    checker.run()
    checker.checkPhotos(lacksPhoto)
    return checker.items
  }

  /// Everything that keeps the student's card from being final.
  ///
  /// - Parameter rulings: the student's own of ``rulings(of:)``.
  package static func points(of record: ReportRecord, rulings: [CheckItem] = []) -> [CheckItem] {
    Completeness.findings(for: record).filter { $0.level == .block }
      .map { CheckItem($0, of: record, SubjectTeachers()) } + rulings
  }
}

extension CheckRule {
  /// Whether it looks at the whole class, so that a change of one student may concern another.
  var comparesStudents: Bool {
    switch self {
    case .otherName, .copied, .wrongScale, .otherSubject: true
    case .genderWord, .religionWord, .decisionAgainstScores, .repetition, .placeholder, .unfinished,
      .tooLong, .otherYear, .absenceTooLong, .dateOutsideTerm, .missingPhoto:
      false
    }
  }
}

extension [CheckItem] {
  /// Their codes, each once: "C3 placeholder".
  package var codes: String { Set(map(\.code)).sorted().joined(separator: " ") }
}
