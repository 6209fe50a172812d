/// The foot of a ledger's column: highest, lowest and mean of the whole numbers in it (Docs/domain.md section 2.7).
package struct LedgerSummary: Sendable, Hashable {
  package var highest: Int?
  package var lowest: Int?
  /// With two decimals and a decimal comma.
  package var mean: String?

  package init(of numbers: [Int]) {
    highest = numbers.max()
    lowest = numbers.min()
    mean = Self.mean(of: numbers)
  }

  /// The mean with two decimals and a decimal comma, rounded half up: "84,25" (Docs/domain.md section 4.2). Nil for none.
  package static func mean(of numbers: [Int]) -> String? {
    guard !numbers.isEmpty else { return nil }
    let sum = numbers.reduce(0, +)
    let hundredths = (sum * 200 + numbers.count) / (2 * numbers.count)
    let fraction = hundredths % 100
    return "\(hundredths / 100),\(fraction < 10 ? "0" : "")\(fraction)"
  }

  /// The rank of each number from the highest down; equals share a rank and the next ones are counted on, so that 90, 88,
  /// 88, 80 are 1, 2, 2, 4 (Docs/domain.md section 2.7). Nil stays nil.
  package static func ranks(of numbers: [Int?]) -> [Int?] {
    var first: [Int: Int] = [:]
    for (index, number) in numbers.compactMap(\.self).sorted(by: >).enumerated()
    where first[number] == nil {
      first[number] = index + 1
    }
    return numbers.map { $0.flatMap { first[$0] } }
  }
}
