internal import Records

/// Which settings a row is for.
private struct SettingsKey: Hashable {
  var kind: ReportKind
  var finalGradeOnly: Bool
}

extension Reading {
  mutating func readSettings(_ rows: [SheetRow]) -> [SettingsPatch] {
    var patches: [SettingsPatch] = []
    var seen: [SettingsKey: Int] = [:]
    for row in rows {
      checkTerm(row)
      var patch = SettingsPatch(kind: reportKind(row).value ?? .endOfTerm)
      patch.finalGradeOnly = flag(.finalGradeOnly, row).value ?? false
      patch.reportDate = date(.reportDate, row)
      patch.place = text(.place, row, limit: Limits.line)
      patch.paper = paper(row)
      patch.masteryThreshold = integer(.masteryThreshold, row, in: 0...100)
      patch.bFrom = integer(.bFrom, row, in: 0...101)
      patch.aFrom = integer(.aFrom, row, in: 0...101)
      checkBands(row, patch.masteryThreshold, patch.bFrom, patch.aFrom)
      patch.emptySections = choice(.emptySections, row) {
        text -> ReportSettings.EmptySections? in
        switch text.foldedForComparison {
        case "cetak", "dicetak", "tampil", "tampilkan", "ya", "print": .print
        case "sembunyi", "sembunyikan", "hilangkan", "tidak", "hide": .hide
        default: nil
        }
      } expecting: {
        Bilingual(id: "Pilih Cetak atau Sembunyikan.", en: "Choose Cetak or Sembunyikan.")
      }
      patch.descriptionsRequired = flag(.descriptionsRequired, row)
      patch.attitudeRequired = flag(.attitudeRequired, row)
      patch.narrativeMode = narrativeMode(row)
      patch.showsRank = flag(.showsRank, row)
      add(patch, row, to: &patches, &seen)
      let finalDate = date(.finalGradeReportDate, row)
      if !finalDate.isKeep {
        var final = SettingsPatch(kind: patch.kind)
        final.finalGradeOnly = true
        final.reportDate = finalDate
        add(final, row, to: &patches, &seen)
      }
    }
    return patches
  }

  private mutating func add(
    _ patch: SettingsPatch, _ row: SheetRow, to patches: inout [SettingsPatch],
    _ seen: inout [SettingsKey: Int]
  ) {
    let key = SettingsKey(kind: patch.kind, finalGradeOnly: patch.finalGradeOnly)
    let what = Bilingual(id: "Pengaturan rapor ini", en: "These settings")
    guard !repeats(key, in: &seen, row, .reportKind, what: what) else { return }
    patches.append(patch)
    if let date = patch.reportDate.value, let term = Term(containing: date), term != roster.term {
      warn(row, patch.finalGradeOnly ? .finalGradeReportDate : .reportDate, .dateOutsideTerm)
    }
  }

  /// A file made for another term would set the wrong dates.
  private mutating func checkTerm(_ row: SheetRow) {
    let year = choice(.schoolYear, row) {
      SchoolYear(text: $0.filter { $0 != " " }.replacingDash)
    } expecting: {
      Bilingual(id: "Tulis seperti 2019/2020.", en: "Write 2019/2020.")
    }
    if let year = year.value, year != roster.term.schoolYear {
      refuse(row, .schoolYear, .otherTerm(roster.term))
    }
    let semester = choice(.semester, row) {
      Semester(spelling: $0)
    } expecting: {
      Bilingual(id: "Pilih 1 (Ganjil) atau 2 (Genap).", en: "Choose 1 (odd) or 2 (even).")
    }
    if let semester = semester.value, semester != roster.term.semester {
      refuse(row, .semester, .otherTerm(roster.term))
    }
  }

  private mutating func reportKind(_ row: SheetRow) -> Change<ReportKind> {
    choice(.reportKind, row) { text -> ReportKind? in
      switch text.foldedForComparison {
      case "akhirsemester", "semester", "pas", "pat", "sas", "sat", "akhirtahun", "akhir":
        .endOfTerm
      case "tengahsemester", "pts", "sts", "uts", "midsemester", "tengah": .midterm
      case "p5", "projek", "projekp5", "raporp5", "raporprojek": .p5
      case "pelengkap", "pelengkaprapor", "halamandepan", "identitas": .supplement
      default: nil
      }
    } expecting: {
      Bilingual(
        id: "Pilih Akhir Semester, Tengah Semester, P5, atau Pelengkap.",
        en: "Choose Akhir Semester, Tengah Semester, P5 or Pelengkap.")
    }
  }

  /// The ways of Docs/domain.md section 4.3.
  private mutating func narrativeMode(_ row: SheetRow) -> Change<LearningNarrative.Mode> {
    choice(.narrativeMode, row) { text -> LearningNarrative.Mode? in
      switch text.foldedForComparison {
      case "ringkas", "singkat", "compact": .compact
      case "lengkap", "penuh", "full": .full
      case "tandatr", "tr", "tanda", "flags": .flags
      case "tidak", "tidakdibuat", "tanpa", "off": .off
      default: nil
      }
    } expecting: {
      Bilingual(
        id: "Pilih Ringkas, Lengkap, Tanda T/R, atau Tanpa.",
        en: "Choose Ringkas, Lengkap, Tanda T/R or Tanpa.")
    }
  }

  /// The paper sizes of Docs/domain.md section 2.10.
  private mutating func paper(_ row: SheetRow) -> Change<String> {
    let names = ["A4", "F4", "Folio", "Legal", "Letter"]
    return choice(.paper, row) { text in
      names.first { $0.foldedForComparison == text.foldedForComparison }
    } expecting: {
      let list = names.joined(separator: ", ")
      return Bilingual(id: "Pilih: \(list).", en: "Choose: \(list).")
    }
  }

  /// An edited band table (Docs/domain.md section 4.1).
  mutating func checkBands(
    _ row: SheetRow, _ kkm: Change<Int>, _ bFrom: Change<Int>, _ aFrom: Change<Int>
  ) {
    switch (bFrom.value, aFrom.value) {
    case (nil, nil): break
    case (let bFrom?, let aFrom?):
      let bands = ThresholdTable(
        kkm: kkm.value ?? 0, bFrom: bFrom, aFrom: aFrom, source: .edited)
      if let mistake = bands.mistake {
        let remedy = Bilingual(id: "Betulkan batasnya.", en: "Correct the limits.")
        refuse(row, .bFrom, Complaint(mistake.message, remedy))
      }
    case (nil, _?), (_?, nil): refuse(row, bFrom.value == nil ? .aFrom : .bFrom, .halfBands)
    }
  }
}

extension String {
  fileprivate var replacingDash: String { String(map { "-–".contains($0) ? "/" : $0 }) }
}

extension Complaint {
  static let dateOutsideTerm = Complaint(
    id: "Tanggal rapor di luar semester ini.", "Periksa tanggalnya.",
    en: "The report date is outside this term.", "Check the date.")
  static let halfBands = Complaint(
    id: "Batas B dan batas A harus diisi bersama.", "Isi keduanya atau kosongkan keduanya.",
    en: "The limits of B and A belong together.", "Give both or neither.")

  static func otherTerm(_ term: Term) -> Complaint {
    let year = term.schoolYear.text
    return Complaint(
      id: "Berkas ini untuk semester lain; yang diimpor \(year) semester \(term.semester.name).",
      "Pilih semester yang benar atau betulkan berkasnya.",
      en:
        "The file is for another term; importing into \(year), semester \(term.semester.rawValue).",
      "Choose the right term or correct the file.")
  }
}
