import Batching
import Bookkeeping
import Records
import Spreadsheets

extension Run {
  /// What stands above its closing sheet.
  var title: Bilingual {
    Bilingual(
      id: "Proses \(id.value), semester \(term.argument), \(state.words.indonesian)",
      en: "Run \(id.value), term \(term.argument), \(state.words.english)")
  }
}

extension RunTotals {
  /// The figures of a closing sheet with what they are called.
  var lines: [(label: Bilingual, count: Int)] {
    [
      (Bilingual(id: "seharusnya", en: "expected"), expected),
      (Bilingual(id: "dibuat", en: "made"), made),
      (Bilingual(id: "tidak berubah", en: "unchanged"), same),
      (Bilingual(id: "dikecualikan", en: "excused"), excused),
      (Bilingual(id: "belum lengkap", en: "not complete"), blocked),
      (Bilingual(id: "gagal", en: "failed"), failed),
      (Bilingual(id: "menunggu", en: "waiting"), waiting),
    ]
  }
}

extension Worksheet {
  /// A run's closing sheet: the totals, then a row a student.
  init(of run: Run, _ entries: [RunEntry], in language: Language) {
    func heading(_ indonesian: String, _ english: String) -> SheetCell {
      .text(Bilingual(id: indonesian, en: english).text(in: language), .heading)
    }
    var rows: [[SheetCell]] = [[.text(run.title.text(in: language), .title)]]
    for (label, count) in run.totals.lines {
      rows.append([.text(label.text(in: language)), .number(count)])
    }
    rows.append([])
    rows.append([
      heading("NPSN", "NPSN"), heading("Sekolah", "School"), heading("Kelas", "Class"),
      heading("No.", "No."), heading("Nama", "Name"), heading("NISN", "NISN"),
      heading("Keterangan", "What"), heading("Kode hasil", "Outcome"),
      heading("Kode alasan", "Reason"), heading("SHA-256", "SHA-256"),
    ])
    for entry in entries {
      let isDone = ["made", "same", "excused"].contains(entry.outcome)
      rows.append([
        .text(entry.npsn.digits), .text(entry.school), .text(entry.className),
        .number(entry.rosterNumber), .text(entry.fullName), .text(entry.nisn?.digits ?? "-"),
        .text(ExceptionWords.text(of: entry).text(in: language), isDone ? .plain : .missing),
        .text(entry.outcome ?? "waiting"), .text(entry.reason ?? ""),
        .text(entry.pdfDigest ?? ""),
      ])
    }
    self.init(
      name: Bilingual(id: "Proses \(run.id.value)", en: "Run \(run.id.value)").text(in: language),
      rows: rows, widths: [18, 28, 9, 6, 34, 13, 44, 12, 16, 66])
  }
}
