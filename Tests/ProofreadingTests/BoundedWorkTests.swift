import Pages
import Proofreading
import Support
import Testing

/// Small files that would cost hours, or all memory: each is refused, with what is too much of it.
@Suite struct BoundedWorkTests {
  private func reason(_ bytes: [UInt8], withStructure: Bool = false) -> String? {
    var expectation = PDFExpectation(pages: [
      PageExpectation(size: Extent(width: 200, height: 200))
    ])
    if withStructure { expectation.structure = StructureExpectation(PageSet(pages: [])) }
    for finding in Proofreader.quickly(bytes, expectation) {
      if case .unreadable(let reason) = finding { return reason }
    }
    return nil
  }

  private func pages(_ content: String, _ resources: String, _ extra: [String]) -> [UInt8] {
    HandmadePDF.file(
      [
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /MediaBox [0 0 200 200] /Contents 4 0 R /Resources << \(resources) >> >>",
        HandmadePDF.stream(content),
      ] + extra)
  }

  private static func list(_ count: Int, _ item: (Int) -> String) -> String {
    (0..<count).map(item).joined(separator: " ")
  }

  // MARK: Structure

  private func structure(_ count: Int, _ entries: String, _ target: String) -> [UInt8] {
    HandmadePDF.file(
      [
        "<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 4 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /MediaBox [0 0 200 200] >>",
        "<< /Type /StructTreeRoot /K [\(Self.list(count) { _ in "5 0 R" })] >>",
        "<< /S /P \(entries) >>", target,
      ])
  }

  @Test func whatIsBehindReferencesCounts() {
    let long = String(repeating: "a", count: 1_000_000)
    for (entries, target) in [("/A 6 0 R", "<< /O /\(long) >>"), ("/Alt 6 0 R", "(\(long))")] {
      #expect(reason(structure(30, entries, target), withStructure: true) == nil, "\(entries)")
      #expect(
        reason(structure(100, entries, target), withStructure: true)
          == "its structure is too large", "\(entries)")
    }
  }

  @Test func theTableOfParentsCounts() {
    let bytes = HandmadePDF.file([
      "<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 4 0 R >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /MediaBox [0 0 200 200] /StructParents 0 >>",
      "<< /ParentTree << /Nums [\(Self.list(4_000) { _ in "0 5 0 R" })] >> >>",
      "[\(Self.list(20_000) { _ in "0" })]",
    ])
    #expect(reason(bytes, withStructure: true) == "its structure is too large")
  }

  // MARK: Objects

  /// A length in a stream whose length is in a stream …; in itself; and packed where it is needed to unpack.
  @Test func lengthsLeadNowhereElse() {
    let circle = pages("", "/XObject 5 0 R", ["<< /Length 5 0 R >>\nstream\n\nendstream"])
    #expect(reason(circle) == "a stream is longer than the file")
    let chain = (5..<20_000).map { "<< /Length \($0 + 1) 0 R >>\nstream\n\nendstream" }
    #expect(reason(pages("", "/XObject 5 0 R", chain)) == "a stream is longer than the file")
    // As Cairo writes it.
    let plain = pages("", "/XObject 5 0 R", ["<< /Length 6 0 R >>\nstream\nab\nendstream", "2"])
    #expect(reason(plain) == nil)
    #expect(
      reason(pages("", "/XObject 5 0 R", ["<< /Length 9 0 R >>\nstream\n\nendstream"]))
        == "the length of a stream is missing")
  }

  /// Nodes within nodes without a page.
  @Test func aPageTreeOfNothingEnds() {
    let kids = { (number: Int) in "[\(Self.list(50) { _ in "\(number) 0 R" })]" }
    let nodes = (3..<14).map { "<< /Kids \(kids($0)) >>" } + ["<< /Kids [] >>"]
    let bytes = HandmadePDF.file(["<< /Type /Catalog /Pages 2 0 R >>"] + nodes)
    #expect(reason(bytes) == "its page tree is too large")
  }

  // MARK: Pages

  @Test func fontsLookedUpCount() {
    let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    let fonts = Self.list(9_000) { "/F\($0) 5 0 R" }
    let many = pages(
      String(repeating: "/F8999 1 Tf ", count: 9_000), "/Font << \(fonts) >>", [font])
    #expect(reason(many) == "a page takes too much work to read")
    #expect(
      reason(pages(String(repeating: "/F9 1 Tf ", count: 9_000), "/Font << /F9 5 0 R >>", [font]))
        == nil)
  }

  @Test func fontsOfFormsCountWheneverTheyAreShown() {
    let fonts = Self.list(1_000) { "/F\($0) 6 0 R" }
    let form = HandmadePDF.stream(
      "", "/Type /XObject /Subtype /Form /Resources << /Font << \(fonts) >> >>")
    let bytes = pages(
      String(repeating: "/X Do ", count: 2_000), "/XObject << /X 5 0 R >>",
      [form, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"])
    #expect(reason(bytes) == "a page takes too much work to read")
  }

  @Test func pagesTogetherCount() {
    let form = HandmadePDF.stream(
      "",
      "/Type /XObject /Subtype /Form /Resources << /XObject << \(Self.list(9_000) { "/F\($0) 5 0 R" }) >> >>"
    )
    let bytes = HandmadePDF.file([
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [\(Self.list(60) { _ in "3 0 R" })] >>",
      "<< /Type /Page /MediaBox [0 0 200 200] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>",
      HandmadePDF.stream(String(repeating: "/X Do ", count: 50)), form,
    ])
    #expect(reason(bytes) == "its pages take too much work to read")
  }

  @Test func rangesOfACharacterMapCount() {
    let map = HandmadePDF.stream(
      "1 begincodespacerange <0000> <ffff> endcodespacerange "
        + String(
          repeating: "1 beginbfrange <0000> <ffff> <> endbfrange ", count: 200))
    let bytes = pages(
      "", "/Font << /F 5 0 R >>",
      ["<< /Type /Font /Subtype /TrueType /BaseFont /A /ToUnicode 6 0 R >>", map])
    #expect(reason(bytes) == "a character map is too large")
  }

  @Test func plainStreamsCountTogether() {
    let bytes = HandmadePDF.file([
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [\(Self.list(300) { _ in "3 0 R" })] >>",
      "<< /Type /Page /MediaBox [0 0 200 200] /Contents 4 0 R >>",
      HandmadePDF.stream(String(repeating: " ", count: 1_000_000)),
    ])
    #expect(reason(bytes) == "its streams are too large")
  }
}
