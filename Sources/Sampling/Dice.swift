/// Seeded chance (SplitMix64): the same seed gives the same sample on every machine.
package struct Dice: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  /// Chance of its own for a part of the sample, so that one part can change without moving the others.
  init(seed: UInt64, _ parts: UInt64...) {
    state = seed
    for part in parts { state = next() ^ (part &* 0xD6E8_FEB8_6659_FD93) }
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// From 0 up to, but not including, 1.
  mutating func unit() -> Double { Double(next() >> 11) / Double(1 << 53) }

  mutating func chance(_ share: Double) -> Bool { unit() < share }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  /// One of a list written in code, which is never empty.
  mutating func pick<Item>(_ items: [Item]) -> Item { items[number(0...items.count - 1)] }

  /// One item by its weight.
  mutating func pick<Item>(weighted items: [(Item, Double)]) -> Item {
    var left = unit() * items.reduce(0) { $0 + $1.1 }
    for (item, weight) in items {
      left -= weight
      if left < 0 { return item }
    }
    return items[items.count - 1].0
  }

  /// Normal, as the sum of twelve uniforms.
  mutating func normal(mean: Double, deviation: Double) -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += unit() }
    return mean + deviation * sum
  }

  /// Poisson, given e to the power of minus its mean.
  mutating func poisson(_ expOfMinusMean: Double) -> Int {
    var count = 0
    var product = unit()
    while product > expOfMinusMean && count < 40 {
      product *= unit()
      count += 1
    }
    return count
  }

  /// By quantiles, linear between them.
  mutating func quantile(_ table: [(share: Double, value: Double)]) -> Double {
    let at = unit()
    for (low, high) in zip(table, table.dropFirst()) where at <= high.share {
      return low.value + (high.value - low.value) * (at - low.share) / (high.share - low.share)
    }
    return table[table.count - 1].value
  }
}
