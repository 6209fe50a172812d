import Drawing
import Foundation
import Pages
import Proofreading
import Support
import Testing

@Suite struct HostileBytesTests {
  let trial: TrialClass

  init() throws { trial = try TrialClass() }

  private func onePage(font: String, content: String, extra: [String] = []) -> [UInt8] {
    HandmadePDF.file(
      [
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources "
          + "<< /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >> >>",
        HandmadePDF.stream(content), font,
      ] + extra)
  }

  private var onePage: PDFExpectation {
    PDFExpectation(pages: [PageExpectation(size: Extent(width: 200, height: 200))])
  }

  @Test(arguments: Way.allCases) func aFontThatIsNotEmbeddedIsFound(way: Way) {
    let bytes = onePage(
      font: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
      content: "BT /F 12 Tf 20 100 Td (Halo) Tj ET")
    let findings = way.check(bytes, onePage)
    #expect(findings.contains(.fontNotEmbedded(page: 1, font: "Helvetica")))
    #expect(findings.contains(.fontNotSubset(page: 1, font: "Helvetica")))
    #expect(findings.contains { $0.kind == "missing-glyph" })
  }

  @Test(arguments: Way.allCases) func anEncryptedFileIsRefused(way: Way) {
    let bytes = HandmadePDF.file(
      ["<< /Type /Catalog >>"], trailer: "/Root 1 0 R /Encrypt << /V 4 >>")
    #expect(way.check(bytes, onePage) == [.encrypted])
  }

  @Test(arguments: Way.allCases) func everyTruncationIsFound(way: Way) throws {
    let bytes = try trial.single()
    for count in stride(from: 0, to: bytes.count - 8, by: 97) {
      #expect(way.check(Array(bytes.prefix(count)), trial.expectation()) != [])
    }
  }

  /// Swaps two characters of a ToUnicode map: the page looks perfect and copies wrongly.
  @Test(arguments: Way.allCases) func aSwappedCharacterIsFound(way: Way) throws {
    let bytes = onePage(
      font: "<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Trial /ToUnicode 7 0 R >>",
      content: "BT /F 12 Tf 20 100 Td (ab) Tj ET",
      extra: [
        "null",
        HandmadePDF.stream(
          "1 begincodespacerange <00> <ff> endcodespacerange "
            + "2 beginbfchar <61> <0062> <62> <0061> endbfchar"),
      ])
    var expectation = onePage
    expectation.pages[0].paintedText = ContiguousArray("ab".utf8)
    let findings = way.check(bytes, expectation)
    #expect(findings.contains(.textDiffers(page: 1, expected: "ab", found: "ba")))
    expectation.pages[0].paintedText = ContiguousArray("ba".utf8)
    #expect(!Proofreader.quickly(bytes, expectation).contains { $0.kind == "text-differs" })
  }

  @Test func formsWithinThemselvesEnd() {
    let form = HandmadePDF.stream(
      "/X Do /X Do /X Do",
      "/Type /XObject /Subtype /Form /BBox [0 0 9 9] "
        + "/Resources << /XObject << /X 6 0 R >> >>")
    let bytes = onePage(font: "null", content: "/X Do", extra: [form])
    #expect(Proofreader.quickly(bytes, onePage).map(\.kind) == ["unreadable"])
  }

