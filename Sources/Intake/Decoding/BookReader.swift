internal import Records
internal import SheetReading

/// Reads the sheet of a workbook that holds the wanted table (Docs/domain.md section 5.4: instructions come first, lists of
/// choices are hidden).
struct BookReader: ~Copyable {
  private var file: SheetFile
  private let search: HeaderSearch

  init(_ bytes: [UInt8], _ search: HeaderSearch) throws(FileRefusal) {
    do throws(SheetMistake) {
      file = try SheetFile(bytes)
    } catch {
      throw FileRefusal(error)
    }
    self.search = search
  }

  /// - Parameter wanted: The sheet's name; nil for the one whose headings fit best.
  /// - Throws: ``FileRefusal`` if there is no such sheet, or if several would do.
  mutating func sheet(named wanted: String?) throws(FileRefusal) -> Sheet {
    try whole(try index(named: wanted))
  }

  private mutating func index(named wanted: String?) throws(FileRefusal) -> Int {
    let names = file.sheets.map(\.name)
    if let wanted {
      let folded = wanted.foldedForComparison
      let found =
        names.firstIndex(of: wanted)
        ?? names.firstIndex { $0.foldedForComparison == folded && !folded.isEmpty }
      guard let found else { throw FileRefusal(.noSuchSheet(wanted, names)) }
      return found
    }
    guard names.count > 1 else { return 0 }
    var scores: [(index: Int, score: Int)] = []
    var filled: [Int] = []
    for index in names.indices.prefix(Self.mostSheets) {
      let head = try head(index)
      if !head.rows.isEmpty { filled.append(index) }
      guard let table = search.table(in: head) else { continue }
      // Headings without a row under them are a form that nobody filled in.
      scores.append((index, table.score * 2 + (table.rows.isEmpty ? 0 : 1)))
    }
    for isHidden in [false, true] {
      let fitting = scores.filter { file.sheets[$0.index].isHidden == isHidden }
      guard let best = fitting.map(\.score).max() else { continue }
      let equals = fitting.filter { $0.score == best }.map(\.index)
      guard equals.count == 1 else { throw FileRefusal(.severalSheets(equals.map { names[$0] })) }
      return equals[0]
    }
    return filled.first { !file.sheets[$0].isHidden } ?? filled.first ?? 0
  }

  private static let mostSheets = 100

  /// The rows among which headings are looked for, and one more.
  private mutating func head(_ index: Int) throws(FileRefusal) -> Sheet {
    var sheet = Sheet(name: file.sheets[index].name)
    try read(index) { number, cells in
      sheet.rows.append(SheetRow(number: number, cells: cells))
      return number <= HeaderSearch.depth + HeadingLines.most
    }
    return sheet
  }

  private mutating func whole(_ index: Int) throws(FileRefusal) -> Sheet {
    var sheet = Sheet(name: file.sheets[index].name, countsFrom1904: file.countsFrom1904)
    sheet.merges = try read(index) { number, cells in
      sheet.rows.append(SheetRow(number: number, cells: cells))
      return true
    }
    return sheet
  }

  @discardableResult
  private mutating func read(
    _ index: Int, _ body: (Int, [String]) -> Bool
  ) throws(FileRefusal) -> [CellRange] {
    do throws(SheetMistake) {
      return try file.rows(of: index, body)
    } catch {
      var refusal = FileRefusal(error)
      refusal.sheet = file.sheets[index].name
      throw refusal
    }
  }
}

extension FileRefusal {
  init(_ mistake: SheetMistake) {
    self.init(Complaint(mistake), row: mistake.row, column: mistake.column)
  }
}

extension Complaint {
  init(_ mistake: SheetMistake) {
    self =
      switch mistake.reason {
      case .notWorkbook, .damaged: .bookDamaged(mistake.part)
      case .other(let program): .named(program)
      case .oldWorkbook: .oldBook
      case .binaryWorkbook: .binaryBook
      case .encrypted: .bookLocked
      case .unpacksTooLarge, .tooMuchText: .bookTooLarge
      case .documentType: .bookHostile
      case .tooManyRows: .tooManyRows
      case .tooManyColumns: .tooManyColumns
      case .tooManyCells: .tooManyCells
      case .cellTooLong: .bookCellTooLong
      case .tooManySheets: .tooManySheets
      }
  }

