import Support
import Testing

@testable import Hyphenating

@Suite("Dividing words")
struct HyphenatorTests {
  private let patterns = HyphenationPatterns(folder: Places.fonts + "/hyphenation")

  private func divided(_ word: String) throws -> String {
    let hyphenator = try #require(try patterns.hyphenator(language: "id"))
    var result = ""
    let places = Set(hyphenator.places(in: Array(word.utf8)))
    for (index, letter) in word.enumerated() {
      if places.contains(index) { result += "-" }
      result.append(letter)
    }
    return result
  }

  @Test(
    "Indonesian words",
    arguments: [
      "mem-per-tang-gung-ja-wab-kan", "me-nun-juk-kan", "ke-te-ram-pilan", "per-kem-bangan",
      "ling-kungan", "ber-par-ti-si-pasi",
    ])
  func indonesian(_ word: String) throws {
    #expect(try divided(word.filter { $0 != "-" }) == word)
  }

  @Test("Capitals count as small letters")
  func capitals() throws {
    #expect(try divided("Menunjukkan") == "Me-nun-juk-kan")
  }

  @Test(
    "What stays whole",
    arguments: ["baik", "dia", "a", "", "kelas2", "naïve", String(repeating: "a", count: 101)])
  func whole(_ word: String) throws {
    #expect(try divided(word) == word)
  }

  @Test("At least two letters before and three after", arguments: UInt64(0)..<50)
  func limits(_ seed: UInt64) throws {
    let hyphenator = try #require(try patterns.hyphenator(language: "id-ID"))
    var random = SplitMix64(seed: seed)
    let word = (0..<Int.random(in: 1...110, using: &random)).map { _ in
      UInt8.random(in: 97...122, using: &random)
    }
    let places = hyphenator.places(in: word)
    #expect(places == places.sorted() && places.allSatisfy { $0 >= 2 && $0 <= word.count - 3 })
    #expect(places == hyphenator.places(in: word))
  }

  @Test("A language without patterns, and patterns that are not there")
  func missing() throws {
    #expect(try patterns.hyphenator(language: "jv") == nil)
    #expect(throws: HyphenationError.self) {
      _ = try HyphenationPatterns(folder: "/nonexistent").hyphenator(language: "id")
    }
  }
}
