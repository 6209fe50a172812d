internal import Bookkeeping
internal import Foundation
internal import Records

/// Hands out a run's classes to its lanes, and holds or stops them. Safe to use from any thread.
// Unchecked because `condition` guards every property: each is only touched while it is locked.
final class Foreman: @unchecked Sendable {
  private let condition = NSCondition()
  private var queue: ClassQueue
  private var postponed: [WorkUnit] = []
  private var inWork = 0
  private var isHeld = false
  private var isStopped = false

  init(_ units: [WorkUnit]) { queue = ClassQueue(units) }

  private func locked<Result>(_ work: () -> Result) -> Result {
    condition.lock()
    defer { condition.unlock() }
    return work()
  }

  /// The next class, once there is one and nothing holds the run; nil when the run is over.
  func next() -> WorkUnit? {
    locked {
      while !isStopped {
        if !isHeld, let unit = queue.next() {
          inWork += 1
          return unit
        }
        // A class in work may come back unfinished, so nobody leaves before the last.
        if queue.isEmpty && postponed.isEmpty && inWork == 0 { break }
        condition.wait()
      }
      condition.broadcast()
      return nil
    }
  }

  /// Another program has the class: it comes again at the next ``tick(isHeld:)``.
  func postpone(_ unit: WorkUnit) {
    locked {
      inWork -= 1
      postponed.append(unit)
    }
  }

  func finish(_ unit: WorkUnit, leaving rest: [StudentID]) {
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

  func tick(isHeld: Bool) {
    locked {
      self.isHeld = isHeld
      queue.postpone(postponed)
      postponed = []
      condition.broadcast()
    }
  }

  func stop() {
    locked {
      isStopped = true
      condition.broadcast()
    }
  }

  /// Whether a lane should leave its class at the next student.
  var wantsPause: Bool { locked { isHeld || isStopped } }

  var hasStopped: Bool { locked { isStopped } }
}
