internal import CXlsxWriter
internal import Glibc

/// Why a workbook was not written.
package struct WorkbookError: Error, Sendable, Hashable {
  /// The library's own words.
  package var reason: String
}

/// A workbook as spreadsheets read it (ECMA-376, `.xlsx`).
package struct Workbook: Sendable, Hashable {
  package var sheets: [Worksheet]
  /// Seconds from 1970, UTC; the same workbook has the same bytes whenever it is made.
  package var createdAt: Int64

  /// What the format allows (ECMA-376 as spreadsheets keep it).
  package static let mostRows = 1_048_576
  package static let mostColumns = 16_384
  private static let mostCharacters = 32_767

  package init(sheets: [Worksheet], createdAt: Int64) {
    self.sheets = sheets
    self.createdAt = createdAt
  }

  /// The bytes of the file.
  ///
  /// - Parameter folder: where the library may put scratch files; none is left behind.
  /// - Throws: ``WorkbookError`` if the library could not make it: no room for its scratch files, too many rows.
  package func bytes(scratch folder: String) throws(WorkbookError) -> [UInt8] {
    var path = Array("\(folder)/.rapor-XXXXXX".utf8CString)
    let file = mkstemp(&path)
    guard file >= 0 else { throw WorkbookError(reason: String(cString: strerror(errno))) }
    defer {
      close(file)
      unlink(path)
    }
    let status = folder.withCString { folder in
      path.withUnsafeBufferPointer { write(to: $0.baseAddress, scratch: folder) }
    }
    guard status == LXW_NO_ERROR else {
      throw WorkbookError(reason: lxw_strerror(status).map { String(cString: $0) } ?? "?")
    }
    return try Self.contents(of: file)
  }

  /// All of an open file.
  private static func contents(of file: Int32) throws(WorkbookError) -> [UInt8] {
    var status = stat()
    guard fstat(file, &status) == 0 else {
      throw WorkbookError(reason: String(cString: strerror(errno)))
    }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    let count = bytes.withUnsafeMutableBytes { pread(file, $0.baseAddress, $0.count, 0) }
    guard count == bytes.count else {
      throw WorkbookError(reason: String(cString: strerror(errno)))
    }
    return bytes
  }

  private func write(
    to path: UnsafePointer<CChar>?, scratch folder: UnsafePointer<CChar>
  ) -> lxw_error {
    var options = lxw_workbook_options()
    // The library only reads it.
    options.tmpdir = UnsafeMutablePointer(mutating: folder)
    guard let book = workbook_new_opt(path, &options) else { return LXW_ERROR_MEMORY_MALLOC_FAILED }
    var properties = lxw_doc_properties()
    properties.created = time_t(createdAt)
    workbook_set_properties(book, &properties)
    let formats = Dictionary(
      uniqueKeysWithValues: SheetCell.Look.allCases.map { ($0, Self.format($0, in: book)) })
    var failure = LXW_NO_ERROR
    for (number, sheet) in sheets.enumerated() {
      guard
        let page = workbook_add_worksheet(book, Self.name(sheet.name, number: number, in: book))
      else {
        failure = LXW_ERROR_MEMORY_MALLOC_FAILED
        break
      }
      let status = Self.fill(page, sheet, formats)
      if status != LXW_NO_ERROR { failure = status }
    }
    // Closing frees the book in any case.
    let closed = workbook_close(book)
    return failure == LXW_NO_ERROR ? closed : failure
  }

  private static func fill(
    _ page: UnsafeMutablePointer<lxw_worksheet>, _ sheet: Worksheet,
    _ formats: [SheetCell.Look: UnsafeMutablePointer<lxw_format>?]
  ) -> lxw_error {
    for (column, width) in sheet.widths.prefix(mostColumns).enumerated() {
      worksheet_set_column(page, lxw_col_t(column), lxw_col_t(column), width, nil)
    }
    if sheet.frozenRows > 0 || sheet.frozenColumns > 0 {
      worksheet_freeze_panes(page, lxw_row_t(sheet.frozenRows), lxw_col_t(sheet.frozenColumns))
    }
    setUpPrinting(of: page, sheet)
    guard sheet.rows.count <= mostRows else { return LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE }
    for (row, cells) in sheet.rows.enumerated() {
      let lines = lines(cells, sheet.widths)
      if lines > 1 {
        // Programs differ in whether they look for it themselves.
        worksheet_set_row(page, lxw_row_t(row), Double(min(lines, 27)) * lineHeight, nil)
      }
      guard cells.count <= mostColumns else { return LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE }
      for (column, cell) in cells.enumerated() {
        let format = formats[cell.look] ?? nil
        let (y, x) = (lxw_row_t(row), lxw_col_t(column))
        let status =
          switch cell.value {
          case .empty: worksheet_write_blank(page, y, x, format)
          case .number(let number): worksheet_write_number(page, y, x, number, format)
          case .text(let text):
            worksheet_write_string(
              page, y, x, FormulaGuard.neutral(String(text.prefix(mostCharacters - 1))), format)
          }
        guard status == LXW_NO_ERROR else { return status }
      }
    }
    return addForm(to: page, of: sheet)
  }

  /// In characters: what a page of A4 across holds in letters that can be read.
  private static let pageWidth = 205.0
  /// In points.
  private static let lineHeight = 15.0

  /// How many lines the highest cell of a row has where its text is wrapped; at least one.
  private static func lines(_ cells: [SheetCell], _ widths: [Double]) -> Int {
    var most = 1
    for (column, cell) in cells.enumerated() where cell.look.isWrapped {
      guard case .text(let text) = cell.value, widths.indices.contains(column) else { continue }
      // Bold letters are wider, and words do not fill their lines.
      let room = max(1, widths[column] * (cell.look == .heading ? 0.8 : 0.95))
      guard Double(text.utf8.count) > room || text.utf8.contains(10) else { continue }
      var lines = 0
      for part in text.split(separator: "\n", omittingEmptySubsequences: false) {
        var filled = 0.0
        lines += 1
        for word in part.split(separator: " ") {
          let length = Double(word.count)
          if filled > 0, filled + 1 + length > room {
            lines += 1
            filled = 0
          }
          // A word wider than the cell is broken.
          lines += Int(max(0, length - 1) / room)
          filled += (filled > 0 ? 1 : 0) + min(length, room)
        }
      }
      most = max(most, lines)
    }
    return most
  }

  /// A4 across, as wide as the sheet, with the headings on every page and its number at the foot.
  private static func setUpPrinting(
    of page: UnsafeMutablePointer<lxw_worksheet>, _ sheet: Worksheet
  ) {
    worksheet_set_landscape(page)
    worksheet_set_paper(page, 9)
    worksheet_set_margins(page, 0.4, 0.4, 0.5, 0.6)
    // Letters of a sheet with all subjects on one page would be too small: its first columns stand on each of several.
    let width = sheet.widths.reduce(0, +)
    worksheet_fit_to_pages(page, UInt16(max(1, min(20, (width / pageWidth).rounded(.up)))), 0)
    if sheet.frozenColumns > 0, width > pageWidth {
      worksheet_repeat_columns(page, 0, lxw_col_t(min(sheet.frozenColumns, mostColumns) - 1))
    }
    worksheet_set_footer(page, "&L&A&R&P / &N")
    guard sheet.frozenRows > 0, sheet.rows.count > sheet.frozenRows else { return }
    let heading = sheet.frozenRows - 1
    worksheet_repeat_rows(page, 0, lxw_row_t(heading))
    let columns = min(sheet.rows[heading].count, mostColumns)
    // Sums stay where they are.
    let sums = sheet.rows.last?.first?.look == .total ? 1 : 0
    let last = min(sheet.rows.count, mostRows) - 1 - sums
    guard sheet.hasFilter, columns > 0, last > heading else { return }
    worksheet_autofilter(
      page, lxw_row_t(heading), 0, lxw_row_t(last), lxw_col_t(columns - 1))
  }

  /// Cells of a table are as high as their texts need.
  private static func setUpCell(_ format: UnsafeMutablePointer<lxw_format>) {
    format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
    format_set_text_wrap(format)
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
  }

  private static func format(
    _ look: SheetCell.Look, in book: UnsafeMutablePointer<lxw_workbook>
  ) -> UnsafeMutablePointer<lxw_format>? {
    guard let format = workbook_add_format(book) else { return nil }
    switch look {
    case .plain: setUpCell(format)
    case .note: break
    case .title:
      format_set_bold(format)
      format_set_font_size(format, 13)
    case .heading:
      format_set_bold(format)
      format_set_text_wrap(format)
      format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
      format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
      format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_bg_color(format, 0xE6E6E6)
    case .total:
      format_set_bold(format)
      format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_bg_color(format, 0xF4F4F4)
    case .missing:
      setUpCell(format)
      format_set_bg_color(format, 0xFFD9A8)
    case .doubtful:
      setUpCell(format)
      format_set_bg_color(format, 0xFFF6C2)
    case .input, .textInput:
      format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_bg_color(format, 0xFFFFF0)
      format_set_unlocked(format)
      // "@": text, so that zeros in front and dates stay what was typed. Scores are numbers all the same.
      if look == .textInput {
        format_set_num_format(format, "@")
        format_set_text_wrap(format)
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
      }
    }
    return format
  }

  /// A name that spreadsheets accept: at most 31 characters, none of `[]:*?/\\`, no apostrophe at an end, not taken yet.
  private static func name(
    _ wanted: String, number: Int, in book: UnsafeMutablePointer<lxw_workbook>
  ) -> String {
    let kept = wanted.map { "[]:*?/\\'".contains($0) ? "_" : $0 }.prefix(31)
    let name = String(kept)
    return workbook_validate_sheet_name(book, name) == LXW_NO_ERROR ? name : "Sheet \(number + 1)"
  }
}
