internal import Records

/// Reads comma-separated text (RFC 4180, with the separators and line ends that spreadsheets really write) byte by byte.
struct CSVReader {
  /// Bounds that no school's file reaches; beyond them a file is damaged or hostile.
  enum Bound {
    static let cellBytes = 32_768
    static let columns = 500
    static let rows = 200_000
    static let cells = 5_000_000
  }

  private let bytes: [UInt8]
  private let separator: UInt8
  private var position: Int
  private var row = 0

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  init(_ bytes: [UInt8], separator: UInt8, from position: Int = 0) {
    self.bytes = bytes
    self.separator = separator
    self.position = position
  }

  /// The table of a UTF-8 text; a first line `sep=;` names the separator, otherwise the text shows it.
  static func sheet(_ bytes: [UInt8]) throws(FileRefusal) -> Sheet {
    let named = SeparatorSearch.named(bytes)
    var reader = CSVReader(
      bytes, separator: named?.separator ?? SeparatorSearch.likely(bytes), from: named?.end ?? 0)
    return try reader.sheet()
  }

  mutating func sheet() throws(FileRefusal) -> Sheet {
    var sheet = Sheet()
    var count = 0
    while position < bytes.count {
      row += 1
      guard row <= Bound.rows else { throw FileRefusal(.tooManyRows, row: row) }
      let cells = try record()
      guard !cells.isEmpty else { continue }
      count += cells.count
      guard count <= Bound.cells else { throw FileRefusal(.tooManyCells, row: row) }
      sheet.rows.append(SheetRow(number: row, cells: cells))
    }
    return sheet
  }

  /// The cells of the next record up to the last that is not blank.
  private mutating func record() throws(FileRefusal) -> [String] {
    var cells: [String] = []
    var filled = 0
    var column = 0
    while true {
      let cell =
        position < bytes.count && bytes[position] == Self.quote
        ? try quotedCell(column) : try plainCell(column)
      column += 1
      if !cell.isEmpty, !cell.isBlank { filled = column }
      // Spreadsheets write separators for all the blank cells that were ever touched.
      if column <= Bound.columns {
        cells.append(cell)
      } else if filled == column {
        throw FileRefusal(.tooManyColumns, row: row, column: column - 1)
      }
      guard position < bytes.count, bytes[position] == separator else {
        endLine()
        cells.removeLast(cells.count - filled)
        return cells
      }
      position += 1
    }
  }

  private mutating func endLine() {
    guard position < bytes.count else { return }
    let first = bytes[position]
    position += 1
    if first == Self.carriageReturn, position < bytes.count, bytes[position] == Self.lineFeed {
      position += 1
    }
  }

  private func endsCell(_ byte: UInt8) -> Bool {
    byte == separator || byte == Self.lineFeed || byte == Self.carriageReturn
  }

  private mutating func plainCell(_ column: Int) throws(FileRefusal) -> String {
    let start = position
    while position < bytes.count, !endsCell(bytes[position]) {
      position += 1
      guard position - start <= Bound.cellBytes else {
        throw FileRefusal(.cellTooLong, row: row, column: column)
      }
    }
    let text = Self.withoutFormula(bytes[start..<position])
    return text.isEmpty ? "" : String(decoding: text, as: UTF8.self)
  }

  /// A cell in quotes, within which doubled quotes stand for one and lines may end. What follows the closing quote up to
  /// the separator still belongs to the cell: people type `"Budi" S`.
  private mutating func quotedCell(_ column: Int) throws(FileRefusal) -> String {
    var text: [UInt8] = []
    position += 1
    var isOpen = true
    while position < bytes.count {
      let byte = bytes[position]
      if byte == Self.quote, isOpen {
        if position + 1 < bytes.count, bytes[position + 1] == Self.quote {
          text.append(byte)
          position += 1
        } else {
          isOpen = false
        }
      } else if !isOpen && endsCell(byte) {
        break
      } else {
        text.append(byte)
      }
      position += 1
      guard text.count <= Bound.cellBytes else {
        throw FileRefusal(
          isOpen ? .quoteNotClosed : .cellTooLong, row: row, column: column,
          value: String(decoding: text.prefix(200), as: UTF8.self))
      }
    }
    guard !isOpen else {
      throw FileRefusal(
        .quoteNotClosed, row: row, column: column,
        value: String(decoding: text.prefix(200), as: UTF8.self))
    }
    return String(decoding: Self.withoutFormula(text[...]), as: UTF8.self)
  }

  /// `="0091234567"`, by which web applications keep a spreadsheet from taking a text for a number, is that text.
  private static func withoutFormula(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard cell.count >= 3, cell.first == UInt8(ascii: "="), cell[cell.startIndex + 1] == quote,
      cell.last == quote
    else { return cell }
    let inside = cell.dropFirst(2).dropLast()
    return inside.contains(quote) ? cell : inside
  }
}

extension Complaint {
  static let tooManyRows = Complaint(
    id: "Lebih dari 200.000 baris.", "Bagi menjadi beberapa berkas.",
    en: "More than 200,000 rows.", "Split it into several files.")
  static let tooManyColumns = Complaint(
    id: "Lebih dari 500 kolom.", "Hapus kolom yang tidak perlu.",
    en: "More than 500 columns.", "Delete the columns that are not needed.")
  static let tooManyCells = Complaint(
    id: "Lebih dari 5.000.000 sel.", "Bagi menjadi beberapa berkas.",
    en: "More than 5,000,000 cells.", "Split it into several files.")
  static let cellTooLong = Complaint(
    id: "Isi sel lebih panjang dari 32 kB.", "Periksa pemisah kolom dan pendekkan isinya.",
    en: "The cell is longer than 32 kB.", "Check the column separator and shorten the text.")
  static let quoteNotClosed = Complaint(
    id: "Tanda petik (\") pembuka sel ini tidak ditutup.",
    "Tutup dengan tanda petik, atau simpan ulang dari Excel.",
    en: "The quote (\") that opens this cell is never closed.",
    "Close it, or save the file again from Excel.")
}
