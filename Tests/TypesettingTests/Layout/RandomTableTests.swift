import CairoPango
import Pages
import Support
import Testing

@testable import Typesetting

/// Properties that hold for every table, whatever its spans, heights and page (Docs/design.md section 4).
@Suite("Random tables")
struct RandomTableTests {
  /// A word on a page.
  private struct Placed {
    var page: Int
    var x: Double
    var y: Double
  }

  @Test("Every cell once, no page over-full, order and keep rules kept", arguments: 0..<16)
  func properties(_ batch: Int) throws {
    let typesetter = Typesetter(bench: try FontBench(fonts: Places.testFonts))
    for seed in UInt64(batch * 24)..<UInt64(batch * 24 + 24) {
      let table = RandomTable(seed: seed)
      let pages: PageSet
      do {
        pages = try typesetter.pages(of: table.content)
      } catch {
        Issue.record("seed \(seed): \(error)")
        continue
      }
      let places = self.places(of: pages)
      checkTexts(of: table, places, pages: pages.pages.count, seed)
      checkInk(of: pages, seed)
      checkOverlaps(places, seed)
      checkRows(of: table, places, seed)
      #expect(try typesetter.pages(of: table.content) == pages, "seed \(seed): another outcome")
    }
  }

  @Test("A table that no page can hold is refused by name")
  func refusal() throws {
    let typesetter = Typesetter(bench: try FontBench(fonts: Places.testFonts))
    for seed in UInt64(0)..<200 {
      var table = RandomTable(seed: seed)
      // Too low for a head and a line, or for some rows only.
      table.content.pageRules.base.size.height = Points(Double(9 + seed % 31))
      do throws(TypesettingError) {
        let pages = try typesetter.pages(of: table.content)
        checkTexts(of: table, places(of: pages), pages: pages.pages.count, seed)
        checkInk(of: pages, seed)
      } catch {
        guard case .tooTall(let height, let room) = error.cause else {
          Issue.record("seed \(seed): \(error)")
          continue
        }
        #expect(height > room && error.origin.site > 0, "seed \(seed): \(error)")
      }
    }
  }

  private func places(of pages: PageSet) -> [String: [Placed]] {
    var places: [String: [Placed]] = [:]
    for (number, page) in pages.pages.enumerated() {
      for text in PageReading(page).texts {
        // Words of neighbouring cells may touch.
        var x = text.x
        for part in text.text.split(separator: "w") {
          places["w\(part)", default: []].append(Placed(page: number, x: x, y: text.y))
          x += Double(part.count + 1) * 5
        }
      }
    }
    return places
  }

  private func checkTexts(
    of table: RandomTable, _ places: [String: [Placed]], pages: Int, _ seed: UInt64
  ) {
    for cell in table.cells {
      var last: Placed?
      for word in cell {
        let found = places[word] ?? []
        #expect(found.count == 1, "seed \(seed): \(word) stands \(found.count) times")
        guard let place = found.first else { continue }
        if let last {
          let isAfter = place.page > last.page || (place.page == last.page && place.y > last.y)
          #expect(isAfter, "seed \(seed): \(word) stands before its forerunner")
        }
        last = place
      }
    }
    // The first page may hold only what stands before the table.
    for word in table.head + table.foot {
      let on = Set((places[word] ?? []).map(\.page))
      #expect(on.count == (places[word] ?? []).count, "seed \(seed): \(word) twice on a page")
      #expect(on.count >= pages - 1 && on.contains(pages - 1), "seed \(seed): \(word) is missing")
    }
  }

  private func checkInk(of pages: PageSet, _ seed: UInt64) {
    for (number, page) in pages.pages.enumerated() {
      let reading = PageReading(page)
      let height = page.size.height.value + 0.02
      let width = page.size.width.value + 0.02
      let texts = reading.texts.allSatisfy { $0.y + 2 <= height && $0.y - 8 >= -0.02 && $0.x >= 0 }
      let lines = reading.lines.allSatisfy {
        max($0.segment.from.y.value, $0.segment.to.y.value) <= height
          && max($0.segment.from.x.value, $0.segment.to.x.value) <= width
      }
      #expect(texts && lines, "seed \(seed): page \(number + 1) is over-full")
    }
  }

  private func checkOverlaps(_ places: [String: [Placed]], _ seed: UInt64) {
    var pages: [Int: [(word: String, place: Placed)]] = [:]
    for (word, all) in places {
      for place in all { pages[place.page, default: []].append((word, place)) }
    }
    for words in pages.values {
      let sorted = words.sorted { ($0.place.y, $0.place.x) < ($1.place.y, $1.place.x) }
      for (index, one) in sorted.enumerated() {
        for other in sorted[(index + 1)...] {
          if other.place.y - one.place.y > 9.98 { break }
          let isApart =
            other.place.x >= one.place.x + Double(one.word.count) * 5 - 0.02
            || one.place.x >= other.place.x + Double(other.word.count) * 5 - 0.02
          #expect(isApart, "seed \(seed): \(one.word) and \(other.word) overlap")
        }
      }
    }
  }

  /// Small rows stand on one page, and those that ask for it with the next one.
  private func checkRows(
    of table: RandomTable, _ places: [String: [Placed]], _ seed: UInt64
  ) {
    let share = BreakPolicy().splittableShare
    func pages(_ words: [String]) -> Set<Int> {
      Set(words.flatMap { (places[$0] ?? []).map(\.page) })
    }
    let rows = table.plainRows
    for index in rows.indices {
      let row = rows[index]
      let height = table.height(lines: row.lines)
      if !table.hasSpans, !table.hasKeeps, height < table.room * share {
        #expect(pages(row.words).count <= 1, "seed \(seed): a small row is split: \(row.words)")
      }
      guard row.isKeptWithNext, index + 1 < rows.count, index > 0 else { continue }
      let next = rows[index + 1]
      // A lone pair of small rows: a longer chain, or a tie by spans, may ask for more than a page.
      let isPair = !next.isKeptWithNext && !rows[index - 1].isKeptWithNext
      let both = height + table.height(lines: next.lines)
      if isPair, !row.words.isEmpty, !next.words.isEmpty, both < table.room * share {
        #expect(
          pages(row.words + next.words).count == 1,
          "seed \(seed): \(row.words) and \(next.words) are parted")
      }
    }
  }
}
