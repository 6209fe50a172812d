import CairoPango
import Drawing
import Finishing
import Foundation
import Pages
import Proofreading
import Support
import Testing

/// Pages with one heading, one paragraph over two pages, a figure without text and a foot that says nothing.
private struct TrialPages {
  let drawer: Drawer
  var pages: PageSet

  init(text: String = "Ananda cakap") throws {
    let specimen = Specimen()
    drawer = Drawer { key, size in try specimen.font(key, size) }
    let foot = try specimen.run(["Halaman"], top: 800)
    let structure = [
      StructureElement(kind: .document, parent: -1),
      StructureElement(kind: .heading(1), parent: 0),
      StructureElement(kind: .paragraph, parent: 0),
      StructureElement(kind: .figure, parent: 0, alternateText: "Lambang <sekolah> (SD)"),
      // Nothing is painted of it, so it is not written.
      StructureElement(kind: .list, parent: 0),
    ]
    let first = Page(
      size: Paper.a4.extent,
      ink: [
        .marked(nil, [.fill(Rectangle(x: 40, y: 40, width: 200, height: 20), .gray(230))]),
        .marked(1, [.glyphs(try specimen.run(["Rapor"], top: 60))]),
        .marked(2, [.glyphs(try specimen.run([text], top: 100))]),
        .marked(nil, [.glyphs(foot)]),
      ])
    let second = Page(
      size: Paper.a4.extent,
      ink: [
        .marked(
          3,
          [
            .lines(
              [Segment(from: Position(x: 9, y: 9), to: Position(x: 90, y: 9))],
              Pen(width: 1))
          ]),
        .marked(2, [.glyphs(try specimen.run(["dan tekun"], top: 60))]),
        .marked(nil, [.glyphs(foot)]),
      ])
    pages = PageSet(pages: [first, second], title: "Rapor", structure: structure)
  }

  static func information(_ title: String) -> DocumentInformation {
    DocumentInformation(
      title: title, author: "SD Harapan", creator: "Rapor",
      creationDate: CreationDate(secondsSince1970: 1_797_638_400))
  }

  func drawn(title: String = "Rapor") throws -> [UInt8] {
    try drawer.pdf(of: pages, information: Self.information(title))
  }

  var expectation: PDFExpectation {
    PDFExpectation(
      pages: pages.pages.map { PageExpectation($0) }, structure: StructureExpectation(pages))
  }
}

@Suite struct FinisherTests {
  @Test func whatIsWrittenIsWhatIsReadBack() throws {
    let trial = try TrialPages()
    let finished = try Finisher().finish(trial.drawn(), of: trial.pages)
    #expect(Proofreader.fully(finished, trial.expectation) == [])
    #expect(
      trial.expectation.structure?.elements == [
        "Document", " H1 “Rapor”", " P “Anandacakapdantekun”",
        " Figure alt=“Lambang <sekolah> (SD)”",
      ])
    let text = String(decoding: finished, as: UTF8.self)
    #expect(text.contains("<rdf:li xml:lang=\"x-default\">Rapor</rdf:li>"))
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    let trial = try TrialPages()
    let finisher = try Finisher()
    let first = try finisher.finish(trial.drawn(), of: trial.pages)
    #expect(try finisher.finish(trial.drawn(), of: trial.pages) == first)
  }

  /// Names and titles that look like the file's own words change nothing.
  @Test(arguments: [
    "endobj 7 0 R >> stream", "/P << /MCID 0 >> BDC", "(((", ")))", "\\", "trailer startxref 0",
    "Ünïcödé & <b>",
  ]) func wordsOfTheFormatAreText(_ text: String) throws {
    var trial = try TrialPages(text: text)
    trial.pages.title = text
    let finished = try Finisher().finish(trial.drawn(title: text), of: trial.pages)
    #expect(Proofreader.fully(finished, trial.expectation) == [])
  }

  @Test func otherPagesAreRefused() throws {
    let trial = try TrialPages()
    let drawn = try trial.drawn()
    var fewer = trial.pages
    fewer.pages.removeLast()
    #expect(throws: FinishingError.self) { try Finisher().finish(drawn, of: fewer) }
    var unmarked = trial.pages
    unmarked.pages[0].ink.removeLast()
    #expect(throws: FinishingError.self) { try Finisher().finish(drawn, of: unmarked) }
  }

  /// Whatever bytes it gets, it ends with an error or a file, and does not read beyond them.
  @Test(arguments: 0..<60) func damagedBytesAreRefusedOrCopied(seed: UInt64) throws {
    let trial = try TrialPages()
    var bytes = try trial.drawn()
    var random = SplitMix64(seed: seed)
    if seed.isMultiple(of: 3) {
      bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random))
    }
    for _ in 0..<12 where !bytes.isEmpty {
      bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
        in: 0...255, using: &random)
    }
    let finisher = try Finisher()
    _ = try? finisher.finish(bytes, of: trial.pages)
  }

  /// A damaged finished file is never taken for sound where its structure suffered, and reading it ends.
  @Test(arguments: 0..<60) func damagedFinishedFilesAreReadToAnEnd(seed: UInt64) throws {
    let trial = try TrialPages()
    var bytes = try Finisher().finish(trial.drawn(), of: trial.pages)
    var random = SplitMix64(seed: seed)
    bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random))
    #expect(Proofreader.quickly(bytes, trial.expectation) != [])
  }
}
