import Batching
import Drawing
import Foundation
import Pages
import Proofreading
import Records
import Support
import Testing

/// Cards for readers and machines: the same to the eye, and told to others what they are.
@Suite struct TaggedCardTests {
  static let cases: [(room: String, place: Int, semester: Semester, paper: String)] = [
    ("1A", 0, .odd, "A4"), ("1A", 1, .odd, "F4"), ("4A", 8, .odd, "A4"), ("4A", 9, .odd, "A4"),
    ("4A", 12, .odd, "A4"), ("6A", 0, .even, "A4"),
  ]

  private let press: CardPress

  init() throws { press = try SampleCards.press() }

  private func pages(of record: ReportRecord, isTagged: Bool = true) throws -> PageSet {
    try press.pages(
      of: record, template: SampleCards.shelf.get().template(for: record), isTagged: isTagged)
  }

  @Test(arguments: cases) func theEyeSeesNoDifference(
    room: String, place: Int, semester: Semester, paper: String
  ) throws {
    let record = try SampleCards.record(room, place, semester, paper: paper)
    let (plain, tagged) = (try pages(of: record, isTagged: false), try pages(of: record))
    #expect(plain.structure.isEmpty)
    let old = try press.pictures(of: plain, resolution: 72, record: record)
    let new = try press.pictures(of: tagged, resolution: 72, record: record)
    try #require(old.count == new.count)
    for (old, new) in zip(old, new) {
      // Where runs end elsewhere, the edges of single letters are rounded otherwise.
      let comparison = try PictureComparison(expected: old, actual: new)
      #expect(comparison.differingShare < 0.0001, "\(comparison)")
    }
  }

  /// The check reads the structure back and compares element by element; qpdf and poppler find no fault either.
  @Test(arguments: cases) func theFileSaysWhatWasMeant(
    room: String, place: Int, semester: Semester, paper: String
  ) throws {
    let record = try SampleCards.record(room, place, semester, paper: paper)
    let pages = try pages(of: record)
    let pdf = try press.draw(pages, of: record)
    try press.check(pdf, pages, of: record, proof: .full)
    #expect(try press.draw(pages, of: record) == pdf)
    let file = try PDFOnDisk(pdf)
    #expect(try file.read(by: "qpdf", "--check").contains("No syntax or stream encoding errors"))
    let plain = try press.draw(try self.pages(of: record, isTagged: false), of: record)
    #expect(pdf.count * 10 < plain.count * 13)
  }

  /// Poppler's own reading of one card, in the order in which a screen reader speaks it.
  @Test func aReaderHearsTheCardInOrder() throws {
    let record = try SampleCards.record("1A", 0)
    let pages = try pages(of: record)
    let file = try PDFOnDisk(try press.draw(pages, of: record))
    try expectGolden(try file.read(by: "pdfinfo", "-struct-text"), "tagged-structure.txt")
    let information = try file.read(by: "pdfinfo")
    #expect(information.contains(/Tagged: +yes/))
  }

  /// Every piece of the page is content or artifact, headings follow one another by level, and tables have header cells.
  @Test(arguments: cases) func nothingIsLeftUnsaid(
    room: String, place: Int, semester: Semester, paper: String
  ) throws {
    let pages = try pages(of: SampleCards.record(room, place, semester, paper: paper))
    for page in pages.pages {
      for ink in page.ink {
        switch ink {
        case .marked, .transformed: break
        default: Issue.record("unmarked ink")
        }
      }
    }
    let tree = StructureTree(pages)
    var level = 0
    for node in tree.nodes where node.isKept {
      if case .heading(let next) = node.element.kind {
        #expect(next <= level + 1)
        level = next
      }
      guard node.element.kind == .table else { continue }
      let cells = tree.children(of: node).flatMap { tree.children(of: tree.nodes[$0]) }
      #expect(
        cells.contains {
          if case .headerCell = tree.nodes[$0].element.kind { true } else { false }
        })
    }
  }

  /// What may be wrong with a tagged file, and how the check names it.
  enum Fault: String, CaseIterable {
    case untaggedText, wrongHeader, swappedElements, wrongLanguage, noStructure

    var kind: String {
      switch self {
      case .untaggedText: "untagged-text"
      case .wrongHeader, .swappedElements: "structure-differs"
      case .wrongLanguage, .noStructure: "document-entry"
      }
    }

    func apply(to pages: inout PageSet) throws {
      switch self {
      case .untaggedText:
        let place = try #require(
          pages.pages[0].ink.lastIndex {
            if case .marked(_?, _) = $0 { true } else { false }
          })
        guard case .marked(_, let ink) = pages.pages[0].ink[place] else { return }
        pages.pages[0].ink.replaceSubrange(place...place, with: ink)
      case .wrongHeader:
        let place = try #require(
          pages.structure.firstIndex { $0.kind == .headerCell(.column) })
        pages.structure[place].kind = .headerCell(.row)
      case .swappedElements:
        let first = try #require(pages.structure.firstIndex { $0.kind == .paragraph })
        pages.structure[first].kind = .heading(3)
      case .wrongLanguage: pages.language = "en"
      case .noStructure: pages.structure = []
      }
    }
  }

  @Test(arguments: Fault.allCases) func aFaultyStructureIsRefused(fault: Fault) throws {
    let record = try SampleCards.record("1A", 0)
    let meant = try pages(of: record)
    var drawn = meant
    try fault.apply(to: &drawn)
    let pdf = try press.draw(drawn, of: record)
    do throws(CardError) {
      try press.check(pdf, meant, of: record, proof: .quick)
      Issue.record("it passed")
    } catch {
      guard case .proofreading(let findings) = error.cause else { throw error }
      #expect(findings.contains { $0.kind == fault.kind }, "\(findings)")
    }
  }
}
