internal import Checking
package import Records

/// What the code of a student without a card says to people.
package enum ExceptionWords {
  /// - Parameter code: the codes of what holds the card ("C2 placeholder"), or that of what went wrong ("timeout").
  package static func text(of code: String) -> Bilingual {
    let points = code.split(separator: " ").map { title(of: String($0)) }
    guard points.isEmpty || points.contains(nil) else {
      let titles = points.compactMap { $0 }
      let isRuled = code.split(separator: " ").contains { CheckRule(rawValue: String($0)) != nil }
      let start =
        isRuled
        ? Bilingual(id: "belum boleh dicetak", en: "may not be printed yet")
        : Bilingual(id: "belum lengkap", en: "not complete")
      return Bilingual(
        id: "\(start.indonesian): " + titles.map(\.indonesian).joined(separator: ", "),
        en: "\(start.english): " + titles.map(\.english).joined(separator: ", "))
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

  /// What a student of a run came to, in words: "made", "excused: moved to another school".
  package static func text(of entry: RunEntry) -> Bilingual {
    switch entry.outcome {
    case "made": return Bilingual(id: "dibuat", en: "made")
    case "same": return Bilingual(id: "tidak berubah", en: "unchanged")
    case "excused":
      let reason = entry.reason.flatMap { ExcuseReason(rawValue: $0) }?.words
      let why = reason ?? Bilingual(id: entry.reason ?? "-", en: entry.reason ?? "-")
      return Bilingual(
        id: "dikecualikan: \(why.indonesian)", en: "excused: \(why.english)")
    case "blocked", "failed": return text(of: entry.reason ?? "")
    default: return Bilingual(id: "menunggu", en: "waiting")
    }
  }

  private static func title(of code: String) -> Bilingual? {
    Finding.Code(rawValue: code)?.title ?? CheckRule(rawValue: code)?.meaning
  }
}

extension ExcuseReason {
  /// As on the printed closing sheet.
  fileprivate var words: Bilingual {
    switch self {
    case .transferred: Bilingual(id: "pindah sekolah", en: "moved to another school")
    case .withdrawn: Bilingual(id: "keluar", en: "left school")
    case .incomplete: Bilingual(id: "data tidak dapat dilengkapi", en: "data cannot be completed")
    case .duplicate: Bilingual(id: "tercatat dua kali", en: "registered twice")
    case .technical: Bilingual(id: "sebab teknis", en: "a technical reason")
    }
  }
}
