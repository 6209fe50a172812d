package import Records

/// One point of a check: what is missing or looks wrong, how much it weighs, who can mend it.
package struct CheckItem: Sendable, Hashable {
  /// "C3" of Docs/domain.md section 6.3, or the identifier of a ``CheckRule``.
  package var code: String
  package var kind: ItemKind
  package var level: CheckLevel
  package var assignee: Assignee
  /// The code of the subject that it is about.
  package var subject: String?
  /// The path in the published form.
  package var field: String
  /// A whole sentence that names the student and says what to do.
  package var message: Bilingual
  /// What exactly was found, where the kind does not say it.
  package var detail: String?

  package init(
    code: String, kind: ItemKind, level: CheckLevel, assignee: Assignee, subject: String? = nil,
    field: String, message: Bilingual, detail: String? = nil
  ) {
    self.code = code
    self.kind = kind
    self.level = level
    self.assignee = assignee
    self.subject = subject
    self.field = field
    self.message = message
    self.detail = detail
  }
}

package struct StudentCheck: Sendable, Hashable {
  package var record: ReportRecord
  package var items: [CheckItem]

  package var completeness: Completeness {
    var worst: CheckLevel?
    for item in items { worst = max(worst ?? .note, item.level) }
    return worst == .block ? .blocked : worst == .warn ? .printableWithWarnings : .complete
  }
}

extension ClassCheck {
  /// Adds points that somebody else found, student by student.
  package mutating func add(_ points: [[CheckItem]]) {
    for (index, its) in zip(students.indices, points) { students[index].items += its }
  }
}

/// The check of one class: what its cards lack, and what on them looks wrong.
package struct ClassCheck: Sendable, Hashable {
  /// In the order of the class list.
  package var students: [StudentCheck]

  /// - Parameters:
  ///   - records: the reports of one class in one term, all of them: several rules compare students.
  ///   - teachers: who teaches which subject, as far as the school says.
  package init(
    of records: [ReportRecord], settings: CheckSettings = CheckSettings(),
    teachers: SubjectTeachers = SubjectTeachers(),
    lacksPhoto: (ReportRecord) -> Bool = { _ in false }
  ) {
    var checker = ClassChecker(records: records, settings: settings, teachers: teachers)
    checker.run()
    checker.checkPhotos(lacksPhoto)
    students = records.enumerated().map { index, record in
      let missing = Completeness.findings(for: record).map {
        CheckItem($0, of: record, teachers)
      }
      return StudentCheck(record: record, items: missing + checker.items[index])
    }
  }
}

extension CheckItem {
  init(
    _ finding: Finding, of record: ReportRecord, _ teachers: SubjectTeachers
  ) {
    let subject = finding.subjectCode
    self.init(
      code: finding.code.rawValue, kind: finding.kind,
      level: finding.level == .block ? .block : .warn,
      assignee: record.assignee(finding.actor, subject: subject, teachers: teachers),
      subject: subject,
      field: finding.field, message: finding.message)
  }
}

/// How many students of a class or school are ready, and what the others lack.
package struct CheckTally: Sendable, Hashable, Codable {
  package var students = 0
  package var complete = 0
  package var printableWithWarnings = 0
  package var blocked = 0
  /// How many students have a point of each code.
  package var codes: [String: Int] = [:]

  package init() {}

  package init(_ check: ClassCheck) {
    for student in check.students {
      students += 1
      switch student.completeness {
      case .complete: complete += 1
      case .printableWithWarnings: printableWithWarnings += 1
      case .blocked: blocked += 1
      }
      for code in Set(student.items.map(\.code)) { codes[code, default: 0] += 1 }
    }
  }

  package static func += (left: inout CheckTally, right: CheckTally) {
    left.students += right.students
    left.complete += right.complete
    left.printableWithWarnings += right.printableWithWarnings
    left.blocked += right.blocked
    left.codes.merge(right.codes, uniquingKeysWith: +)
  }
}

extension TaskListRecord {
  /// The list of all points of a school's classes; nil for none with students.
  package init?(of checks: [ClassCheck]) {
    let students = checks.flatMap(\.students)
    guard let first = students.first else { return nil }
    var sizes: [String: Int] = [:]
    for student in students { sizes[student.record.classGroup.name, default: 0] += 1 }
    self.init(
      report: first.record, sizes: sizes,
      blockedCount: students.count { $0.completeness == .blocked },
      entries: students.flatMap { student in
        student.items.map { item in
          Entry(
            assignee: item.assignee, className: student.record.classGroup.name,
            subject: item.subject.flatMap { code in
              student.record.subjects.first { $0.subject.code == code }?.subject.name
            }, kind: item.kind, blocks: item.level == .block,
            student: student.record.student.fullName, detail: item.detail)
        }
      })
  }
}
