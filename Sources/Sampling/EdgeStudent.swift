package import Records

/// A student that every layout should be looked at with, and what is special (Docs/domain.md section 8.6).
package struct EdgeStudent: Sendable, Hashable {
  /// The number in section 8.6.
  package var number: Int
  package var title: Bilingual
  package var record: ReportRecord
}

extension ExampleSchool {
  /// The edge-case students of the sample school, in the order of section 8.6; empty if the school cannot be made.
  ///
  /// Their records are of the odd semester, but for those whose case is a decision at the end of the year.
  package static func edgeStudents(
    plan: SamplePlan = SamplePlan(), year: Int = 2019, grade: Int? = nil
  ) -> [EdgeStudent] {
    func records(_ semester: Semester) -> [ReportRecord] {
      school(semester, plan: plan, year: year, grade: grade)?.records ?? []
    }
    let odd = records(.odd)
    let even = records(.even)
    var students: [EdgeStudent] = []
    for edge in EdgeCase.all.sorted(by: { $0.number < $1.number }) {
      guard let title = titles[edge.number] else { continue }
      let isEven = decisions.contains(edge.number)
      let room = className(edge.room, plan.level, grade)
      let record = (isEven ? even : odd).first {
        $0.classGroup.name == room && $0.rosterNumber == edge.place + 1
      }
      if let record {
        students.append(EdgeStudent(number: edge.number, title: title, record: record))
      }
    }
    return students
  }

  /// Cases that only the even semester shows.
  private static let decisions: Set = [19, 20, 21]

  private static let titles: [Int: Bilingual] = [
    1: Bilingual(id: "Nama satu kata", en: "A name of one word"),
    2: Bilingual(id: "Nama yang sangat panjang", en: "A very long name"),
    3: Bilingual(id: "Nama dengan apostrof", en: "A name with an apostrophe"),
    4: Bilingual(id: "Tanpa NISN", en: "No NISN"),
    5: Bilingual(id: "Tanpa NIS", en: "No local number"),
    6: Bilingual(id: "Agama atau kepercayaan lain", en: "Another religion or belief"),
    7: Bilingual(id: "Satu nilai keterampilan kosong", en: "One skill score missing"),
    8: Bilingual(id: "Nilai 0", en: "A score of 0"),
    9: Bilingual(id: "Nilai 100", en: "A score of 100"),
    10: Bilingual(id: "Tepat KKM dan KKM−1", en: "Exactly KKM, and KKM−1"),
    11: Bilingual(id: "Nilai 79,5", en: "A score of 79.5"),
    12: Bilingual(id: "Deskripsi 800 huruf", en: "A description of 800 characters"),
    13: Bilingual(id: "Catatan 2.000 huruf", en: "A note of 2,000 characters"),
    14: Bilingual(id: "Tanpa ekstrakurikuler", en: "No extracurricular"),
    15: Bilingual(id: "Enam ekstrakurikuler", en: "Six extracurriculars"),
    17: Bilingual(id: "Pindah masuk tengah semester", en: "Transferred in during the semester"),
    19: Bilingual(id: "Kelas 6 tidak lulus", en: "Grade 6, not graduated"),
    20: Bilingual(id: "Tinggal di kelas 1", en: "Retained in grade 1"),
    21: Bilingual(id: "Keputusan belum ada", en: "Undecided"),
    22: Bilingual(id: "Tulisan Arab", en: "Arabic script"),
    25: Bilingual(id: "Siswa inklusi", en: "Inclusive student"),
    26: Bilingual(id: "Hanya ada wali", en: "A guardian only"),
    27: Bilingual(id: "Anak kembar", en: "Twins"),
    28: Bilingual(id: "Satu kata 75 huruf", en: "One word of 75 letters"),
  ]
}
