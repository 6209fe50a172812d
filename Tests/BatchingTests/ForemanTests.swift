import Batching
import Bookkeeping
import Records
import Support
import Testing

/// Who gets which class, and when a class is divided.
@Suite struct ForemanTests {
  private func units(_ sizes: [Int]) throws -> [WorkUnit] {
    let npsn = try #require(NPSN("20100001"))
    return sizes.enumerated().map { index, size in
      WorkUnit(
        npsn: npsn, classRow: Int64(index), className: "\(index)",
        students: (0..<size).map { StudentID(Int64(index * 1_000 + $0)) })
    }
  }

  /// The parts that lanes get who ask one after another.
  private func parts(_ sizes: [Int], lanes: Int) throws -> [WorkUnit] {
    let foreman = Foreman(try units(sizes), lanes: lanes)
    var parts: [WorkUnit] = []
    while let unit = foreman.next() {
      parts.append(unit)
      foreman.finish(unit, leaving: [])
    }
    return parts
  }

  @Test func theOnlyClassIsDividedAmongTheLanes() throws {
    #expect(try parts([32], lanes: 2).map(\.students.count) == [16, 16])
    #expect(try parts([33], lanes: 4).map(\.students.count) == [8, 8, 8, 9])
    #expect(try parts([32], lanes: 1).map(\.students.count) == [32])
    #expect(try parts([7], lanes: 2).map(\.students.count) == [7])
  }

  @Test func aLongRunDividesItsLastClassesOnly() throws {
    #expect(try parts([30, 30, 30], lanes: 2).map(\.students.count) == [30, 30, 15, 15])
  }

  /// Whatever the sizes, every student is handed out once, in the order of the class list.
  @Test(arguments: 0..<30) func everyStudentIsHandedOutOnce(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let sizes = (0..<Int.random(in: 1...6, using: &random)).map { _ in
      Int.random(in: 1...45, using: &random)
    }
    let parts = try parts(sizes, lanes: Int.random(in: 1...5, using: &random))
    let students = Dictionary(grouping: parts, by: \.classRow)
      .mapValues { $0.flatMap(\.students) }
    for unit in try units(sizes) { #expect(students[unit.classRow] == unit.students) }
    #expect(parts.allSatisfy { !$0.students.isEmpty })
  }

  /// A part that was left at a pause comes back whole and is not divided again.
  @Test func whatWasLeftComesBack() throws {
    let foreman = Foreman(try units([32]), lanes: 2)
    let first = try #require(foreman.next())
    foreman.finish(first, leaving: Array(first.students.suffix(10)))
    #expect(foreman.next()?.students == Array(first.students.suffix(10)))
    #expect(foreman.next()?.students.count == 16)
  }
}
