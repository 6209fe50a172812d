internal import Records

extension SubjectList {
  /// A subject of the national structure: code, name, short name, group, grades, elective.
  private struct National {
    var code: String
    var name: String
    var short: String
    var group = "A"
    var grades: ClosedRange<Int>
    var isElective = false
  }

  /// The subjects of all grades of a school, each grade by its own curriculum; neighbouring grades with the same subject
  /// share an entry.
  static func list(
    _ plan: SamplePlan, in year: SchoolYear,
    locals: [(code: String, name: String, grades: ClosedRange<Int>)]
  ) -> [GradeSubject] {
    var entries: [GradeSubject] = []
    for grade in plan.level.grades {
      for subject in subjects(grade, plan, year, locals) {
        let last = entries.lastIndex {
          $0.subject == subject && $0.grades.upperBound == grade - 1
        }
        if let last {
          entries[last].grades = entries[last].grades.lowerBound...grade
        } else {
          entries.append(GradeSubject(subject: subject, grades: grade...grade))
        }
      }
    }
    return entries.sorted { Subject.precedes($0.subject, $1.subject) }
  }

  private static func subjects(
    _ grade: Int, _ plan: SamplePlan, _ year: SchoolYear,
    _ locals: [(code: String, name: String, grades: ClosedRange<Int>)]
  ) -> [Subject] {
    var subjects = Religion.allCases.map { religion in
      Subject(
        code: religion.subjectCode, name: religion.subjectName,
        shortName: Religion.commonSubjectCode, group: "A", order: 10, religion: religion)
    }
    let curriculum = plan.curriculum(grade: grade, in: year)
    for (index, entry) in national(plan.level, curriculum, year).enumerated()
    where entry.grades.contains(grade) {
      subjects.append(
        Subject(
          code: entry.code, name: entry.name, shortName: entry.short, group: entry.group,
          order: 20 + 10 * index, isElective: entry.isElective))
    }
    for (index, local) in locals.enumerated() where local.grades.contains(grade) {
      // English is local content under K13 and an elective under Merdeka (Docs/domain.md section 3.2.1).
      if subjects.contains(where: { $0.code == local.code }) { continue }
      subjects.append(
        Subject(
          code: local.code, name: local.name, shortName: local.code, group: "B",
          order: 200 + index, isLocalContent: true))
    }
    return subjects
  }

  /// Docs/domain.md sections 3.1, 3.2.1 and 3.3.
  private static func national(
    _ level: EducationLevel, _ curriculum: Curriculum, _ year: SchoolYear
  ) -> [National] {
    let all = level.grades
    func row(
      _ code: String, _ name: String, _ group: String = "A", _ grades: ClosedRange<Int>? = nil
    ) -> National {
      National(code: code, name: name, short: code, group: group, grades: grades ?? all)
    }
    let exact = [
      row("BIND", "Bahasa Indonesia"), row("MTK", "Matematika"),
    ]
    let civics =
      curriculum == .k13
      ? row("PPKn", "Pendidikan Pancasila dan Kewarganegaraan") : row("PP", "Pendidikan Pancasila")
    let sport =
      curriculum == .k13
      ? row("PJOK", "Pendidikan Jasmani, Olahraga, dan Kesehatan", "B")
      : row("PJOK", "Pendidikan Jasmani, Olahraga, dan Kesehatan")
    switch (level, curriculum) {
    case (.sd, .k13):
      return [civics] + exact + [
        row("IPA", "Ilmu Pengetahuan Alam", "A", 4...6),
        row("IPS", "Ilmu Pengetahuan Sosial", "A", 4...6),
        row("SBdP", "Seni Budaya dan Prakarya", "B"), sport,
      ]
    case (.sd, .merdeka):
      var list = [civics] + exact
      list += [
        row("IPAS", "Ilmu Pengetahuan Alam dan Sosial", "A", 3...6), sport,
        row("SENI", "Seni Rupa"), row("BING", "Bahasa Inggris", "B", 3...6),
      ]
      if year.start >= 2025 {
        var coding = row("KODING", "Koding dan Kecerdasan Artifisial", "B", 5...6)
        coding.isElective = true
        list.append(coding)
      }
      return list
    case (_, .k13):
      return [civics] + exact + [
        row("IPA", "Ilmu Pengetahuan Alam"), row("IPS", "Ilmu Pengetahuan Sosial"),
        row("BING", "Bahasa Inggris"), row("SENI", "Seni Budaya", "B"), sport,
        row("PRAKARYA", "Prakarya", "B"),
      ]
    case (_, .merdeka):
      var coding = row("KODING", "Koding dan Kecerdasan Artifisial", "B")
      coding.isElective = true
      return [civics] + exact + [
        row("IPA", "Ilmu Pengetahuan Alam"), row("IPS", "Ilmu Pengetahuan Sosial"),
        row("BING", "Bahasa Inggris"), sport, row("INF", "Informatika"), row("SENI", "Seni Musik"),
      ] + (year.start >= 2025 ? [coding] : [])
    }
  }
}
