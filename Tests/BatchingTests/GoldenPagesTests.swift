import Batching
import Foundation
import Pages
import Records
import Support
import Testing

/// The gate itself: what it accepts passes, and every kind of change is found.
@Suite struct GoldenPagesTests {
  private let folder: TemporaryFolder
  private let golden: GoldenPages
  private let cards: [GoldenPages.Card]

  init() throws {
    folder = try TemporaryFolder()
    golden = GoldenPages(layout: folder.path)
    let press = try SampleCards.press()
    cards = try [4, 5].map { place in
      let record = try SampleCards.record("4B", place)
      let pages = try SampleCards.pages(of: record, press)
      return GoldenPages.Card(name: "card-\(place)", pages: pages) {
        try press.pictures(of: pages, resolution: GoldenPages.resolution, record: record)
      }
    }
  }

  private func verdicts(_ cards: [GoldenPages.Card]) throws -> [String] {
    try golden.compare(cards, paper: .a4).map { "\($0.name) \($0.verdict.rawValue)" }
  }

  @Test func whatWasAcceptedIsTheSame() throws {
    try golden.accept(cards, paper: .a4)
    #expect(try verdicts(cards) == ["A4/card-4 same", "A4/card-5 same", "A4/fullest same"])
  }

  @Test func withoutGoldenPagesAllIsMissing() throws {
    #expect(
      try verdicts(cards) == ["A4/card-4 missing", "A4/card-5 missing", "A4/fullest missing"])
  }

  @Test func aChangedTextIsFoundWithItsPlace() throws {
    try golden.accept(cards, paper: .a4)
    var changed = cards
    changed[0].pages = cards[1].pages
    let outcome = try #require(golden.compare(changed, paper: .a4).first)
    #expect(outcome.verdict == .different)
    #expect(outcome.detail.contains("→"))
    #expect(!outcome.pictures.isEmpty)
  }

  @Test func aChangedPictureIsFoundThoughTheTextIsTheSame() throws {
    try golden.accept(cards, paper: .a4)
    let pale = cards.map { card in
      GoldenPages.Card(name: card.name, pages: card.pages) {
        // The pages in the opposite order: the same text, other pictures.
        try card.pictures().reversed()
      }
    }
    let outcomes = try golden.compare(pale, paper: .a4)
    #expect(outcomes.map(\.verdict) == [.same, .same, .different])
    #expect(outcomes.last?.pictures.count == 3)
  }

  @Test func aStudentWhoIsGoneIsObsolete() throws {
    try golden.accept(cards, paper: .a4)
    let outcomes = try golden.compare([cards[0]], paper: .a4)
    #expect(outcomes.contains { $0.name == "A4/card-5" && $0.verdict == .obsolete })
  }

  @Test func theyExistOnlyIfEveryPaperHasThem() throws {
    #expect(!golden.exist(for: [.a4]))
    try golden.accept(cards, paper: .a4)
    #expect(golden.exist(for: [.a4]))
    // Folio is all but F4.
    #expect(golden.exist(for: [.a4, .folio]))
    #expect(!golden.exist(for: [.a4, .f4]))
    try FileManager.default.removeItem(atPath: folder.file("golden/A4/fullest.png"))
    #expect(!golden.exist(for: [.a4]))
  }
}
