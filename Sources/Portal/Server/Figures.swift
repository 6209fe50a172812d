internal import Synchronization

/// What the portal has done since its start, for the machine's monitoring (the text format of Prometheus).
final class Figures: Sendable {
  private let counts = Mutex<[String: Int]>([:])

  func count(status: Int) { add("rapor_answers_total{status=\"\(status)\"}") }

  func add(_ name: String, _ amount: Int = 1) {
    counts.withLock { $0[name, default: 0] += amount }
  }

  var text: String {
    counts.withLock { counts in
      counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)\n" }.joined()
    }
  }
}
