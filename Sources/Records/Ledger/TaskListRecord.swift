/// What is still to be done at a school before its cards are printed, person by person: what the printed list for
/// teachers is made of (Docs/domain.md section 6.3).
package struct TaskListRecord: Sendable, Hashable {
  /// One student's point, before points are gathered.
  package struct Entry: Sendable, Hashable {
    package var assignee: Assignee
    package var className: String
    /// The subject's name, where it is about one.
    package var subject: String?
    package var kind: ItemKind
    package var blocks: Bool
    package var student: String
    /// What exactly, where the kind does not say it: the word found, the number.
    package var detail: String?

    package init(
      assignee: Assignee, className: String, subject: String?, kind: ItemKind, blocks: Bool,
      student: String, detail: String? = nil
    ) {
      self.assignee = assignee
      self.className = className
      self.subject = subject
      self.kind = kind
      self.blocks = blocks
      self.student = student
      self.detail = detail
    }
  }

  /// The same point for all students of a class that have it.
  package struct Group: Sendable, Hashable {
    package var className: String
    package var subject: String?
    package var kind: ItemKind
    /// Whether a final card is refused for it.
    package var blocks: Bool
    /// Each with its detail, if there is one, in parentheses.
    package var students: [String]
    /// Whether it is every student of the class.
    package var isWholeClass: Bool
  }

  package struct Person: Sendable, Hashable {
    package var assignee: Assignee
    package var groups: [Group]
  }

  /// A report of the school, of which the list has its head and its paper.
  package var report: ReportRecord
  package var studentCount: Int
  package var blockedCount: Int
  package var people: [Person]

  /// - Parameters:
  ///   - sizes: how many students each class has.
  ///   - entries: in the order of classes and students.
  package init(
    report: ReportRecord, sizes: [String: Int], blockedCount: Int, entries: [Entry]
  ) {
    self.report = report
    self.blockedCount = blockedCount
    studentCount = sizes.values.reduce(0, +)
    var order: [Assignee] = []
    var groups: [Assignee: [Group]] = [:]
    var places: [Key: Int] = [:]
    for entry in entries {
      if groups[entry.assignee] == nil { order.append(entry.assignee) }
      let name = entry.detail.map { "\(entry.student) (\($0))" } ?? entry.student
      if let place = places[Key(entry)] {
        // A student may lack two parts of one thing: illness and leave.
        if groups[entry.assignee]?[place].students.last != name {
          groups[entry.assignee]?[place].students.append(name)
        }
        if entry.blocks { groups[entry.assignee]?[place].blocks = true }
      } else {
        places[Key(entry)] = groups[entry.assignee]?.count ?? 0
        groups[entry.assignee, default: []].append(
          Group(
            className: entry.className, subject: entry.subject, kind: entry.kind,
            blocks: entry.blocks, students: [name], isWholeClass: false))
      }
    }
    people = order.sorted(by: Self.precedes).map { assignee in
      Person(
        assignee: assignee,
        groups: (groups[assignee] ?? []).map { group in
          var group = group
          group.isWholeClass =
            group.students.count > 1 && group.students.count == sizes[group.className]
            && !group.students.contains { $0.hasSuffix(")") }
          return group
        })
    }
  }

  private struct Key: Hashable {
    var assignee: Assignee
    var className: String
    var subject: String?
    var kind: ItemKind

    init(_ entry: Entry) {
      assignee = entry.assignee
      className = entry.className
      subject = entry.subject
      kind = entry.kind
    }
  }

  /// Homeroom teachers by class, then subject teachers by subject, then the office.
  private static func precedes(_ left: Assignee, _ right: Assignee) -> Bool {
    func key(_ assignee: Assignee) -> [String] {
      let rank =
        switch assignee.actor {
        case .homeroomTeacher: "1"
        case .subjectTeacher: "2"
        case .principal: "3"
        case .schoolOperator: "4"
        }
      return [rank, assignee.className ?? "", assignee.subject ?? "", assignee.person ?? ""]
    }
    return key(left).lexicographicallyPrecedes(key(right))
  }
}

extension TaskListRecord {
  /// The list of what these reports of one school lack, by the rules of completeness alone; nil for no reports.
  package init?(of reports: [ReportRecord]) {
    guard let first = reports.first else { return nil }
    var sizes: [String: Int] = [:]
    var entries: [Entry] = []
    var blocked = 0
    for report in reports {
      sizes[report.classGroup.name, default: 0] += 1
      let findings = Completeness.findings(for: report)
      if Completeness(findings) == .blocked { blocked += 1 }
      entries += findings.map { Entry($0, of: report) }
    }
    self.init(report: first, sizes: sizes, blockedCount: blocked, entries: entries)
  }
}

extension TaskListRecord.Entry {
  package init(_ finding: Finding, of report: ReportRecord) {
    let code = finding.subjectCode
    self.init(
      assignee: report.assignee(finding.actor, subject: code), className: report.classGroup.name,
      subject: code.flatMap { code in
        report.subjects.first { $0.subject.code == code }?.subject.name
      }, kind: finding.kind, blocks: finding.level == .block, student: report.student.fullName)
  }
}
