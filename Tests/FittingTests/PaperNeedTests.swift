import Fitting
import Pages
import Testing

@Test(
  arguments: [
    ([4, 4, 5], 13, 13, 7), ([1], 1, 1, 1), ([], 0, 0, 0), ([2, 3], 5, 5, 3),
  ] as [([Int], Int, Int, Int)])
func sheetsAreCountedStudentByStudent(cards: [Int], pages: Int, one: Int, two: Int) {
  var need = PaperNeed()
  for count in cards { need.add(pageCount: count) }
  #expect(need.pages == pages)
  #expect(need.sheetsOneSided == one)
  #expect(need.sheetsTwoSided == two)
}

/// The example of Docs/domain.md section 6.2: 357 students of 4 pages, at 10 to 20 pages a minute.
@Test func theTimeOfTheDomainsSchool() {
  var need = PaperNeed()
  for _ in 0..<357 { need.add(pageCount: 4) }
  #expect(need.pages == 1_428)
  #expect(abs(need.minutes(pagesPerMinute: 10, isTwoSided: false) - 142.8) < 1e-9)
  #expect(abs(need.minutes(pagesPerMinute: 20, isTwoSided: false) - 71.4) < 1e-9)
}

@Test(arguments: [([4, 4, 5, 3], 4), ([5, 4, 5, 4], 4), ([3], 3), ([], 0)] as [([Int], Int)])
func theUsualCountIsTheCommonestAndOfEqualsTheLeast(counts: [Int], usual: Int) {
  let fits = counts.map { StudentFit(pageCount: $0, lastPageShare: 1, overrun: nil) }
  #expect(fits.usualPageCount == usual)
}

private func overrun(_ share: Double) -> StudentFit.Overrun {
  StudentFit.Overrun(page: 4, height: 100, share: share, lineCount: 10, contributors: [])
}

@Test(
  arguments: [
    (5, 0.9, true), (4, 0.9, false), (4, 0.5, true), (4, 0.51, false), (3, 0.2, true),
  ] as [(Int, Double, Bool)])
func longerThanUsualOrALittleOverSpills(pages: Int, share: Double, spills: Bool) {
  let fit = StudentFit(pageCount: pages, lastPageShare: share, overrun: overrun(share))
  #expect(fit.isSpilling(usualPageCount: 4, saving: nil) == spills)
}
