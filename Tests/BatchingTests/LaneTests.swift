import Batching
import Pages
import Records
import Support
import Templating
import Testing

/// Many threads make what one makes, and nobody gets another's card.
@Suite struct LaneTests {
  private func cards(
    of records: [ReportRecord], lanes: Int, numbers: [String]
  ) throws -> [String: [UInt8]] {
    let shelf = try SampleCards.shelf.get()
    let made = try inLanes(lanes, records, makeBench: { try SampleCards.press() }) {
      record, press -> (String, [UInt8]) in
      let card = try press.card(
        of: record, template: shelf.template(for: record), proof: .full, classmates: numbers)
      return (record.student.nisn?.digits ?? "", card.pdf)
    }
    return Dictionary(made) { first, _ in first }
  }

  /// The full check is part of each card: its own number on each page, and none of the 199 others' anywhere.
  @Test func twoHundredCardsOnEightLanes() throws {
    let records = try SampleCards.records(200, seed: 20)
    let numbers = records.compactMap { $0.student.nisn?.digits }
    try #require(Set(numbers).count == 200)
    let alone = try cards(of: records, lanes: 1, numbers: numbers)
    #expect(alone.count == 200)
    #expect(Set(alone.values).count == 200)
    #expect(try cards(of: records, lanes: 8, numbers: numbers) == alone)
    var order = SplitMix64(seed: 3)
    let shuffled = records.shuffled(using: &order)
    #expect(try cards(of: shuffled, lanes: 8, numbers: numbers) == alone)
  }

  private struct Stop: Error {}

  @Test(arguments: [1, 8]) func aBenchThatCannotBeMadeIsThrown(lanes: Int) {
    #expect(throws: Stop.self) {
      try inLanes(lanes, [1, 2, 3], makeBench: { throw Stop() }) { item, _ in item }
    }
  }

  @Test func resultsKeepTheOrderOfTheItems() throws {
    let items = Array(0..<1_000)
    #expect(try inLanes(8, items, makeBench: {}) { item, _ in item * 2 } == items.map { $0 * 2 })
    #expect(try inLanes(8, [Int](), makeBench: {}) { item, _ in item } == [])
  }
}
