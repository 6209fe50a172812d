import Batching
import Pages
import Support
import Testing

private func set(_ pages: [[String]]) throws -> PageSet {
  let specimen = Specimen()
  return PageSet(
    pages: try pages.map { lines in
      Page(size: Paper.a4.extent, ink: [.glyphs(try specimen.run(lines))])
    })
}

@Test func thePagesTextIsReadLineByLine() throws {
  let page = try #require(try set([["Nama : Sari", "Kelas 4A"]]).pages.first)
  #expect(PageText.lines(of: page) == ["Nama : Sari", "Kelas 4A"])
}

@Test func linesAreAddedRemovedAndMoved() throws {
  let before = try set([["a", "b", "c"], ["d"]])
  let after = try set([["a", "x"], ["c", "d"], ["e"]])
  let difference = PageDifference(before: before, after: after)
  #expect((difference.pagesBefore, difference.pagesAfter) == (2, 3))
  #expect(difference.removed.map(\.text) == ["b"])
  #expect(difference.added.map { "\($0.text)\($0.after ?? 0)" } == ["x1", "e3"])
  #expect(difference.moved.map { "\($0.text)\($0.before ?? 0)\($0.after ?? 0)" } == ["c12"])
  #expect(PageDifference(before: before, after: before).isEmpty)
}

@Test func aLineThatStandsTwiceIsCountedTwice() throws {
  let difference = PageDifference(
    before: try set([["a", "a"], ["a"]]), after: try set([["a"], ["a"]]))
  #expect(difference.removed.map(\.before) == [1])
  #expect(difference.moved.isEmpty)
  #expect(difference.added.isEmpty)
}
