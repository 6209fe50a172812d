internal import Records

/// What is wrong with a cell or a file, and what to do about it.
struct Complaint: Error, Sendable, Hashable {
  var message: Bilingual
  var remedy: Bilingual

  init(_ message: Bilingual, _ remedy: Bilingual) {
    self.message = message
    self.remedy = remedy
  }

  /// Message and remedy, first in Indonesian, then in English.
  init(id: String, _ remedyID: String, en: String, _ remedyEN: String) {
    message = Bilingual(id: id, en: en)
    remedy = Bilingual(id: remedyID, en: remedyEN)
  }
}

/// Why a file cannot be read as a table at all; row and column count from 1 and 0, where they are known.
struct FileRefusal: Error {
  var complaint: Complaint
  /// The sheet of a workbook.
  var sheet: String?
  var row: Int?
  var column: Int?
  var value: String?

  init(_ complaint: Complaint, row: Int? = nil, column: Int? = nil, value: String? = nil) {
    self.complaint = complaint
    self.row = row
    self.column = column
    self.value = value
  }
}