  @Test(arguments: [
    "[", "<<", "(", "<", "((((", "]", "9999999999999999999999999 Td", "<< /A", "/F",
    "Q Q Q EMC EMC",
    "BT (a) Tj", "[(a) -1e Tj", "/F Tf [ [ [ [", "1.2.3 Tc", "BI ID xx EI", "/X Do",
  ]) func oddContentIsRefusedOrHarmless(content: String) {
    let bytes = onePage(font: "null", content: content)
    // Nothing is painted, so only a refusal or nothing at all may come of it.
    let kinds = Set(Proofreader.quickly(bytes, onePage).map(\.kind))
    #expect(
      kinds.isSubset(of: ["unreadable", "missing-glyph", "font-not-embedded", "font-not-subset"]))
  }

  @Test func deepNestingEnds() {
    let bytes = onePage(font: "null", content: String(repeating: "[", count: 200_000))
    #expect(Proofreader.quickly(bytes, onePage).map(\.kind) == ["unreadable"])
    let loop = HandmadePDF.file(["<< /Pages 2 0 R >>", "<< /Kids [2 0 R 2 0 R] >>"])
    #expect(Proofreader.quickly(loop, onePage).map(\.kind) == ["unreadable"])
    let circle = HandmadePDF.file(["2 0 R", "1 0 R"])
    #expect(Proofreader.quickly(circle, onePage).map(\.kind) == ["unreadable"])
  }

  /// A page of two marks, and a structure tree: its kids and the way back from the marks.
  private func tagged(kids: String, back: String = "6 0 R 6 0 R", extra: [String] = []) -> [UInt8] {
    HandmadePDF.file(
      [
        "<< /Type /Catalog /Pages 2 0 R /Lang (id) /MarkInfo << /Marked true >> /ViewerPreferences "
          + "<< /DisplayDocTitle true >> /StructTreeRoot 5 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /MediaBox [0 0 200 200] /Contents 4 0 R /StructParents 0 >>",
        HandmadePDF.stream("/P <</MCID 0>> BDC EMC /P <</MCID 1>> BDC EMC"),
        "<< /Type /StructTreeRoot /K \(kids) /ParentTree << /Nums [0 [\(back)]] >> >>",
      ] + extra)
  }

  private var taggedPage: PDFExpectation {
    var expectation = onePage
    let ink = [Ink.marked(0, []), .marked(0, [])]
    expectation.structure = StructureExpectation(
      PageSet(
        pages: [Page(size: expectation.pages[0].size, ink: ink)],
        structure: [StructureElement(kind: .paragraph, parent: -1)]))
    return expectation
  }

  @Test(arguments: [
    // As it should be, in some of the ways in which it may be written.
    ("6 0 R", "6 0 R 6 0 R", "<< /S /P /Pg 3 0 R /K [0 1] >>", []),
    (
      "[6 0 R]", "6 0 R 6 0 R", "<< /K [0 1] /Pg 3 0 R /S /P /Odd [<< /A (>>]) >> <0a> true] >>", []
    ),
    (
      "[[6 0 R]]", "6 0 R 6 0 R",
      "<< /S /P /Pg 3 0 R /K [<< /Type /MCR /MCID 0 >> << /MCID 1 /Pg 3 0 R /Type /MCR >>] >>", []
    ),
    // Another type, a kid too many, marks that lead to another element or to none.
    ("6 0 R", "6 0 R 6 0 R", "<< /S /H1 /Pg 3 0 R /K [0 1] >>", ["structure-differs"]),
    ("[6 0 R 6 0 R]", "6 0 R 6 0 R", "<< /S /P /Pg 3 0 R >>", ["structure-differs"]),
    ("[6 0 R 6 0 R]", "6 0 R 6 0 R", "<< /S /P /Pg 3 0 R /K [0 1] >>", ["unreadable"]),
    ("6 0 R", "6 0 R 6 0 R", "<< /S /P /Pg 3 0 R /K [0 1 1] >>", ["unreadable"]),
    ("6 0 R", "6 0 R 5 0 R", "<< /S /P /Pg 3 0 R /K [0 1] >>", ["unreadable"]),
    ("6 0 R", "6 0 R null", "<< /S /P /Pg 3 0 R /K [0 1] >>", ["unreadable"]),
    ("6 0 R", "6 0 R", "<< /S /P /Pg 3 0 R /K [0 1] >>", ["unreadable"]),
    ("6 0 R", "6 0 R 6 0 R", "<< /S /P /Pg 2 0 R /K [0 1] >>", ["unreadable"]),
    ("<< /S /P /K 0 >>", "6 0 R 6 0 R", "null", ["unreadable"]),
    // Elements within themselves, and lists of lists without end.
    ("6 0 R", "6 0 R 6 0 R", "<< /S /P /K [6 0 R 6 0 R] >>", ["unreadable"]),
    ("6 0 R", "6 0 R 6 0 R", "[6 0 R 6 0 R]", ["unreadable"]),
    ("[[[[", "6 0 R 6 0 R", "null", ["unreadable"]),
    ("6 0 R", "6 0 R 6 0 R", "<< /S /P /K [0 1", ["unreadable"]),
  ]) func structuresAreReadToAnEnd(
    kids: String, back: String, element: String, expected: [String]
  ) {
    let bytes = tagged(kids: kids, back: back, extra: [element])
    #expect(Proofreader.quickly(bytes, taggedPage).map(\.kind) == expected)
  }

  @Test func aMarkThatIsThereTwiceIsRefused() {
    let twice = onePage(
      font: "null", content: String(repeating: "/P <</MCID 3>> BDC (a) Tj EMC ", count: 2))
    #expect(Proofreader.quickly(twice, onePage).contains { $0.kind == "unreadable" })
    let far = onePage(font: "null", content: "/P <</MCID 99999999>> BDC (a) Tj EMC")
    #expect(Proofreader.quickly(far, onePage).map(\.kind) == ["unreadable"])
  }

  @Test(arguments: 0..<40) func damageNeverCrashesNorPassesUnseenText(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let sound = try trial.single()
    var damaged = sound
    for _ in 0..<Int.random(in: 1...20, using: &random) {
      damaged[Int.random(in: 0..<damaged.count, using: &random)] = UInt8.random(
        in: 0...255, using: &random)
    }
    _ = Proofreader.fully(damaged, trial.expectation())
    #expect(Proofreader.quickly(sound, trial.expectation()) == [])
  }
}
