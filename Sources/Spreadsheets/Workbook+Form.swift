internal import CXlsxWriter

// Sheets to be filled in: what may be entered where, notes, cells that cannot be changed.
extension Workbook {
  static func addForm(
    to page: UnsafeMutablePointer<lxw_worksheet>, of sheet: Worksheet
  ) -> lxw_error {
    for validation in sheet.validations {
      let status = add(validation, to: page)
      if status != LXW_NO_ERROR { return status }
    }
    for note in sheet.notes {
      var options = lxw_comment_options()
      options.width = 260
      options.height = 110
      let status = worksheet_write_comment_opt(
        page, lxw_row_t(note.row), lxw_col_t(note.column), note.text, &options)
      if status != LXW_NO_ERROR { return status }
    }
    if sheet.isProtected {
      // Without a password: against slips, not against people. Widths may be changed.
      var options = lxw_protection()
      options.format_columns = 1
      options.format_rows = 1
      options.format_cells = 1
      worksheet_protect(page, nil, &options)
    }
    return LXW_NO_ERROR
  }

  private static func add(
    _ validation: SheetValidation, to page: UnsafeMutablePointer<lxw_worksheet>
  ) -> lxw_error {
    var rule = lxw_data_validation()
    rule.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
    rule.show_input = UInt8(LXW_VALIDATION_ON.rawValue)
    rule.show_error = UInt8(LXW_VALIDATION_ON.rawValue)
    rule.dropdown = UInt8(LXW_VALIDATION_ON.rawValue)
    rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
    var words: [UnsafeMutablePointer<CChar>?] = []
    let message = copy(String(validation.message.prefix(255)))
    defer { for text in words + [message] { text?.deallocate() } }
    rule.error_message = message
    switch validation.rule {
    case .list(let list):
      rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
      words = list.map(copy) + [nil]
    case .whole(let range):
      rule.validate = UInt8(LXW_VALIDATION_TYPE_INTEGER.rawValue)
      rule.minimum_number = Double(range.lowerBound)
      rule.maximum_number = Double(range.upperBound)
    case .decimal(let range):
      rule.validate = UInt8(LXW_VALIDATION_TYPE_DECIMAL.rawValue)
      rule.minimum_number = Double(range.lowerBound)
      rule.maximum_number = Double(range.upperBound)
    case .length(let most):
      rule.validate = UInt8(LXW_VALIDATION_TYPE_LENGTH.rawValue)
      rule.minimum_number = 0
      rule.maximum_number = Double(most)
    }
    return words.withUnsafeMutableBufferPointer { list in
      if case .list = validation.rule { rule.value_list = list.baseAddress }
      return worksheet_data_validation_range(
        page, lxw_row_t(validation.rows.lowerBound), lxw_col_t(validation.columns.lowerBound),
        lxw_row_t(validation.rows.upperBound), lxw_col_t(validation.columns.upperBound), &rule)
    }
  }

  /// The text for C; to be deallocated by the caller. The library copies what it keeps.
  private static func copy(_ text: String) -> UnsafeMutablePointer<CChar>? {
    let bytes = text.utf8CString
    let place = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
    for (index, byte) in bytes.enumerated() { place[index] = byte }
    return place
  }
}
