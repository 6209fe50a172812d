internal import Records

extension Reading {
  /// Complains of every cell with U+FFFD: a letter that was lost, here because its bytes mean nothing in the file's
  /// encoding, or in the program that wrote the file.
  mutating func refuseDamage(in sheet: Sheet) {
    for row in sheet.rows {
      for (column, cell) in row.cells.enumerated() where Self.isDamaged(cell) {
        refuse(row, column: column, .lostLetter)
      }
    }
  }

  private static func isDamaged(_ cell: String) -> Bool {
    // Nearly every cell has no such byte, and bytes are looked at much faster than letters.
    cell.utf8.contains(0xEF) && cell.unicodeScalars.contains("\u{FFFD}")
  }
}

extension Complaint {
  static let lostLetter = Complaint(
    id: "Ada huruf yang rusak, di sini ditulis \u{FFFD}.",
    "Ketik ulang huruf itu di berkas aslinya, lalu simpan sebagai XLSX atau CSV UTF-8.",
    en: "A letter is damaged, written \u{FFFD} here.",
    "Type it again in the original file, and save that as XLSX or CSV UTF-8.")
}
