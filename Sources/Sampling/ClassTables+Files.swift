internal import Records

extension ClassTables {
  /// One file of the class: the number and kind before the class's name, and what stands after it.
  struct File {
    var name: String
    var tail = ""
    var table: SampleTable
    var hasFeet = false
  }

  /// The files of the kind of report that the school is made for.
  var files: [File] {
    var files: [File] = []
    let electives = self.electives
    if !electives.rows.isEmpty { files.append(File(name: "06-electives", table: electives)) }
    switch school.school.kind {
    case .endOfTerm: return files + endOfTerm
    case .midterm: return files + [File(name: "07-midterm", table: midterm)]
    case .p5:
      let table = projects
      return table.rows.isEmpty ? [] : [File(name: "07-p5", table: table)]
    case .supplement: return []
    }
  }

  private var endOfTerm: [File] {
    var files = room.group.curriculum == .k13 ? scores : finalScores
    if room.group.curriculum == .k13 { files.append(File(name: "09-attitude", table: attitude)) }
    files += [
      File(name: "10-attendance", table: attendance, hasFeet: true),
      File(name: "11-extracurricular", table: extracurricular),
    ]
    if !achievements.rows.isEmpty {
      files.append(File(name: "12-achievements", table: achievements))
    }
    if school.school.term.semester == .even {
      files.append(File(name: "13-decisions", table: decisions))
    }
    let table = cocurricular
    if !table.rows.isEmpty { files.append(File(name: "14-cocurricular", table: table)) }
    return files
  }

  private var scores: [File] {
    school.habits.wideScores
      ? [
        File(name: "07-scores", tail: "-nilai", table: wideScores, hasFeet: true),
        File(name: "08-scores", tail: "-deskripsi", table: longScores(withScores: false)),
      ] : [File(name: "07-scores", table: longScores(withScores: true))]
  }

  private var finalScores: [File] {
    school.habits.wideScores
      ? [
        File(name: "07-scores", tail: "-nilai", table: wideFinalScores, hasFeet: true),
        File(name: "08-scores", tail: "-deskripsi", table: longFinalScores(withScores: false)),
      ] : [File(name: "07-scores", table: longFinalScores(withScores: true))]
  }

  private var grade: Int { room.group.grade }

  /// One row a student and subject, and one more for each further objective.
  private func longFinalScores(withScores: Bool) -> SampleTable {
    let columns =
      ["Mata Pelajaran"] + (withScores ? ["Nilai Akhir"] : [])
      + [
        "Capaian Kompetensi", "Perlu Penguatan", "TP", "Tujuan Pembelajaran", "Nilai TP",
        "Ketercapaian",
      ]
    return table(columns) { pupil in
      school.school.subjects(of: pupil, grade: grade).flatMap { subject -> [[String]] in
        let result = pupil.results[subject.code]?.learning ?? LearningResult()
        let objectives = result.objectives.map { objective in
          [
            objective.id, objective.text, school.number(objective.score),
            objective.isAchieved.map { $0 ? "T" : "R" } ?? "",
          ]
        }
        let score = withScores ? [school.number(result.finalScore)] : []
        let first =
          [subject.shortName] + score
          + [result.achievedNarrative ?? "", result.needsHelpNarrative ?? ""]
        let more = [subject.shortName] + (withScores ? [""] : []) + ["", ""]
        return (objectives.isEmpty ? [["", "", "", ""]] : objectives).enumerated().map {
          ($0 == 0 ? first : more) + $1
        }
      }
    }
  }

  private var wideFinalScores: SampleTable {
    var names: [String] = []
    for entry in school.school.subjects.sorted(by: { Subject.precedes($0.subject, $1.subject) })
    where entry.grades.contains(grade) && !names.contains(entry.subject.shortName) {
      names.append(entry.subject.shortName)
    }
    return table(names) { pupil in
      let subjects = school.school.subjects(of: pupil, grade: grade)
      return [
        names.map { name in
          let subject = subjects.first { $0.shortName == name }
          return school.number(subject.flatMap { pupil.results[$0.code]?.learning.finalScore })
        }
      ]
    }
  }

  private var midterm: SampleTable {
    table(["Mata Pelajaran", "Nilai", "Catatan"]) { pupil in
      school.school.subjects(of: pupil, grade: grade).map { subject in
        let result = pupil.results[subject.code]?.midterm ?? MidtermResult()
        return [subject.shortName, school.number(result.score), result.remark ?? ""]
      }
    }
  }

  private var projects: SampleTable {
    table([
      "Tema", "Judul Projek", "Deskripsi", "Dimensi", "Elemen", "Sub-elemen", "Capaian",
      "Catatan Proses",
    ]) { pupil in
      pupil.projects.flatMap { project in
        project.targets.enumerated().map { index, target in
          [
            project.theme, project.title, index == 0 ? project.description ?? "" : "",
            target.dimension, target.element ?? "", target.subElement ?? "",
            target.level?.rawValue ?? "", index == 0 ? project.processNote ?? "" : "",
          ]
        }
      }
    }
  }

  private var cocurricular: SampleTable {
    table(["Kokurikuler", "Kegiatan", "Dimensi", "Tingkat", "Keterangan"]) { pupil in
      let it = pupil.cocurricular
      guard !it.activities.isEmpty else {
        return it.narrative.map { [[$0, "", "", "", ""]] } ?? []
      }
      return it.activities.enumerated().map { index, activity in
        [
          index == 0 ? it.narrative ?? "" : "", activity.name,
          activity.dimension?.officialName ?? "",
          activity.level.map { ["Berkembang", "Cakap", "Mahir"][$0.rawValue - 1] } ?? "",
          activity.remark ?? "",
        ]
      }
    }
  }

  private var electives: SampleTable {
    table(["Mata Pelajaran", "Ikut"]) { pupil in
      school.school.subjects.filter { $0.subject.isElective && $0.grades.contains(grade) }
        .map { [$0.subject.shortName, pupil.electives.contains($0.subject.code) ? "Ya" : "Tidak"] }
    }
  }
}

extension GraduateProfileDimension {
  /// As teachers write it in files (Docs/domain.md section 3.2.2).
  fileprivate var officialName: String {
    switch self {
    case .faith: "Keimanan dan ketakwaan terhadap Tuhan YME"
    case .citizenship: "Kewargaan"
    case .criticalThinking: "Penalaran kritis"
    case .creativity: "Kreativitas"
    case .collaboration: "Kolaborasi"
    case .independence: "Kemandirian"
    case .health: "Kesehatan"
    case .communication: "Komunikasi"
    }
  }
}
