import Batching
import Pages
import Records
import Support
import Testing

/// Cards whose texts have other scripts in them pass the full check, and say what was put in to whoever copies from them.
@Suite struct ScriptCardTests {
  private let press: CardPress

  init() throws { press = try SampleCards.press() }

  private func card(_ remarks: [String], advice: String? = nil) throws -> Card {
    var record = try SampleCards.record("4B", 4)
    record.extracurriculars = remarks.map {
      Extracurricular(name: "Tahfidz", predicate: "A", remark: $0)
    }
    record.advice = advice ?? record.advice
    return try press.card(
      of: record, template: SampleCards.shelf.get().template(for: record), proof: .full)
  }

  static let lamAlef = ["لا", "لأ", "لإ", "لآ"]
  static let marked = ["بِسْمِ", "اللَّهِ", "إِنَّا", "الْأَوَّلُ", "الرَّحْمَٰنِ", "لَآ"]
  static let words = ["الإخلاص", "الفلق", "الأعراف", "سلام", "أولا", "صلاة", "الآية", "٣"]
  static let brahmic = ["ꦲꦤꦕꦫꦏ", "ꦏꦺꦴ", "ꦏꦿꦺꦴ", "ꦤꦶꦁ", "ᬩᬮᬶ", "ᬓᭀ", "ᬓ᭄ᬭᭂᬂ", "ᮞᮥᮔ᮪ᮓ", "日本", "Ж"]

  @Test(
    arguments: [
      "Hafal surah الإخلاص", "Hafal surah الإخلاص dan الفلق dengan lancar.", "(لا)",
      "لا إله إلا الله",
      "Juz 30: 12 لا 34, لأ 5", "“لآ”; لإ! A1لا2B", "بِسْمِ اللَّهِ الرَّحْمَٰنِ الرَّحِيمِ", "الأعراف ٧: ١٥٧",
      "Menulis ꦲꦤꦕꦫꦏ ꦏꦺꦴ dan ᬓᭀ ᬩᬮᬶ 12", "ꦏꦿꦺꦴ لا ᬓ᭄ᬭᭂᬂ",
    ] + lamAlef + marked + words + brahmic) func aRemarkPasses(text: String) throws
  {
    _ = try card([text])
  }

  /// Every place in a line comes to bear letters that take no room of their own.
  @Test(arguments: 0..<12) func linesOfChanceWordsPass(seed: UInt64) throws {
    var dice = SplitMix64(seed: seed)
    let latin = ["Hafal", "surah", "dan", "12", "(juz", "30)", "lancar.", "A–B", "½"]
    let all = latin + Self.lamAlef + Self.marked + Self.words + Self.brahmic
    let remarks = (0..<6).map { _ in
      (0..<Int.random(in: 1...24, using: &dice)).map { _ in
        all.randomElement(using: &dice) ?? ""
      }.joined(separator: " ")
    }
    _ = try card(remarks)
  }

  /// A card that is more Arabic than Latin: a madrasah's.
  @Test func aPageOfArabicPasses() throws {
    let verse = (Self.words + Self.lamAlef + Self.marked).joined(separator: " ")
    let long = Array(repeating: verse, count: 12).joined(separator: " ")
    _ = try card([verse, long, long], advice: long)
  }

  /// What a person finds who searches the PDF or copies from it.
  @Test func wordsAreReadInTheirOwnOrder() throws {
    let text = try PDFOnDisk(card(["Hafal surah الإخلاص dan الفلق سلام"]).pdf)
      .text("-layout")
    let line = text.split(separator: "\n").first { $0.contains("surah") } ?? ""
    let letters = line.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }
    // pdftotext gives a line of mixed directions in the order of one that is read from the left.
    for word in ["الإخلاص", "الفلق", "سلام"] {
      #expect(String(String.UnicodeScalarView(letters)).contains(word), "\(line)")
    }
  }
}
