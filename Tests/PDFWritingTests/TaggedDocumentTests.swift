import CairoPango
import Drawing
import Foundation
import PDFWriting
import Pages
import Proofreading
import Support
import Testing

/// Pages with one heading, one paragraph over two pages, a figure without text and a foot that says nothing.
private struct TrialPages {
  var pages: PageSet

  init(text: String = "Ananda cakap") throws {
    let specimen = Specimen()
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

  func written(title: String = "Rapor") throws -> [UInt8] {
    try PDFWriterTests.writer().pdf(of: pages, information: Self.information(title))
  }

  var expectation: PDFExpectation {
    PDFExpectation(
      pages: pages.pages.map { PageExpectation($0) }, structure: StructureExpectation(pages))
  }
}

@Suite struct TaggedDocumentTests {
  @Test func whatIsWrittenIsWhatIsReadBack() throws {
    let trial = try TrialPages()
    let written = try trial.written()
    #expect(Proofreader.fully(written, trial.expectation) == [])
    #expect(
      trial.expectation.structure?.lines(trial.expectation.pages) == [
        "Document", " H1 “Rapor”", " P “Anandacakapdantekun”",
        " Figure alt=“Lambang <sekolah> (SD)”",
      ])
    let text = String(decoding: written, as: UTF8.self)
    #expect(text.contains("<rdf:li xml:lang=\"x-default\">Rapor</rdf:li>"))
    let file = try PDFOnDisk(written)
    #expect(try file.read(by: "qpdf", "--json", "--json-key=outlines").contains("Rapor"))
    #expect(try file.read(by: "qpdf", "--check").contains("No syntax or stream encoding errors"))
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    let trial = try TrialPages()
    #expect(try trial.written() == trial.written())
  }

  /// Names and titles that look like the file's own words change nothing.
  @Test(arguments: [
    "endobj 7 0 R >> stream", "/P << /MCID 0 >> BDC", "(((", ")))", "\\", "trailer startxref 0",
    "Ünïcödé & <b>", "EMC ET Q",
  ]) func wordsOfTheFormatAreText(_ text: String) throws {
    var trial = try TrialPages(text: text)
    trial.pages.title = text
    #expect(Proofreader.fully(try trial.written(title: text), trial.expectation) == [])
  }

  /// A damaged file is never taken for sound, and reading it ends.
  @Test(arguments: 0..<60) func damagedFilesAreReadToAnEnd(seed: UInt64) throws {
    let trial = try TrialPages()
    var bytes = try trial.written()
    var random = SplitMix64(seed: seed)
    bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random))
    #expect(Proofreader.quickly(bytes, trial.expectation) != [])
  }
}
