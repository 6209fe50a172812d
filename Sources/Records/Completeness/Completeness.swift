/// Whether a report may be printed (Docs/domain.md section 6.3).
package enum Completeness: String, Sendable, Hashable, Codable, CaseIterable {
  case complete
  case printableWithWarnings
  /// A draft may be printed, a final card may not.
  case blocked

  /// Judges by the worst finding.
  package init(_ findings: [Finding]) {
    if findings.contains(where: { $0.level == .block }) {
      self = .blocked
    } else {
      self = findings.isEmpty ? .complete : .printableWithWarnings
    }
  }

  /// Everything that a report lacks, in the order of the codes C1 to C11 and, within a code, of the printed page. A report
  /// is asked only for what its kind prints (section 3.7).
  ///
  /// A record holds a row for each subject that the student should have, with or without scores.
  package static func findings(for record: ReportRecord) -> [Finding] {
    var check = CompletenessCheck(record: record)
    check.identity()
    switch record.kind {
    case .endOfTerm:
      check.religion()
      check.scores()
      check.descriptions()
      check.attitude()
      check.absence()
      check.notes()
      check.extracurriculars()
      check.cocurricular()
      check.physical()
      check.decision()
      check.dateOfReport()
      check.homeroomTeacher()
    case .midterm:
      check.religion()
      check.scores()
      check.dateOfReport()
      check.homeroomTeacher()
    case .p5:
      check.projects()
      check.dateOfReport()
      check.homeroomTeacher()
    case .supplement:
      check.particulars()
      check.dateOfAdmission()
    }
    check.school()
    return check.findings
  }
}

/// One run over a record, gathering findings.
struct CompletenessCheck {
  let record: ReportRecord
  /// How messages name the student.
  let name: String
  private(set) var findings: [Finding] = []

  init(record: ReportRecord) {
    self.record = record
    name = record.student.fullName.isBlank ? "(?)" : record.student.fullName.trimmedOfSpace
  }

  /// Adds a finding; the messages continue after the student's name and a colon.
  mutating func add(
    _ code: Finding.Code, _ level: Finding.Level, _ field: String, _ actor: Finding.Actor,
    id indonesian: String, en english: String
  ) {
    findings.append(
      Finding(
        code: code, level: level, field: field, actor: actor,
        message: Bilingual(id: "\(name): \(indonesian)", en: "\(name): \(english)")))
  }
}
