import Intake
import Records

/// A column of an imported file as JSON.
struct ColumnEntry: Encodable {
  var letter: String
  var header: String
  /// The field's identifier; nil for a column that is passed over.
  var field: String?
  var meaning: String?
  var chosen: Bool
  var values: Int
  var unreadable: Int
}

/// What the columns of a file were taken for.
struct ColumnText {
  let report: IntakeReport
  let console: Console

  var entries: [ColumnEntry] {
    (report.columns + report.ignoredColumns).map { column in
      ColumnEntry(
        letter: column.letter, header: column.header, field: column.field,
        meaning: column.meaning?.text(in: console.language), chosen: column.isChosen,
        values: column.values, unreadable: column.unreadable)
    }
  }

  /// "kolom F "Tgl. Lahir" → tanggal lahir, 1.204 nilai, 3 tidak terbaca"; then those that nothing was seen in.
  func show() {
    if let sheet = report.sheet {
      console.say(id: "  lembar \"\(sheet)\"", en: "  sheet \"\(sheet)\"")
    }
    if let subject = report.subject {
      console.say(id: "  mata pelajaran: \(subject)", en: "  subject: \(subject)")
    }
    for column in report.columns {
      let meaning = column.meaning?.text(in: console.language) ?? ""
      let values = console.grouped(column.values)
      let lost = console.grouped(column.unreadable)
      let chosen = column.isChosen
      console.say(
        id:
          "  kolom \(column.letter) \"\(column.header)\" → \(meaning)\(chosen ? " (pilihan Anda)" : ""), \(values) nilai\(column.unreadable > 0 ? ", \(lost) tidak terbaca" : "")",
        en:
          "  column \(column.letter) \"\(column.header)\" → \(meaning)\(chosen ? " (your choice)" : ""), \(values) values\(column.unreadable > 0 ? ", \(lost) unreadable" : "")"
      )
    }
    guard !report.ignoredColumns.isEmpty else { return }
    let list = report.ignoredColumns.map { "\($0.letter) \"\($0.header)\"" }
      .joined(separator: ", ")
    console.say(id: "  dilewati: \(list)", en: "  passed over: \(list)")
  }
}
