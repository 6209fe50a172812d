package import Records

/// A rule about what is written on a card, beside the rules about what is missing (Docs/domain.md section 6.3). Its raw
/// value is its identifier in `checks.json` and in answers.
package enum CheckRule: String, Sendable, Hashable, CaseIterable {
  case otherName = "other-name"
  case genderWord = "gender-word"
  case religionWord = "religion-word"
  case copied = "copied-text"
  case wrongScale = "wrong-scale"
  case decisionAgainstScores = "decision-against-scores"
  case otherSubject = "other-subject"
  case repetition = "repetition"
  case placeholder = "placeholder"
  case unfinished = "unfinished"
  case tooLong = "too-long"
  case otherYear = "other-year"
  case absenceTooLong = "absence-too-long"
  case dateOutsideTerm = "date-outside-term"
  case missingPhoto = "missing-photo"
}

/// How much a point weighs.
package enum CheckLevel: String, Sendable, Hashable, CaseIterable, Comparable {
  /// Worth knowing; the card counts as complete.
  case note
  /// Printable, but somebody should look.
  case warn
  /// Not ready.
  case block

  package static func < (left: CheckLevel, right: CheckLevel) -> Bool {
    left.weight < right.weight
  }

  private var weight: Int { self == .note ? 0 : self == .warn ? 1 : 2 }
}

extension CheckRule {
  /// What it weighs unless `checks.json` says otherwise.
  package var standardLevel: CheckLevel {
    switch self {
    case .otherName, .placeholder, .wrongScale, .otherSubject, .repetition, .otherYear,
      .absenceTooLong, .dateOutsideTerm, .religionWord, .genderWord, .unfinished,
      .decisionAgainstScores:
      .warn
    case .copied, .tooLong, .missingPhoto: .note
    }
  }

  package var kind: ItemKind {
    switch self {
    case .otherName: .otherName
    case .genderWord: .genderWord
    case .religionWord: .religionWord
    case .copied: .copied
    case .wrongScale: .wrongScale
    case .decisionAgainstScores: .decisionAgainstScores
    case .otherSubject: .otherSubject
    case .repetition: .repetition
    case .placeholder: .placeholder
    case .unfinished: .unfinished
    case .tooLong: .tooLong
    case .otherYear: .otherYear
    case .absenceTooLong: .absenceTooLong
    case .dateOutsideTerm: .dateOutsideTerm
    case .missingPhoto: .photo
    }
  }

  /// What it looks for.
  package var meaning: Bilingual {
    switch self {
    case .otherName:
      Bilingual(
        id: "nama siswa lain di kelas itu tertulis dalam deskripsi atau catatan",
        en: "a text names another student of the class")
    case .genderWord:
      Bilingual(
        id: "kata untuk putra tertulis pada siswa perempuan, atau sebaliknya",
        en: "a word for boys is written of a girl, or the other way round")
    case .religionWord:
      Bilingual(
        id: "kata ibadah agama lain tertulis pada sikap atau catatan siswa",
        en: "words of worship of another religion than the student's")
    case .copied:
      Bilingual(
        id: "catatan yang sama untuk hampir seluruh kelas, atau deskripsi sama padahal nilainya "
          + "jauh berbeda",
        en:
          "the same note for nearly a whole class, or the same description for very different scores"
      )
    case .wrongScale:
      Bilingual(
        id: "nilai berskala 0–4 atau 0–10 di antara nilai 0–100",
        en: "a score on the scale 0–4 or 0–10 among scores of 0–100")
    case .decisionAgainstScores:
      Bilingual(
        id: "naik atau lulus padahal banyak nilai di bawah KKM, atau tinggal kelas padahal semua "
          + "tuntas",
        en: "promoted with many scores below the pass mark, or retained with none")
    case .otherSubject:
      Bilingual(
        id: "deskripsi mata pelajaran lain", en: "a description that belongs to another subject")
    case .repetition:
      Bilingual(
        id: "kata atau kalimat berulang, ketikan asal (asdf)",
        en: "words or sentences repeated, keys hit at random (asdf)")
    case .placeholder:
      Bilingual(
        id: "isian sementara yang belum diganti (xxx, isi deskripsi)",
        en: "a text that only holds the place (xxx, isi deskripsi)")
    case .unfinished:
      Bilingual(id: "kalimat terputus", en: "a sentence that breaks off")
    case .tooLong:
      Bilingual(
        id: "teks lebih panjang daripada yang lazim dimuat rapor",
        en: "a text longer than a card can well carry")
    case .otherYear:
      Bilingual(
        id: "tahun pelajaran lain disebut dalam teks", en: "a text names another school year")
    case .absenceTooLong:
      Bilingual(
        id: "hari tidak hadir melebihi hari sekolah", en: "more days absent than days of school")
    case .dateOutsideTerm:
      Bilingual(
        id: "tanggal rapor di luar semesternya", en: "the report date is outside of the term")
    case .missingPhoto:
      Bilingual(
        id: "tata letak memuat foto siswa, tetapi fotonya belum ada",
        en: "the layout shows a photograph, and there is none of the student")
    }
  }
}
