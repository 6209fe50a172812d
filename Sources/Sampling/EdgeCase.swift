internal import Records

/// A student that every test set should hold (Docs/domain.md section 8.6), placed in the sample school.
struct EdgeCase: Sendable {
  /// The number in section 8.6.
  let number: Int
  let room: String
  /// Position in the class list before the case is applied, from 0.
  let place: Int
  /// Who the student is; applied before results are made, so that texts use the right name.
  var identity: @Sendable (inout Student) -> Void = { _ in }
  /// What the student earned.
  var result: @Sendable (inout SampleStudent, Semester) -> Void = { _, _ in }
}

extension EdgeCase {
  static let all: [EdgeCase] = people + scores + others

  private static func named(_ number: Int, _ room: String, _ place: Int, _ name: String) -> EdgeCase
  {
    EdgeCase(number: number, room: room, place: place, identity: { $0.fullName = name })
  }

  private static let people: [EdgeCase] = [
    named(1, "1A", 0, "Sari"),
    EdgeCase(
      number: 2, room: "1A", place: 1,
      identity: {
        $0.fullName = "Raden Ajeng Kirana Maheswari Putri Dewanti Kusumawardhani Um"
        $0.sex = .female
      }),
    named(3, "4A", 0, "Nu'man Hakim"), named(3, "4A", 1, "Ma’ruf Hidayat"),
    named(3, "4A", 14, "D'Cruz José Sa‘diyah"),
    EdgeCase(number: 4, room: "1A", place: 5, identity: { $0.nisn = nil }),
    EdgeCase(number: 5, room: "4A", place: 2, identity: { $0.localStudentNumber = nil }),
    EdgeCase(number: 6, room: "1A", place: 8, identity: { $0.religion = .confucian }),
    EdgeCase(number: 6, room: "1A", place: 9, identity: { $0.religion = .belief }),
    EdgeCase(number: 6, room: "4B", place: 5, identity: { $0.religion = .hindu }),
    EdgeCase(
      number: 17, room: "4A", place: 11,
      identity: {
        $0.admission = Admission(
          date: CalendarDate(year: 2019, month: 10, day: 7), grade: 4,
          previousSchool: "SDN Contoh Serang 3")
      }),
    EdgeCase(
      number: 25, room: "4B", place: 1, identity: { $0.specialNeeds = "Tunagrahita ringan" },
      result: { pupil, _ in
        for code in pupil.results.keys {
          pupil.results[code]?.knowledge.narrative =
            "Ananda \(pupil.student.calledName) baik dalam mengikuti materi yang disesuaikan "
            + "dengan program pembelajaran individual."
        }
      }),
    EdgeCase(
      number: 26, room: "1A", place: 6,
      identity: {
        $0.father = Relative()
        $0.mother = Relative()
        $0.guardian = Relative(name: "Neneng Suryana", occupation: "Pedagang")
        $0.callName = "Ucok"
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
      identity: {
        $0.fullName = name
        $0.sex = .male
        $0.birthDate = CalendarDate(year: 2012, month: 3, day: 7)
      })
  }

  private static func score(
    _ number: Int, _ place: Int, _ hundredths: Int?, _ skill: Int? = nil
  ) -> EdgeCase {
    EdgeCase(
      number: number, room: "4A", place: place,
      result: { pupil, _ in
        pupil.results["MTK"]?.knowledge.score = hundredths.flatMap(Score.init(hundredths:))
        if let skill { pupil.results["MTK"]?.skill.score = Score(hundredths: skill) }
      })
  }

  private static let scores: [EdgeCase] = [
    EdgeCase(
      number: 7, room: "4A", place: 3,
      result: { pupil, _ in pupil.results["IPA"]?.skill.score = nil }),
    score(8, 4, 0), score(9, 5, 10_000, 10_000), score(10, 6, 7_000, 6_900), score(11, 7, 7_950),
    EdgeCase(
      number: 12, room: "4A", place: 8,
      result: { pupil, _ in
        pupil.results["BIND"]?.skill.narrative = text(
          of: 800,
          "Ananda sangat baik dalam menceritakan kembali isi teks petunjuk dengan kosakata baku. ")
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
      result: { pupil, semester in if semester == .even { pupil.decision = .notGraduated } }),
    EdgeCase(
      number: 20, room: "1A", place: 4,
      result: { pupil, semester in if semester == .even { pupil.decision = .retained(in: 1) } }),
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