  static let bookLocked = Complaint(
    id: "Berkas ini dikunci dengan kata sandi.",
    "Buka di Excel, hapus kata sandinya (File, Info, Protect Workbook), lalu simpan ulang sebagai XLSX.",
    en: "The file is locked with a password.",
    "Open it in Excel, remove the password (File, Info, Protect Workbook) and save it again as XLSX."
  )
  static let oldBook = Complaint(
    id: "Ini berkas Excel lama (.xls).",
    "Buka di Excel atau LibreOffice, lalu simpan ulang sebagai XLSX (Excel Workbook).",
    en: "This is a file of old Excel (.xls).",
    "Open it in Excel or LibreOffice and save it again as XLSX (Excel Workbook).")
  static let binaryBook = Complaint(
    id: "Ini berkas Excel biner (.xlsb).", "Buka di Excel, lalu simpan ulang sebagai XLSX.",
    en: "This is a binary Excel file (.xlsb).", "Open it in Excel and save it again as XLSX.")
  static let bookTooLarge = Complaint(
    id: "Isi berkas setelah dibuka jauh lebih besar dari berkas sekolah mana pun.",
    "Salin tabelnya saja ke berkas baru, lalu simpan sebagai XLSX.",
    en: "The file unpacks to far more than any school's file holds.",
    "Copy the table alone to a new file and save it as XLSX.")
  static let bookHostile = Complaint(
    id: "Berkas ini memuat perintah XML (DOCTYPE) yang tidak pernah ditulis Excel.",
    "Jangan dipakai; minta berkas asli dari pembuatnya.",
    en: "The file holds an XML document type, which Excel never writes.",
    "Do not use it; ask its maker for the original.")
  static let bookCellTooLong = Complaint(
    id: "Isi sel lebih panjang dari 32.767 huruf.", "Pendekkan isinya.",
    en: "The cell is longer than 32,767 characters.", "Shorten it.")
  static let tooManySheets = Complaint(
    id: "Lebih dari 500 lembar.", "Hapus lembar yang tidak perlu.", en: "More than 500 sheets.",
    "Delete those that are not needed.")

  static func bookDamaged(_ part: String?) -> Complaint {
    let place = part.map { " (\($0))" } ?? ""
    return Complaint(
      id: "Berkas Excel ini rusak atau terpotong\(place).",
      "Buka di Excel atau LibreOffice, lalu simpan ulang sebagai XLSX; bila gagal, unduh lagi.",
      en: "This Excel file is damaged or cut off\(place).",
      "Open it in Excel or LibreOffice and save it again as XLSX; if that fails, fetch it again.")
  }

  static func noSuchSheet(_ wanted: String, _ names: [String]) -> Complaint {
    let list = listed(names)
    return Complaint(
      id: "Tidak ada lembar \"\(CleanText.shortened(wanted))\".", "Pilih salah satu: \(list).",
      en: "There is no sheet \"\(CleanText.shortened(wanted))\".", "Choose one of: \(list).")
  }

  static func severalSheets(_ names: [String]) -> Complaint {
    let list = listed(names)
    return Complaint(
      id: "Beberapa lembar memuat tabel yang sama baiknya: \(list).",
      "Pilih satu dengan --sheet NAMA, lalu impor yang lain satu per satu.",
      en: "Several sheets hold a table that would do: \(list).",
      "Choose one with --sheet NAME, and import the others one by one.")
  }

  private static func listed(_ names: [String]) -> String {
    let shown = names.prefix(12).map { "\"\(CleanText.shortened($0, to: 31))\"" }
    return shown.joined(separator: ", ") + (names.count > shown.count ? ", …" : "")
  }
}
