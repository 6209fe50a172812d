internal import Records

/// A student that every test set should hold (Docs/domain.md section 8.6), placed in the sample school.
struct EdgeCase: Sendable {
  /// The number in section 8.6.
  let number: Int
  let room: String
  /// Position in the class list before the case is applied, from 0.
  let place: Int
  /// Who the student is; applied before results are made, so that texts use the right name.
  var identity: @Sendable (inout Student, Place) -> Void = { _, _ in }
  /// What the student earned.
  var result: @Sendable (inout SampleStudent, Place) -> Void = { _, _ in }

  /// Where the case is placed.
  struct Place: Sendable {
    var term: Term
    var grade: Int
    var semester: Semester { term.semester }
    /// Most pupils of the grade were born in it.
    var birthYear: Int { term.schoolYear.start - 6 - grade }
  }
}

extension EdgeCase {
  static let all: [EdgeCase] = people + scores + others

  private static func named(_ number: Int, _ room: String, _ place: Int, _ name: String) -> EdgeCase
  {
    EdgeCase(
      number: number, room: room, place: place, identity: { student, _ in student.fullName = name })
  }

  private static let people: [EdgeCase] = [
    named(1, "1A", 0, "Sari"),
    EdgeCase(
      number: 2, room: "1A", place: 1,
      identity: { student, _ in
        student.fullName = "Raden Ajeng Kirana Maheswari Putri Dewanti Kusumawardhani Um"
        student.sex = .female
      }),
    named(3, "4A", 0, "Nu'man Hakim"), named(3, "4A", 1, "Ma’ruf Hidayat"),
    named(3, "4A", 14, "D'Cruz José Sa‘diyah"),
    EdgeCase(number: 4, room: "1A", place: 5, identity: { student, _ in student.nisn = nil }),
    EdgeCase(
      number: 5, room: "4A", place: 2, identity: { student, _ in student.localStudentNumber = nil }),
    EdgeCase(
      number: 6, room: "1A", place: 8, identity: { student, _ in student.religion = .confucian }),
    EdgeCase(
      number: 6, room: "1A", place: 9, identity: { student, _ in student.religion = .belief }),
    EdgeCase(
      number: 6, room: "4B", place: 5, identity: { student, _ in student.religion = .hindu }),
    EdgeCase(
      number: 17, room: "4A", place: 11,
      identity: { student, place in
        student.admission = Admission(
          date: CalendarDate(year: place.term.schoolYear.start, month: 10, day: 7),
          grade: place.grade,
          previousSchool: "SDN Contoh Serang 3")
      }),
    EdgeCase(
      number: 25, room: "4B", place: 1,
      identity: { student, _ in student.specialNeeds = "Tunagrahita ringan" },
      result: { pupil, _ in
        let text =
          "Ananda \(pupil.student.calledName) baik dalam mengikuti materi yang disesuaikan "
          + "dengan program pembelajaran individual."
        let isMerdeka = pupil.isMerdeka
        for code in pupil.results.keys {
          if isMerdeka {
            pupil.results[code]?.learning.achievedNarrative = text
            pupil.results[code]?.learning.needsHelpNarrative = nil
          } else {
            pupil.results[code]?.knowledge.narrative = text
          }
        }
      }),
    EdgeCase(
      number: 26, room: "1A", place: 6,
      identity: { student, _ in
        student.father = Relative()
        student.mother = Relative()
        student.guardian = Relative(name: "Neneng Suryana", occupation: "Pedagang")
        student.callName = "Ucok"
      }),
    twin("Alif Pratama Nugroho", place: 2), twin("Alif Pratama Nugraha", place: 3),
    named(28, "4A", 13, String(repeating: "Wiryahadikusuma", count: 5)),
    named(
      2, "4B", 3, "Muhammad Fathurrahman Ramadhan Al Ghifari Kusumanegara Wiratmadja Sastra Adinata"
    ),
  ]

