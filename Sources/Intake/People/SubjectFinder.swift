internal import Records

/// Which subject a heading or a cell means (Docs/domain.md sections 4.4, 4.5).
struct SubjectFinder {
  enum Meaning: Hashable {
    case subject(code: String)
    /// The subject of each student's own religion.
    case ownReligion
  }

  private let subjects: [GradeSubject]
  private var codes: [String: Set<String>] = [:]
  private let byCode: [String: [GradeSubject]]

  init(_ subjects: [GradeSubject]) {
    self.subjects = subjects
    byCode = Dictionary(grouping: subjects, by: \.subject.code)
    for entry in subjects {
      let subject = entry.subject
      for name in [subject.code, subject.shortName, subject.name] {
        codes[name.foldedForComparison, default: []].insert(subject.code)
      }
    }
    var short: [String: Set<String>] = [:]
    for entry in subjects {
      for name in Self.shortened(entry.subject.name) {
        short[name, default: []].insert(entry.subject.code)
      }
    }
    // What a school calls a subject itself goes before what teachers make of it.
    codes.merge(short) { own, _ in own }
  }

  /// How teachers shorten a subject's name in their ledgers: "B. Indonesia", "Bhs. Inggris", "Penjas", folded.
  private static func shortened(_ name: String) -> [String] {
    let folded = name.foldedForComparison
    if folded.hasPrefix("bahasa"), folded.count > 6 {
      let rest = folded.dropFirst(6)
      return ["b", "bhs", "bhsa", "bah"].map { $0 + rest } + (usual["bahasa" + rest] ?? [])
    }
    if let names = usual[folded] { return names }
    return openEnded.first { folded.hasPrefix($0.key) }?.value ?? []
  }

  private static let usual: [String: [String]] = [
    "bahasaindonesia": ["bindo", "bhsindo"], "bahasainggris": ["bing", "bhsing"],
    "matematika": ["mat", "mtk"], "ilmupengetahuanalam": ["ipa"],
    "ilmupengetahuansosial": ["ips"],
  ]
  /// Names that go on differently from one curriculum to the next.
  private static let openEnded: [String: [String]] = [
    "pendidikanpancasila": ["pkn", "ppkn", "pendpancasila"], "senibudaya": ["sbdp", "sbk"],
    "pendidikanjasmani": ["pjok", "penjas", "penjasorkes", "penjaskes"],
  ]

  func meaning(of text: String) -> Meaning? {
    let key = text.foldedForComparison
    if let exact = subjects.first(where: { $0.subject.code.foldedForComparison == key }),
      !exact.subject.isReligious || exact.subject.religion != nil
    {
      return .subject(code: exact.subject.code)
    }
    let found = codes[key] ?? []
    let religious = subjects.filter(\.subject.isReligious).map(\.subject.code)
    if found.count > 1, found.isSubset(of: religious) { return .ownReligion }
    if found.count == 1, let code = found.first, code != Religion.commonSubjectCode {
      return .subject(code: code)
    }
    let common = [
      Religion.commonSubjectCode.foldedForComparison,
      Religion.commonSubjectName.foldedForComparison, "pendidikanagama", "agama", "pabd",
    ]
    if common.contains(key), !religious.isEmpty { return .ownReligion }
    let muslim: Set<String> = ["pai", "paibp", "paidbp", "pendidikanagamaislam"]
    if muslim.contains(key), let code = code(of: .islam), code != Religion.commonSubjectCode {
      return .subject(code: code)
    }
    return nil
  }

  /// The code of the religion's subject: its own, else the one that the school keeps for all.
  func code(of religion: Religion) -> String? {
    for wanted in [religion.subjectCode, Religion.commonSubjectCode]
    where subjects.contains(where: { $0.subject.code == wanted }) {
      return wanted
    }
    return subjects.first { $0.subject.religion == religion }?.subject.code
  }

  func entries(of code: String) -> [GradeSubject] { byCode[code] ?? [] }

  /// - Parameter suggests: Whether to look for the name that was meant, which takes its time.
  func unknown(_ text: String, suggests: Bool) -> Complaint {
    let names = suggests ? subjects.flatMap { [$0.subject.shortName, $0.subject.name] } : []
    let near = NameShelf(names).nearest(to: text)
    let listed = Set(subjects.map(\.subject.shortName)).sorted().prefix(12).joined(separator: ", ")
    return Complaint(
      id: "Mata pelajaran \"\(CleanText.shortened(text))\" tidak dikenal.",
      near.map { "Mungkin maksudnya \"\($0)\"." }
        ?? (listed.isEmpty ? "Impor mata pelajaran dahulu." : "Pilih salah satu: \(listed)."),
      en: "The subject \"\(CleanText.shortened(text))\" is not known.",
      near.map { "Perhaps \"\($0)\" is meant." }
        ?? (listed.isEmpty ? "Import the subjects first." : "Choose one of: \(listed)."))
  }
}
