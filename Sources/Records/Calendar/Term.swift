/// A school year, July to June, named by both its years: "2019/2020" (Docs/domain.md section 0).
package struct SchoolYear: Sendable, Hashable, Comparable {
  /// The year in which it begins.
  package let start: Int

  package init?(start: Int) {
    guard (1990...2150).contains(start) else { return nil }
    self.start = start
  }

  package static func < (left: SchoolYear, right: SchoolYear) -> Bool { left.start < right.start }
}

/// Odd (Ganjil, July to December) or even (Genap, January to June).
package enum Semester: Int, Sendable, Hashable, Codable, CaseIterable {
  case odd = 1
  case even = 2
}

/// A semester of a school year.
package struct Term: Sendable, Hashable, Comparable, Codable {
  package var schoolYear: SchoolYear
  package var semester: Semester

  package init(schoolYear: SchoolYear, semester: Semester) {
    self.schoolYear = schoolYear
    self.semester = semester
  }

  package static func < (left: Term, right: Term) -> Bool {
    (left.schoolYear.start, left.semester.rawValue) < (
      right.schoolYear.start, right.semester.rawValue
    )
  }
}

/// What kind of report is made of one student (Docs/domain.md sections 1.2, 2.1, 3.7).
package enum ReportKind: String, Sendable, Hashable, Codable, CaseIterable {
  case endOfTerm
  case midterm
  /// The report on projects (P5), 2021 to 2025.
  case p5
  /// Front matter: cover, school, identity, instructions, transfer pages.
  case supplement
}

package enum Curriculum: String, Sendable, Hashable, Codable, CaseIterable {
  /// Kurikulum 2013.
  case k13
  case merdeka
}

package enum EducationLevel: String, Sendable, Hashable, Codable, CaseIterable {
  case sd, mi, smp, mts, sma, ma, smk
}