  private static func twin(_ name: String, place: Int) -> EdgeCase {
    EdgeCase(
      number: 27, room: "1A", place: place,
      identity: { student, place in
        student.fullName = name
        student.sex = .male
        student.birthDate = CalendarDate(year: place.birthYear, month: 3, day: 7)
      })
  }

  private static func score(
    _ number: Int, _ place: Int, _ hundredths: Int?, _ skill: Int? = nil
  ) -> EdgeCase {
    EdgeCase(
      number: number, room: "4A", place: place,
      result: { pupil, _ in
        let score = hundredths.flatMap(Score.init(hundredths:))
        if pupil.isMerdeka {
          pupil.results["MTK"]?.learning.finalScore = score
          return
        }
        pupil.results["MTK"]?.knowledge.score = score
        if let skill { pupil.results["MTK"]?.skill.score = Score(hundredths: skill) }
      })
  }

  private static let scores: [EdgeCase] = [
    EdgeCase(
      number: 7, room: "4A", place: 3,
      result: { pupil, _ in
        pupil.results["IPA"]?.skill.score = nil
        if pupil.isMerdeka { pupil.results["BIND"]?.learning.finalScore = nil }
      }),
    score(8, 4, 0), score(9, 5, 10_000, 10_000), score(10, 6, 7_000, 6_900), score(11, 7, 7_950),
    EdgeCase(
      number: 12, room: "4A", place: 8,
      result: { pupil, _ in
        let text = text(
          of: 800,
          "Ananda sangat baik dalam menceritakan kembali isi teks petunjuk dengan kosakata baku. ")
        if pupil.isMerdeka {
          pupil.results["BIND"]?.learning.achievedNarrative = text
        } else {
          pupil.results["BIND"]?.skill.narrative = text
        }
      }),
    EdgeCase(
      number: 13, room: "4A", place: 9,
      result: { pupil, _ in
        pupil.teacherNote = text(
          of: 2_000, "Semester ini ananda menunjukkan kemajuan yang menggembirakan di kelas. ")
      }),
  ]

  private static let others: [EdgeCase] = [
    EdgeCase(
      number: 14, room: "1A", place: 7, result: { pupil, _ in pupil.extracurriculars = [] }),
    EdgeCase(
      number: 15, room: "4A", place: 10,
      result: { pupil, _ in
        pupil.extracurriculars = [
          "Praja Muda Karana (Pramuka)", "Futsal", "Pencak Silat", "Seni Tari", "Paduan Suara",
          "Dokter Kecil",
        ].map {
          Extracurricular(name: $0, predicate: "B", remark: "Mengikuti kegiatan dengan baik.")
        }
      }),
    EdgeCase(
      number: 19, room: "6A", place: 0,
      result: { pupil, place in
        if place.semester == .even { pupil.decision = .notGraduated }
      }),
    EdgeCase(
      number: 20, room: "1A", place: 4,
      result: { pupil, place in
        if place.semester == .even { pupil.decision = .retained(in: place.grade) }
      }),
    EdgeCase(number: 21, room: "4B", place: 2, result: { pupil, _ in pupil.decision = nil }),
    EdgeCase(
      number: 22, room: "4A", place: 12,
      result: { pupil, _ in
        pupil.extracurriculars = [
          Extracurricular(
            name: "Tahfidz", predicate: "A", remark: "Hafal surah الإخلاص dan الفلق dengan lancar.")
        ]
      }),
  ]

  /// A text of exactly that many characters.
  private static func text(of length: Int, _ sentence: String) -> String {
    let whole = String(repeating: sentence, count: length / sentence.count + 1)
    return String(whole.prefix(length - 1)).trimmingEnd + "."
  }
}

extension String {
  /// Ends in a letter, so that a full stop may follow and the length stays.
  fileprivate var trimmingEnd: String {
    guard let last, !last.isLetter else { return self }
    return String(dropLast()) + "i"
  }
}

extension SampleStudent {
  /// Taught under Kurikulum Merdeka: has a final score or objectives.
  var isMerdeka: Bool { results.values.contains { $0.learning != LearningResult() } }
}
