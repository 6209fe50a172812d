package import Records

/// What kind of school is invented: level, curriculum, and the report whose results its files hold.
package struct SamplePlan: Sendable, Hashable {
  package enum Teaching: String, Sendable, Hashable, CaseIterable {
    case k13, merdeka
    /// Grade by grade, as schools moved from one to the other (Docs/domain.md section 0).
    case mixed
  }

  /// The levels of which there are invented schools.
  package enum Level: String, Sendable, Hashable, CaseIterable {
    /// Primary.
    case sd
    /// Lower secondary.
    case smp
  }

  package var level: EducationLevel
  package var teaching: Teaching
  package var kind: ReportKind

  package init(
    level: Level = .sd, teaching: Teaching = .k13, kind: ReportKind = .endOfTerm
  ) {
    self.level = level == .sd ? .sd : .smp
    self.teaching = teaching
    self.kind = kind
  }

  /// What a grade is taught by. In a mixed school the first grade of every phase of three years has moved, and in the
  /// second year of the change the next one.
  package func curriculum(grade: Int, in year: SchoolYear) -> Curriculum {
    switch teaching {
    case .k13: return .k13
    case .merdeka: return .merdeka
    case .mixed:
      let place = (grade - level.grades.lowerBound) % 3
      return place <= (year.start > 2022 ? 1 : 0) ? .merdeka : .k13
    }
  }

  /// Nothing but a K13 primary school: made as it always was, number for number.
  var isFirst: Bool { level == .sd && teaching == .k13 }
}
