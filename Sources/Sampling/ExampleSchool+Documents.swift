package import Records

extension ExampleSchool {
  /// What a layout should be tried with: for a report every edge-case student of Docs/domain.md section 8.6, for a class
  /// every class that has one, for a register the edge-case students over a year.
  ///
  /// - Parameters:
  ///   - grades: those that the layout serves. If the sample school's are not all among them, its students are in the
  ///     highest of them.
  ///   - years: the school years that it serves; the year is the sample's usual one, or else the nearest.
  /// - Returns: Each with a name that stays the same: case, class and list number.
  package static func documents(
    _ kind: DocumentKind, _ curriculum: Curriculum, _ level: EducationLevel,
    grades: ClosedRange<Int>, years: ClosedRange<SchoolYear>? = nil
  ) -> [(name: String, record: DocumentRecord)] {
    let usual = curriculum == .merdeka ? 2023 : 2019
    let year = min(max(usual, years?.lowerBound.start ?? usual), years?.upperBound.start ?? usual)
    let plan = SamplePlan(
      level: level == .sd ? .sd : .smp, teaching: curriculum == .merdeka ? .merdeka : .k13,
      kind: kind.report ?? .endOfTerm)
    let all = rooms.compactMap { ClassName(className($0.0, plan.level))?.grade }
    let grade = all.allSatisfy(grades.contains) ? nil : grades.upperBound
    switch kind {
    case .endOfTerm, .midterm, .p5, .supplement:
      return edgeStudents(plan: plan, year: year, grade: grade)
        // Only of the last grade is it asked whether a student graduates.
        .filter { $0.number != 19 || $0.record.classGroup.grade == level.grades.upperBound }
        .map { edge in
          let number = (edge.number < 10 ? "0" : "") + String(edge.number)
          let place = "\(edge.record.classGroup.name)-\(edge.record.rosterNumber ?? 0)"
          return ("\(number)-\(place)", .report(edge.record))
        }
    case .classLedger, .labels:
      return ledgers(.even, plan, year, grade).map { ($0.classGroup.name, .classLedger($0)) }
    case .studentRegister:
      return registers(plan, year, grade)
    case .closingSheet:
      return ExampleRuns.all.map { ($0.name, .closingSheet($0.sheet)) }
    case .taskList:
      let records = school(.even, plan: plan, year: year, grade: grade)?.records ?? []
      return TaskListRecord(of: records).map { [("sekolah", .taskList($0))] } ?? []
    }
  }

  private static func ledgers(
    _ semester: Semester, _ plan: SamplePlan, _ year: Int, _ grade: Int?
  ) -> [ClassLedgerRecord] {
    let records = school(semester, plan: plan, year: year, grade: grade)?.records ?? []
    return Dictionary(grouping: records, by: \.classGroup.name).sorted { $0.key < $1.key }
      .compactMap { ClassLedgerRecord(of: $0.value) }
  }

  private static func registers(
    _ plan: SamplePlan, _ year: Int, _ grade: Int?
  ) -> [(name: String, record: DocumentRecord)] {
    let terms = Semester.allCases.flatMap { ledgers($0, plan, year, grade) }
    return edgeStudents(plan: plan, year: year, grade: grade).compactMap { edge in
      let own = terms.filter { $0.classGroup.name == edge.record.classGroup.name }
        .flatMap { ledger in
          ledger.rows.indices.filter { ledger.rows[$0].record.student == edge.record.student }
            .map { RegisterTerm(ledger: ledger, row: $0) }
        }
      guard let register = StudentRegisterRecord(of: own) else { return nil }
      let number = (edge.number < 10 ? "0" : "") + String(edge.number)
      return (
        "\(number)-\(edge.record.classGroup.name)-\(edge.record.rosterNumber ?? 0)",
        .studentRegister(register)
      )
    }
  }
}
