import Foundation
import Intake
import Records
import Support
import Testing

/// Files that are damaged, not what they say, or made to hurt: refused with a place and a remedy, in bounded room.
@Suite struct HostileFileTests {
  private func refusal(_ bytes: [UInt8], _ kind: ImportKind = .students) -> IntakeMistake? {
    let report = Intake.read(bytes, fileName: "data.csv", kind: kind, roster: Fixture.roster())
    #expect(report.batch == nil && report.mistakes.count == 1)
    return report.mistakes.first
  }

  /// (first bytes, what the complaint names).
  static let signatures: [([UInt8], String)] = [
    (Array("PK\u{3}\u{4}".utf8) + Array("xl/workbook.xml".utf8), "Excel"),
    (Array("PK\u{3}\u{4}".utf8) + [0, 1, 2], "damaged"),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], "Excel"), (Array("%PDF-1.7\n".utf8), "PDF"),
    ([0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10], "PNG"), ([0xFF, 0xD8, 0xFF, 0xE0], "JPEG"),
    (Array("GIF89a".utf8), "GIF"), ([0x1F, 0x8B, 8], "gzip"), (Array("{\\rtf1".utf8), "RTF"),
    (Array("<html><table>".utf8), "web page"), (Array("  <!DOCTYPE html>".utf8), "web page"),
    ([], "empty"),
  ]

  @Test(arguments: signatures) func notWhatItSays(_ bytes: [UInt8], _ named: String) {
    let mistake = refusal(bytes)
    #expect(mistake?.message.english.contains(named) ?? false)
    #expect(!(mistake?.remedy.indonesian.isEmpty ?? true))
  }

  private static let good = Array("Nama;NISN;Kelas\nAni;0112345678;4A\n".utf8)

  @Test func zeroBytesAreNoText() {
    #expect(
      refusal(Self.good + [0, 0, 0])?.message.english.contains("not a table of text") ?? false)
    #expect(refusal([UInt8](repeating: 0, count: 100_000)) != nil)
  }

  @Test func anUnpairedUTF16UnitAtTheEnd() {
    let bytes: [UInt8] = [0xFF, 0xFE] + Self.good.flatMap { [$0, UInt8(0)] } + [65]
    #expect(refusal(bytes)?.message.english.contains("ends in the middle") ?? false)
  }

  /// Letters as Excel for Windows writes them.
  @Test func windows1252IsReadAndNamed() {
    let bytes = Array("Nama;Kelas\nJos".utf8) + [0xE9] + Array(";4A\n".utf8)
    let report = Intake.read(bytes, fileName: "a.csv", kind: .students, roster: Fixture.roster())
    #expect(report.students.first?.fullName == .set("José"))
    #expect(report.encoding == "Windows-1252")
    let plain = Intake.read(Self.good, fileName: "a.csv", kind: .students, roster: Fixture.roster())
    #expect(plain.isGood && plain.encoding == nil)
  }

  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// (before the damaged name, its bytes, the name as it is shown).
  static let damaged: [([UInt8], [UInt8], String)] = [
    (mark, Array("Jos".utf8) + [0xE9], "Jos\u{FFFD}"),
    ([], Array("José ".utf8) + [0xE9], "José \u{FFFD}"),
    ([], Array("Nu’man É".utf8) + [0xC3], "Nu’man É\u{FFFD}"),
    // Two sequences of UTF-8 cut off, beside three that are whole.
    ([], Array("éèê".utf8) + [0xE2, 0x80, 0x20, 0xC3], "éèê\u{FFFD} \u{FFFD}"),
    // Undefined in Windows-1252.
    ([], [0x8D, 0xE9, 0x61], "\u{FFFD}éa"), ([], [0x81], "\u{FFFD}"),
    ([], Array("Jos\u{FFFD}".utf8), "Jos\u{FFFD}"),
  ]

  /// A letter that was lost is a mistake with its place, and never stored as another.
  @Test(arguments: damaged) func lostLetters(
    _ before: [UInt8], _ name: [UInt8], _ shown: String
  ) {
    let bytes =
      before + Array("Nama;NISN;Kelas\nAni;0112345678;4A\n".utf8) + name
      + Array(";0112345679;4A\n".utf8)
    let report = Intake.read(bytes, fileName: "a.csv", kind: .students, roster: Fixture.roster())
    #expect(report.batch == nil)
    let mistake = report.mistakes.first { $0.message.english.contains("damaged") }
    #expect(mistake?.row == 3 && mistake?.column == "A" && mistake?.header == "Nama")
    #expect(mistake?.value == shown)
  }

  @Test func unpairedUTF16IsALostLetter() {
    let units = Array("Nama;NISN;Kelas\nAni".utf16) + [0xD83D] + Array(";0112345678;4A\n".utf16)
    let bytes: [UInt8] = [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let report = Intake.read(bytes, fileName: "a.csv", kind: .students, roster: Fixture.roster())
    #expect(report.batch == nil && report.encoding == "UTF-16")
    #expect(report.mistakes.map(\.value) == ["Ani\u{FFFD}"])
  }

  @Test func oneEndlessLine() {
    let line = Self.good + [UInt8](repeating: 65, count: 8 << 20)
    #expect(refusal(line).map { "\($0.column ?? "")\($0.row ?? 0)" } == "A3")
    #expect(refusal([UInt8](repeating: 65, count: 8 << 20)) != nil)
    #expect(
      refusal([UInt8](repeating: 65, count: (64 << 20) + 1))?.message.english.contains("64 MB")
        ?? false)
  }

  @Test func aMillionColumns() {
    let mistake = refusal(Self.good + Array(String(repeating: "a;", count: 1_000_000).utf8))
    #expect(mistake?.row == 3 && mistake?.message.english.contains("500 columns") ?? false)
  }

  /// Spreadsheets write separators for blank cells that were once touched.
  @Test func aMillionBlankColumnsAreNothing() {
    let blank = String(repeating: ";", count: 1_000_000)
    let text = "Nama;Kelas\(blank)\nAni;4A\(blank)\n"
    #expect(Fixture.read(text, .students).isGood)
  }

  @Test func tooManyRows() {
    let rows = String(repeating: "a\n", count: 200_001)
    #expect(refusal(Array(rows.utf8))?.message.english.contains("200,000 rows") ?? false)
  }

  @Test func aQuoteThatIsNeverClosed() {
    let rest = String(repeating: "Budi;0112345679;4A\n", count: 200_000)
    let mistake = refusal(Self.good + Array("\"Ani;\(rest)".utf8))
    #expect(mistake?.row == 3 && mistake?.column == "A")
    #expect(mistake?.message.english.contains("never closed") ?? false)
    #expect((mistake?.value?.count ?? 0) <= 60)
  }

  /// Every file of the fuzzer's corpus, as every kind: either a batch or mistakes that can be shown.
  @Test(arguments: ImportKind.allCases) func theCorpus(_ kind: ImportKind) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fuzz/corpus/csv")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    #expect(files.count >= 20)
    for file in files {
      let bytes = [UInt8](try Data(contentsOf: file).dropFirst())
      let report = Intake.read(bytes, fileName: "a.csv", kind: kind, roster: Fixture.roster())
      #expect((report.batch == nil) != report.mistakes.isEmpty, "\(file.lastPathComponent)")
      for mistake in report.mistakes {
        #expect(mistake.line(in: .indonesian).count < 2_000)
        #expect(mistake.line(in: .english).count < 2_000)
      }
    }
  }

  /// What an operator said of columns, before the file (`Tests/Fuzz/mapping.swift`), as every kind of it.
  @Test(arguments: ImportKind.allCases) func theCorpusOfChoices(_ kind: ImportKind) throws {
    let folder = URL(filePath: Places.fuzzCorpus + "/mapping")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    #expect(files.count >= 4)
    for file in files {
      let text = String(decoding: try Data(contentsOf: file).dropFirst(), as: UTF8.self)
      let parts = text.split(separator: "\n\n", maxSplits: 1)
      let choices = parts[0].split(separator: "\n").compactMap { ColumnChoice(String($0)) }
      let report = Intake.read(
        Array((parts.count > 1 ? String(parts[1]) : "").utf8), fileName: "a.csv", kind: kind,
        roster: Fixture.roster(),
        choices: IntakeChoices(columns: ColumnChoices(given: choices)))
      #expect((report.batch == nil) != report.mistakes.isEmpty, "\(file.lastPathComponent)")
    }
  }
}
