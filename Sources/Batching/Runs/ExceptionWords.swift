package import Records

/// What the code of a student without a card says to people.
package enum ExceptionWords {
  /// - Parameter code: the codes of what is missing ("C2 C3"), or that of what went wrong ("timeout").
  package static func text(of code: String) -> Bilingual {
    let missing = code.split(separator: " ").map { Finding.Code(rawValue: String($0))?.title }
    guard missing.isEmpty || missing.contains(nil) else {
      let titles = missing.compactMap { $0 }
      return Bilingual(
        id: "belum lengkap: " + titles.map(\.indonesian).joined(separator: ", "),
        en: "not complete: " + titles.map(\.english).joined(separator: ", "))
    }
    switch code {
    case "timeout":
      return Bilingual(
        id: "terlalu lama dikerjakan, dilewati", en: "took too long and was left out")
    case "crash":
      return Bilingual(
        id: "program pembantu mati saat mengerjakannya", en: "a worker died over this student")
    case "gone":
      return Bilingual(
        id: "tidak lagi terdaftar di kelas ini", en: "is no longer in this class")
    case "lost":
      return Bilingual(id: "PDF tidak ada di arsip", en: "the PDF is not in the archive")
    default: return Bilingual(id: "gagal (\(code))", en: "failed (\(code))")
    }
  }
}
