package import Bookkeeping
internal import Records

/// The classes of a run that wait, school beside school: each school in turn gives one class, so that a large school does
/// not hold up the small ones behind it.
package struct ClassQueue: Sendable {
  private var schools: [[WorkUnit]] = []
  private var front: [WorkUnit] = []
  private var turn = 0

  package init(_ units: [WorkUnit]) {
    for unit in units {
      if schools.last?.first?.npsn == unit.npsn {
        schools[schools.count - 1].append(unit)
      } else {
        schools.append([unit])
      }
    }
    for index in schools.indices { schools[index].reverse() }
  }

  package var isEmpty: Bool { front.isEmpty && schools.isEmpty }

  package var count: Int { front.count + schools.reduce(0) { $0 + $1.count } }

  package mutating func next() -> WorkUnit? {
    if let unit = front.popLast() { return unit }
    guard !schools.isEmpty else { return nil }
    if turn >= schools.count { turn = 0 }
    let unit = schools[turn].popLast()
    if schools[turn].isEmpty {
      schools.remove(at: turn)
    } else {
      turn += 1
    }
    return unit
  }

  /// A class that was begun goes on first.
  package mutating func putBack(_ unit: WorkUnit) { front.append(unit) }

  /// A class that another program has at the moment comes last.
  package mutating func postpone(_ units: [WorkUnit]) {
    for unit in units { schools.append([unit]) }
  }
}
