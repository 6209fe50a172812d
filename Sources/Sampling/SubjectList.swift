package import Records

/// The subjects of a K13 primary school (Docs/domain.md sections 3.1, 4.5).
package enum SubjectList {
  /// The national subjects, one religion subject for each of `religions`, and local ones.
  package static func primary(
    religions: [Religion], locals: [(code: String, name: String, grades: ClosedRange<Int>)]
  ) -> [GradeSubject] {
    var list = religions.map { religion in
      GradeSubject(
        subject: Subject(
          code: religion.subjectCode, name: religion.subjectName,
          shortName: Religion.commonSubjectCode, group: "A", order: 10, religion: religion),
        grades: 1...6)
    }
    let national: [(String, String, String, ClosedRange<Int>)] = [
      ("PPKn", "Pendidikan Pancasila dan Kewarganegaraan", "A", 1...6),
      ("BIND", "Bahasa Indonesia", "A", 1...6), ("MTK", "Matematika", "A", 1...6),
      ("IPA", "Ilmu Pengetahuan Alam", "A", 4...6), ("IPS", "Ilmu Pengetahuan Sosial", "A", 4...6),
      ("SBdP", "Seni Budaya dan Prakarya", "B", 1...6),
      ("PJOK", "Pendidikan Jasmani, Olahraga, dan Kesehatan", "B", 1...6),
    ]
    for (index, (code, name, group, grades)) in national.enumerated() {
      list.append(
        GradeSubject(
          subject: Subject(
            code: code, name: name, shortName: code, group: group, order: 20 + 10 * index),
          grades: grades))
    }
    for (index, local) in locals.enumerated() {
      list.append(
        GradeSubject(
          subject: Subject(
            code: local.code, name: local.name, shortName: local.code, group: "B",
            order: 100 + index, isLocalContent: true),
          grades: local.grades))
    }
    return list
  }
}
