internal import Records

/// Kinds of file that people send instead of a table, known by their first bytes.
enum FileSignature {
  /// What to say of a file that is no text; nil if it may be one.
  static func complaint(_ bytes: [UInt8], fileName: String) -> Complaint? {
    func begins(_ signature: [UInt8]) -> Bool { bytes.starts(with: signature) }
    if begins(Array("PK\u{3}\u{4}".utf8)) {
      let name = fileName.lowercased()
      let isExcel = name.hasSuffix(".xlsx") || name.hasSuffix(".xlsm") || holdsWorkbook(bytes)
      return isExcel ? excel : named("ZIP")
    }
    if begins([0xD0, 0xCF, 0x11, 0xE0]) { return excel }
    if begins(Array("%PDF".utf8)) { return named("PDF") }
    if begins([0x89, 0x50, 0x4E, 0x47]) { return named("PNG") }
    if begins([0xFF, 0xD8, 0xFF]) { return named("JPEG") }
    if begins(Array("GIF8".utf8)) { return named("GIF") }
    if begins([0x1F, 0x8B]) { return named("gzip") }
    if begins(Array("{\\rtf".utf8)) { return named("RTF") }
    return isMarkup(bytes) ? webPage : nil
  }

  private static func holdsWorkbook(_ bytes: [UInt8]) -> Bool {
    String(decoding: bytes.prefix(8_192), as: UTF8.self).contains("xl/")
  }

  private static func isMarkup(_ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes.prefix(256), as: UTF8.self).lowercased().trimmedOfSpace
    return ["<!doctype", "<html", "<table", "<?xml"].contains { text.hasPrefix($0) }
  }

  private static let excel = Complaint(
    id: "Ini berkas Excel, bukan CSV.",
    "Buka di Excel, pilih Simpan Sebagai, lalu jenis \"CSV UTF-8\".",
    en: "This is an Excel file, not CSV.", "Open it in Excel and save it as \"CSV UTF-8\".")

  private static let webPage = Complaint(
    id: "Ini halaman web yang diberi nama seperti tabel.",
    "Buka di Excel, lalu simpan sebagai \"CSV UTF-8\".",
    en: "This is a web page named like a table.", "Open it in Excel and save it as \"CSV UTF-8\".")

  private static func named(_ kind: String) -> Complaint {
    Complaint(
      id: "Ini berkas \(kind), bukan tabel.", "Kirim tabelnya sebagai CSV.",
      en: "This is a \(kind) file, not a table.", "Send the table as CSV.")
  }
}
