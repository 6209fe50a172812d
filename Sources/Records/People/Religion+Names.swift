extension Religion {
  /// Reads the spellings found in school files (Docs/domain.md section 4.4); nil if it names none.
  package init?(spelling: some StringProtocol) {
    let key = spelling.foldedForComparison
    switch key {
    case "1", "islam", "muslim": self = .islam
    case "kristen", "kristenprotestan", "protestan", "kristenprotestant", "protestant":
      self = .protestant
    case "katolik", "katholik", "kristenkatolik", "kristenkatholik", "catholic": self = .catholic
    case "hindu": self = .hindu
    case "buddha", "budha", "budhha", "buddhha", "budda": self = .buddha
    case "khonghucu", "konghucu", "konghuchu", "khonghuchu", "kongfuciu":
      self = .confucian
    case "lainnya", "lain", "lainlain": self = .belief
    default:
      guard key.hasPrefix("kepercayaan") || key.hasPrefix("penghayat") else { return nil }
      self = .belief
    }
  }

  /// As printed on the identity page.
  package var name: String {
    switch self {
    case .islam: "Islam"
    case .protestant: "Kristen"
    case .catholic: "Katolik"
    case .hindu: "Hindu"
    case .buddha: "Buddha"
    case .confucian: "Khonghucu"
    case .belief: "Kepercayaan terhadap Tuhan YME"
    }
  }

  /// The name of its school subject in full (Docs/domain.md section 4.4).
  package var subjectName: String {
    self == .belief
      ? "Pendidikan Kepercayaan terhadap Tuhan YME dan Budi Pekerti"
      : "Pendidikan Agama \(name) dan Budi Pekerti"
  }

  /// The short name shared by the religion subjects: a score column "PABP" means the subject of each student's own
  /// religion.
  package static let commonSubjectCode = "PABP"

  /// What K13 reports generally print for all of them (Docs/domain.md section 4.4).
  package static let commonSubjectName = "Pendidikan Agama dan Budi Pekerti"

  /// ``Subject/code`` of its subject: "PABP-ISLAM" …
  package var subjectCode: String {
    switch self {
    case .belief: "\(Self.commonSubjectCode)-KEPERCAYAAN"
    default: "\(Self.commonSubjectCode)-\(name.uppercased())"
    }
  }
}

extension Subject {
  /// A religion subject: bound to a religion, or the one that a school keeps for all of them.
  package var isReligious: Bool {
    religion != nil || code == Religion.commonSubjectCode
      || code.hasPrefix(Religion.commonSubjectCode + "-")
  }
}
