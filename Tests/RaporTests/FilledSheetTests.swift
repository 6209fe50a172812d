import Foundation
import Support
import Testing

/// Whatever teachers fill into a sheet that `rapor template-sheet` wrote, the ledger holds exactly that afterwards: another
/// sheet of the same class shows every value as it was typed, and everything that was left alone as it was before.
@Suite struct FilledSheetTests {
  private let workspace: TemporaryFolder

  init() throws { workspace = try SampleWorkspace.copy() }

  private func run(_ words: [String]) throws -> Program.Outcome {
    try Program.run(
      words + ["--school", SampleWorkspace.npsn, "--workspace", workspace.path])
  }

  /// The cells of a new sheet; the first row has the headings.
  private func sheet(_ words: [String], _ room: String) throws -> [[String]] {
    let path = workspace.file("lembar.csv")
    let made = try run(["template-sheet"] + words + ["--class", room, "--out", path])
    try #require(made.code == 0, "\(made.complaint)")
    return SheetText.cells(try String(contentsOfFile: path, encoding: .utf8))
  }

  private struct Answer: Decodable {
    struct Mistake: Decodable { var message: String }
    var mistakes: [Mistake]
  }

  static let kinds: [[String]] = [
    ["scores"], ["scores", "--subject", "MTK"], ["scores", "--subject", "MTK", "--objectives"],
    ["midterm"], ["attitude"], ["attendance"], ["extracurricular"], ["achievements"],
    ["cocurricular"], ["p5"],
  ]

  @Test(arguments: kinds, ["1A", "4A", "4B", "6A"])
  func whatIsFilledInIsWhatIsThere(words: [String], room: String) throws {
    var random = SplitMix64(
      seed: UInt64((words.joined() + room).utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF_FFFF }))
    var filled = try sheet(words, room)
    let headings = filled[0]
    for row in filled.indices.dropFirst() {
      let typist = Typist(kind: words, headings: headings, row: row)
      typist.fill(&filled[row], using: &random)
    }
    let path = workspace.file("isi.csv")
    try Data(SheetText.text(filled).utf8).write(to: URL(filePath: path))
    let told = try run(["import", words[0], path, "--json"])
    let mistakes = try told.decoded(Answer.self).mistakes.map(\.message)
    try #require(told.code == 0 && mistakes.isEmpty, "\(mistakes.prefix(3))")
    let after = try sheet(words, room)
    try #require(after.count == filled.count)
    for (was, now) in zip(filled, after) where was != now {
      let place = zip(was, now).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? 0
      Issue.record("\(was[3]), \(headings[place]): \(was[place]) → \(now[place])")
    }
  }
}

/// A sheet's CSV text and its cells.
private enum SheetText {
  static func cells(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var (row, cell, isQuoted): ([String], String, Bool) = ([], "", false)
    for character in text.drop(while: { $0 == "\u{FEFF}" }) {
      switch character {
      case "\"":
        // A quote that ends one part and begins the next is itself part of the cell.
        if !isQuoted, !cell.isEmpty { cell.append("\"") }
        isQuoted.toggle()
      case ";" where !isQuoted:
        row.append(cell)
        cell = ""
      case "\r\n" where !isQuoted, "\n" where !isQuoted:
        rows.append(row + [cell])
        (row, cell) = ([], "")
      default: cell.append(character)
      }
    }
    return rows
  }

  static func text(_ rows: [[String]]) -> String {
    rows.map { row in
      row.map { "\"" + $0.replacingOccurrences(of: "\"", with: "\"\"") + "\"" }
        .joined(separator: ";") + "\r\n"
    }.joined()
  }
}

/// Fills in what a column may hold, and leaves some cells as they are.
private struct Typist {
  /// The kind of sheet with its options.
  let kind: [String]
  let headings: [String]
  let row: Int

  private static let identity: Set = [
    "No", "NISN", "NIS", "Nama", "Mata Pelajaran", "TP", "Tujuan Pembelajaran",
  ]
  private static let words = [
    "rajin", "Sudah baik;", "\"hebat\"", "terus-menerus", "é", "3/4", "50%", "a=b", "(cukup)",
    "Qur'an", "naïf", "ke-2,", "100", "&", "<tebal>", "–", "tetapi", "ananda",
  ]

  private func text(_ random: inout SplitMix64) -> String {
    let words = (0..<Int.random(in: 1...9, using: &random)).map { _ in
      Self.words.randomElement(using: &random) ?? ""
    }
    // A text that nothing else is like: a number, a hyphen or a list's word would have a meaning of its own.
    return "Catatan " + words.joined(separator: " ")
  }

  private func score(_ random: inout SplitMix64) -> String {
    let hundredths = Int.random(in: 0...10_000, using: &random)
    let (whole, rest) = (hundredths / 100, hundredths % 100)
    if rest == 0 { return "\(whole)" }
    return rest % 10 == 0 ? "\(whole),\(rest / 10)" : "\(whole),\(rest < 10 ? "0" : "")\(rest)"
  }

  private func value(_ heading: String, _ random: inout SplitMix64) -> String {
    func one(of words: String...) -> String { words.randomElement(using: &random) ?? "" }
    func number(_ range: ClosedRange<Int>) -> String { "\(Int.random(in: range, using: &random))" }
    return switch heading {
    case "Sakit", "Izin", "Alpa": number(0...60)
    case "Tinggi 1", "Tinggi 2": number(100...150)
    case "Berat 1", "Berat 2": number(20...60)
    case "Predikat Spiritual", "Predikat Sosial": one(of: "SB", "B", "C", "K")
    case "Predikat": one(of: "Sangat Baik", "Baik", "Cukup", "Kurang")
    case "Kelompok": one(of: "Kurikuler", "Ekstrakurikuler", "Lainnya")
    case "Capaian": one(of: "MB", "SB", "BSH", "SAB")
    // Several rows of one student tell their activities apart by these.
    case "Ekstrakurikuler", "Jenis Prestasi", "Tema", "Judul": "Kegiatan ke-\(row)"
    case _ where isScore(heading): score(&random)
    default: text(&random)
    }
  }

  private func isScore(_ heading: String) -> Bool {
    kind == ["scores"] || kind == ["midterm"] || heading.hasPrefix("Nilai")
  }

  /// Scores are only changed: a subject without one may be a subject that the student does not take. Objectives get scores,
  /// which stand for whether they are reached.
  func fill(_ cells: inout [String], using random: inout SplitMix64) {
    let isList = ["extracurricular", "achievements", "p5"].contains(kind[0])
    let hasObjectives = kind.contains("--objectives")
    // The same words for all students, or it would be another objective.
    if hasObjectives, let number = headings.firstIndex(of: "TP"), cells[number + 1].isEmpty {
      cells[number + 1] = "Tujuan \(cells[number])"
    }
    for (index, heading) in headings.enumerated() where !Self.identity.contains(heading) {
      if heading == "Ketercapaian" || isScore(heading) && cells[index].isEmpty && !hasObjectives {
        continue
      }
      // A list's rows are stored whole; elsewhere an empty cell changes nothing.
      if isList || Int.random(in: 0..<4, using: &random) > 0 {
        cells[index] = value(heading, &random)
      }
    }
  }
}
