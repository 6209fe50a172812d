package import Bookkeeping
internal import Foundation
package import Records

/// Hands out a run's classes to its lanes, and holds or stops them. Safe to use from any thread.
// Unchecked because `condition` guards every property: each is only touched while it is locked.
package final class Foreman: @unchecked Sendable {
  private let condition = NSCondition()
  private var queue: ClassQueue
  private var postponed: [WorkUnit] = []
  private var inWork = 0
  private var isHeld = false
  private var isStopped = false
  private let lanes: Int
  /// Classes that were divided: a part is not divided again.
  private var divided: Set<Int64> = []

  /// Fewer students than this are not worth reading their class twice.
  private static let smallestPart = 4

  /// - Parameter lanes: how many will ask.
  package init(_ units: [WorkUnit], lanes: Int) {
    queue = ClassQueue(units)
    self.lanes = lanes
  }

  private func locked<Result>(_ work: () -> Result) -> Result {
    condition.lock()
    defer { condition.unlock() }
    return work()
  }

  /// The next class, once there is one and nothing holds the run; nil when the run is over.
  package func next() -> WorkUnit? {
    locked {
      while !isStopped {
        if !isHeld, let unit = queue.next() {
          inWork += 1
          return firstPart(of: unit)
        }
        // A class in work may come back unfinished, so nobody leaves before the last.
        if queue.isEmpty && postponed.isEmpty && inWork == 0 { break }
        condition.wait()
      }
      condition.broadcast()
      return nil
    }
  }

  /// The unit, or what one lane takes of it where lanes would have nothing to do else: a class that somebody waits for,
  /// or the last ones of a run.
  private func firstPart(of unit: WorkUnit) -> WorkUnit {
    guard lanes > 1, queue.count < lanes - 1, !divided.contains(unit.classRow),
      unit.students.count >= 2 * Self.smallestPart
    else { return unit }
    divided.insert(unit.classRow)
    let parts = min(lanes, unit.students.count / Self.smallestPart)
    var first = unit
    for part in (0..<parts).reversed() {
      let range = unit.students.count * part / parts..<unit.students.count * (part + 1) / parts
      first.students = Array(unit.students[range])
      if part > 0 { queue.putBack(first) }
    }
    condition.broadcast()
    return first
  }

  /// Another program has the class: it comes again at the next ``tick(isHeld:)``.
  package func postpone(_ unit: WorkUnit) {
    locked {
      inWork -= 1
      postponed.append(unit)
    }
  }

  package func finish(_ unit: WorkUnit, leaving rest: [StudentID]) {
    locked {
      inWork -= 1
      if !rest.isEmpty {
        var unit = unit
        unit.students = rest
        queue.putBack(unit)
      }
      condition.broadcast()
    }
  }

  package func tick(isHeld: Bool) {
    locked {
      self.isHeld = isHeld
      queue.postpone(postponed)
      postponed = []
      condition.broadcast()
    }
  }

  package func stop() {
    locked {
      isStopped = true
      condition.broadcast()
    }
  }

  /// Whether a lane should leave its class at the next student.
  package var wantsPause: Bool { locked { isHeld || isStopped } }

  package var hasStopped: Bool { locked { isStopped } }
}
