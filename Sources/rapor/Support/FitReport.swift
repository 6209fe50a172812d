import Batching
import Fitting
import Pages
import Records

/// How a class's cards fit.
struct ClassFit {
  struct Student {
    var record: ReportRecord
    var fit: StudentFit
    var saving: Saving?
    var isSpilling: Bool
  }

  var name: String
  var usualPageCount = 0
  var students: [Student] = []
  var failures: [CardError] = []

  init(name: String) { self.name = name }

  /// Worst first: most pages, then what runs over most.
  mutating func sort() {
    func badness(_ student: Student) -> (Int, Int, Double) {
      (
        student.fit.pageCount, student.isSpilling ? 1 : 0, student.fit.overrun?.height.value ?? 0
      )
    }
    students.sort { badness($1) < badness($0) }
  }

  var need: PaperNeed {
    var need = PaperNeed()
    for student in students { need.add(pageCount: student.fit.pageCount) }
    return need
  }
}

/// What `rapor fit` says.
struct FitReport {
  var classes: [ClassFit]
  var pagesPerMinute: Double
  var isTwoSided: Bool

  private var need: PaperNeed { classes.reduce(PaperNeed()) { $0 + $1.need } }

  private func minutes(_ need: PaperNeed) -> Double {
    need.minutes(pagesPerMinute: pagesPerMinute, isTwoSided: isTwoSided)
  }

  // MARK: As a table

  var lines: [Bilingual] {
    var lines: [Bilingual] = []
    for room in classes {
      let usual = room.usualPageCount
      let cost = paper(room.need)
      lines.append(
        Bilingual(
          id:
            "Kelas \(room.name): \(room.students.count) siswa, biasanya \(usual) halaman; \(cost.indonesian)",
          en:
            "Class \(room.name): \(room.students.count) students, usually \(usual) pages; \(cost.english)"
        ))
      for student in room.students { lines += self.lines(student) }
      for failure in room.failures {
        let message = failure.message
        lines.append(Bilingual(id: "  ✗ \(message.indonesian)", en: "  ✗ \(message.english)"))
      }
    }
    if classes.count > 1 {
      let cost = paper(need)
      lines.append(Bilingual(id: "Semua: \(cost.indonesian)", en: "Total: \(cost.english)"))
    }
    return lines
  }

  private func paper(_ need: PaperNeed) -> Bilingual {
    let speed =
      pagesPerMinute.rounded() == pagesPerMinute ? "\(Int(pagesPerMinute))" : "\(pagesPerMinute)"
    let time = Int(minutes(need).rounded(.up))
    return Bilingual(
      id:
        "\(need.pages) halaman = \(need.sheetsOneSided) lembar satu sisi atau \(need.sheetsTwoSided) lembar bolak-balik; \(time) menit pada \(speed) halaman/menit\(isTwoSided ? " bolak-balik" : "")",
      en:
        "\(need.pages) pages = \(need.sheetsOneSided) sheets one-sided or \(need.sheetsTwoSided) two-sided; \(time) minutes at \(speed) pages a minute\(isTwoSided ? ", two-sided" : "")"
    )
  }

  private func lines(_ student: ClassFit.Student) -> [Bilingual] {
    let fit = student.fit
    let share = Int((fit.lastPageShare * 100).rounded())
    let mark = student.isSpilling ? "!" : " "
    let number = student.record.rosterNumber.map { "\($0). " } ?? ""
    let name = number + student.record.student.fullName
    var lines = [
      Bilingual(
        id: "  \(mark) \(fit.pageCount) halaman, yang terakhir terisi \(share) %  \(name)",
        en: "  \(mark) \(fit.pageCount) pages, the last \(share) % full  \(name)")
    ]
    guard student.isSpilling, let overrun = fit.overrun else { return lines }
    let height = Int(overrun.height.millimetres.rounded())
    lines.append(
      Bilingual(
        id: "      halaman \(overrun.page) berisi \(overrun.lineCount) baris (\(height) mm)",
        en: "      page \(overrun.page) holds \(overrun.lineCount) lines (\(height) mm)"))
    if let saving = student.saving {
      for cut in saving.cuts { lines.append(line(cut, isOnly: saving.cuts.count == 1)) }
      if saving.cuts.count > 1 {
        lines.append(
          Bilingual(
            id: "      semuanya bersama menghemat satu halaman",
            en: "      all of them together save a page"))
      }
    } else {
      lines.append(
        Bilingual(
          id: "      memendekkan isian tidak menghemat halaman",
          en: "      shortening texts saves no page"))
    }
    return lines
  }

  private func line(_ cut: Saving.Cut, isOnly: Bool) -> Bilingual {
    let name = cut.contributor.field.name
    let lines = cut.contributor.lineCount
    let characters = cut.characterCount
    return Bilingual(
      id:
        "      \(name.indonesian): \(lines) baris; \(cut.lineCount) baris (\(characters) huruf) lebih pendek\(isOnly ? " menghemat satu halaman" : "")",
      en:
        "      \(name.english): \(lines) lines; \(cut.lineCount) lines (\(characters) characters) less\(isOnly ? " would save a page" : "")"
    )
  }
}
