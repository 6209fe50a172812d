internal import Records

/// Kinds of file that people send instead of a table, known by their first bytes.
enum FileSignature {
  /// What to say of a file that is no text; nil if it may be one.
  static func complaint(_ bytes: [UInt8]) -> Complaint? {
    func begins(_ signature: [UInt8]) -> Bool { bytes.starts(with: signature) }
    if begins(Array("%PDF".utf8)) { return .named("PDF") }
    if begins([0x89, 0x50, 0x4E, 0x47]) { return .named("PNG") }
    if begins([0xFF, 0xD8, 0xFF]) { return .named("JPEG") }
    if begins(Array("GIF8".utf8)) { return .named("GIF") }
    if begins([0x1F, 0x8B]) { return .named("gzip") }
    if begins(Array("{\\rtf".utf8)) { return .named("RTF") }
    return isMarkup(bytes) ? webPage : nil
  }

  private static func isMarkup(_ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes.prefix(256), as: UTF8.self).lowercased().trimmedOfSpace
    return ["<!doctype", "<html", "<table", "<?xml"].contains { text.hasPrefix($0) }
  }

  private static let webPage = Complaint(
    id: "Ini halaman web yang diberi nama seperti tabel.",
    "Buka di Excel, lalu simpan ulang sebagai XLSX.",
    en: "This is a web page named like a table.", "Open it in Excel and save it again as XLSX.")
}

extension Complaint {
  static func named(_ kind: String) -> Complaint {
    Complaint(
      id: "Ini berkas \(kind), bukan tabel.", "Kirim tabelnya sebagai XLSX atau CSV.",
      en: "This is a \(kind) file, not a table.", "Send the table as XLSX or CSV.")
  }
}
