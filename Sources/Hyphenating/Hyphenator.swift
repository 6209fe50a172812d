internal import CHyphen

/// Where the words of a language may be divided, by Liang's patterns (libhyphen).
///
/// Not `Sendable`; one a thread. The words it has seen are kept, for a school's reports repeat them.
package final class Hyphenator {
  private let patterns: UnsafeMutablePointer<HyphenDict>
  private var known: [[UInt8]: [Int]] = [:]

  /// A word shorter than this stays whole, and so many letters stay before and after a hyphen: Indonesian
  /// affixes have two letters (`di-`, `-an`), but one of two at a line's beginning reads badly.
  package static let shortestWord = 6
  private static let before = 2
  private static let after = 3
  private static let longestWord = 100
  private static let knownLimit = 10_000

  /// Reads a pattern file in the form of libhyphen.
  package init(file: String) throws(HyphenationError) {
    guard let patterns = hnj_hyphen_load(file) else { throw HyphenationError(file: file) }
    self.patterns = patterns
  }

  deinit { hnj_hyphen_free(patterns) }

  /// The numbers of letters after which `word`, in ASCII letters, may be divided; sorted.
  package func places(in word: some Collection<UInt8>) -> [Int] {
    let count = word.count
    guard count >= Self.shortestWord, count <= Self.longestWord else { return [] }
    let letters = word.map { $0 | 0x20 }
    guard letters.allSatisfy({ (0x61...0x7A).contains($0) }) else { return [] }
    if let places = known[letters] { return places }
    // libhyphen asks for room for five more.
    var marks = [CChar](repeating: 0, count: count + 5)
    var replacements: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    var positions: UnsafeMutablePointer<Int32>?
    var cuts: UnsafeMutablePointer<Int32>?
    // Although it is told the length, libhyphen searches for a final zero.
    let outcome = (letters + [0]).withUnsafeBytes { bytes in
      hnj_hyphen_hyphenate3(
        patterns, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(count), &marks, nil,
        &replacements, &positions, &cuts, Int32(Self.before), Int32(Self.after),
        Int32(Self.before), Int32(Self.after))
    }
    let places =
      outcome == 0
      ? (Self.before...(count - Self.after)).filter { marks[$0 - 1] & 1 == 1 } : []
    if known.count >= Self.knownLimit { known.removeAll(keepingCapacity: true) }
    known[letters] = places
    return places
  }
}
