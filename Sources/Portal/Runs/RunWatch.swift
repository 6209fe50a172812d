internal import Bookkeeping
internal import Records

/// The newest figures of runs, read from the ledger at most once a second however many people look.
actor RunWatch {
  private let office: PortalOffice
  private let reading: Blocking
  private var known: [RunID: (run: Run, at: Int64)] = [:]
  private var computing: [RunID: Task<Run, any Error>] = [:]

  init(office: PortalOffice, reading: Blocking) {
    self.office = office
    self.reading = reading
  }

  func run(_ id: RunID) async throws -> Run {
    let now = office.clock()
    // What has ended does not change any more.
    if let known = known[id], known.run.state.hasEnded || now == known.at { return known.run }
    // Whoever comes while it is read waits for the same.
    if let computing = computing[id] { return try await computing.value }
    let task = Task { [reading, ledger = office.ledger] in
      try await reading { try ledger.run(id) }
    }
    computing[id] = task
    defer { computing[id] = nil }
    let run = try await task.value
    if known.count > 500 { known.removeAll() }
    known[id] = (run, now)
    return run
  }

  /// Somebody has just changed it.
  func forget(_ id: RunID) { known[id] = nil }
}
