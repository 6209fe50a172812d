internal import Records

/// The tables that one class's teacher fills in (Docs/domain.md section 5.3).
struct ClassTables {
  let school: SchoolTables
  let room: SampleClass

  /// The columns by which a row's student is known.
  private static let who = ["No", "NISN", "NIS", "Nama"]

  private func who(_ index: Int) -> [String] {
    let it = room.students[index].student
    return ["\(index + 1)", it.nisn?.digits ?? "", it.localStudentNumber ?? "", it.fullName]
  }

  func table(_ columns: [String], _ cells: (SampleStudent) -> [[String]]) -> SampleTable {
    var table = SampleTable(header: Self.who + columns)
    for (index, pupil) in room.students.enumerated() {
      for row in cells(pupil) { table.rows.append(who(index) + row) }
    }
    return table
  }

  /// One row a student and subject; without scores when a wide file holds them.
  func longScores(withScores: Bool) -> SampleTable {
    let columns =
      withScores
      ? [
        "Mata Pelajaran", "Nilai Pengetahuan", "Deskripsi Pengetahuan", "Nilai Keterampilan",
        "Deskripsi Keterampilan",
      ] : ["Mata Pelajaran", "Deskripsi Pengetahuan", "Deskripsi Keterampilan"]
    return table(columns) { pupil in
      school.school.subjects(of: pupil, grade: room.group.grade).map { subject in
        let result = pupil.results[subject.code] ?? SampleResult()
        let (know, can) = (result.knowledge, result.skill)
        return withScores
          ? [
            subject.shortName, school.number(know.score), know.narrative ?? "",
            school.number(can.score), can.narrative ?? "",
          ] : [subject.shortName, know.narrative ?? "", can.narrative ?? ""]
      }
    }
  }

  /// One column pair a subject, the religions sharing one; the mean row under it, as ledgers have it.
  var wideScores: SampleTable {
    let grade = room.group.grade
    var names: [String] = []
    for entry in school.school.subjects.sorted(by: { Subject.precedes($0.subject, $1.subject) })
    where entry.grades.contains(grade) && !names.contains(entry.subject.shortName) {
      names.append(entry.subject.shortName)
    }
    return table(names.flatMap { ["\($0)_P", "\($0)_K"] }) { pupil in
      let subjects = school.school.subjects(of: pupil, grade: grade)
      return [
        names.flatMap { name -> [String] in
          let subject = subjects.first { $0.shortName == name }
          let result = subject.flatMap { pupil.results[$0.code] } ?? SampleResult()
          return [school.number(result.knowledge.score), school.number(result.skill.score)]
        }
      ]
    }
  }

  var attitude: SampleTable {
    if school.school.school.level == .sd {
      return table(["Sikap Spiritual", "Sikap Sosial"]) { pupil in
        [[pupil.attitude.spiritual ?? "", pupil.attitude.social ?? ""]]
      }
    }
    return table([
      "Predikat Spiritual", "Sikap Spiritual", "Predikat Sosial", "Sikap Sosial",
    ]) { pupil in
      let it = pupil.attitude
      return [
        [
          it.spiritualPredicate?.rawValue ?? "", it.spiritual ?? "",
          it.socialPredicate?.rawValue ?? "", it.social ?? "",
        ]
      ]
    }
  }

  var attendance: SampleTable {
    func text(_ number: Int?) -> String { number.map(String.init) ?? "" }
    return table([
      "Sakit", "Izin", "Alpa", "Saran", "Catatan", "Tinggi Badan 1", "Berat Badan 1",
      "Tinggi Badan 2", "Berat Badan 2", "Pendengaran", "Penglihatan", "Gigi", "Lainnya",
    ]) { pupil in
      let (days, body) = (pupil.absence, pupil.physical)
      return [
        [
          text(days.sick), text(days.excused), text(days.unexcused), pupil.advice ?? "",
          pupil.teacherNote ?? "", text(body.heightOdd), text(body.weightOdd),
          text(body.heightEven), text(body.weightEven), body.hearing ?? "", body.sight ?? "",
          body.teeth ?? "", body.other ?? "",
        ]
      ]
    }
  }

  var extracurricular: SampleTable {
    table(["Ekstrakurikuler", "Predikat", "Keterangan"]) { pupil in
      pupil.extracurriculars.map { [$0.name, $0.predicate ?? "", $0.remark ?? ""] }
    }
  }

  var achievements: SampleTable {
    table(["Jenis Prestasi", "Keterangan"]) { pupil in
      pupil.achievements.map { [$0.kind, $0.remark ?? ""] }
    }
  }

  var decisions: SampleTable {
    table(["Keputusan", "Kelas Berikutnya"]) { pupil in
      switch pupil.decision {
      case .promoted(let grade): [["Naik Kelas", "\(grade)"]]
      case .retained(let grade): [["Tinggal Kelas", "\(grade)"]]
      case .graduated: [["Lulus", ""]]
      case .notGraduated: [["Tidak Lulus", ""]]
      case nil: [["", ""]]
      }
    }
  }
}
