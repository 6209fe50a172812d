import Batching
import CairoPango
import Drawing
import Pages
import Records
import Support
import Testing

/// The check of finished cards can fail: each thing that must never leave the house is refused by its name.
@Suite struct RefusalTests {
  private let press: CardPress
  private let record: ReportRecord
  private let pages: PageSet
  private let pdf: [UInt8]

  init() throws {
    press = try SampleCards.press()
    record = try SampleCards.record("4B", 4)
    pages = try SampleCards.pages(of: record, press)
    pdf = try press.draw(pages, of: record)
  }

  /// The kind of the first finding; nil if the PDF passed.
  private func refusal(
    _ pdf: [UInt8], of record: ReportRecord? = nil, proof: Proof, classmates: [String] = []
  ) throws -> String? {
    do throws(CardError) {
      try press.check(
        pdf, pages, of: record ?? self.record, proof: proof, classmates: classmates)
      return nil
    } catch {
      #expect(error.student == (record ?? self.record).student.fullName)
      return error.code
    }
  }

  static let proofs = [Proof.quick, .full]

  @Test(arguments: proofs) func theCardItselfPasses(proof: Proof) throws {
    #expect(try refusal(pdf, proof: proof, classmates: ["0099000999"]) == nil)
  }

  @Test(arguments: proofs) func anotherStudentsNumberIsRefused(proof: Proof) throws {
    var other = record
    other.student.nisn = NISN("0099000998")
    #expect(try refusal(pdf, of: other, proof: proof) == "missing-mark")
  }

  @Test(arguments: proofs) func aClassmatesNumberIsRefused(proof: Proof) throws {
    var strange = record
    strange.advice = "Lihat rapor 0099000997 sebagai contoh."
    let error = #expect(throws: CardError.self) {
      try press.card(
        of: strange, template: SampleCards.shelf.get().template(for: strange), proof: proof,
        classmates: ["0099000996", "0099000997"])
    }
    #expect(error?.code == "foreign-mark")
  }

  @Test(arguments: proofs) func aMissingTextIsRefused(proof: Proof) throws {
    var changed = pages
    let page = try #require(changed.pages.indices.dropFirst().first)
    let run = try #require(
      changed.pages[page].ink.lastIndex {
        if case .glyphs(let run) = $0 { run.glyphs.count > 50 } else { false }
      })
    changed.pages[page].ink.remove(at: run)
    #expect(try refusal(press.draw(changed, of: record), proof: proof) == "text-differs")
  }

  /// The ink of one page says a letter that its text does not: a font whose glyphs were mixed up.
  @Test(arguments: proofs) func aChangedGlyphIsRefused(proof: Proof) throws {
    var changed = pages
    let page = try #require(changed.pages.indices.last)
    let place = try #require(
      changed.pages[page].ink.firstIndex {
        if case .glyphs(let run) = $0 { run.glyphs.count > 50 } else { false }
      })
    guard case .glyphs(var run) = changed.pages[page].ink[place] else { return }
    let letters = run.glyphs.indices.filter { run.text[$0] == UInt8(ascii: "a") }
    let other = try #require(run.text.firstIndex(of: UInt8(ascii: "e")))
    try #require(run.text.count == run.glyphs.count && letters.count > 3)
    run.glyphs[letters[letters.count / 2]].index = run.glyphs[other].index
    changed.pages[page].ink[place] = .glyphs(run)
    #expect(try refusal(press.draw(changed, of: record), proof: proof) == "text-differs")
  }

  @Test(arguments: proofs) func aLostPageIsRefused(proof: Proof) throws {
    var fewer = pages
    fewer.pages.removeLast()
    #expect(try refusal(press.draw(fewer, of: record), proof: proof) == "page-count")
  }

  @Test(arguments: proofs) func aFontThatIsNotEmbeddedIsRefused(proof: Proof) throws {
    let key = Array("/FontFile".utf8)
    // In a file of our own these words are deflated; Cairo writes them plainly.
    let bench = FontBench(catalogue: try SampleCards.catalogue.get())
    var bytes = try CardPress(bench: bench, engine: "Rapor", maker: .cairo)
      .draw(pages, of: record)
    #expect(try refusal(bytes, proof: proof) == nil)
    var count = 0
    var start = 0
    while let place = bytes[start...].firstRange(of: key)?.lowerBound {
      bytes[place + key.count - 1] = UInt8(ascii: "x")
      start = place + key.count
      count += 1
    }
    try #require(count > 0)
    #expect(try refusal(bytes, proof: proof) == "font-not-embedded")
  }

  @Test(arguments: [0.1, 0.5, 0.9]) func aTornFileIsRefused(share: Double) throws {
    let torn = Array(pdf.prefix(Int(Double(pdf.count) * share)))
    for proof in Self.proofs { #expect(try refusal(torn, proof: proof) != nil) }
  }

  @Test func aCharacterWithoutAGlyphIsRefused() throws {
    var strange = record
    strange.subjects[0].knowledge.narrative = "Baik \u{A66E}"
    let error = #expect(throws: CardError.self) { try SampleCards.pages(of: strange, press) }
    #expect(error?.code == "missing-glyph")
    let message = error?.message.text(in: .english) ?? ""
    #expect(message.contains(record.student.fullName) && message.contains("U+A66E"))
    #expect(message.contains("competencies.html") && message.contains("knowledge.narrative"))
  }

  @Test func aLostPageOfAClassFileIsRefused() throws {
    // Laid out alike but for a page: what the file holds is not what was meant.
    var fewer = pages
    fewer.pages.removeLast()
    let whole = try press.classFile([(record, pages)], sides: .one)
    let part = try press.classFile([(record, fewer)], sides: .one)
    #expect(try refusal(whole, proof: .quick) == nil)
    #expect(try refusal(part, proof: .quick) == "page-count")
  }
}
