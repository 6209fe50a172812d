internal import Bookkeeping
internal import Records

/// The newest figures of runs, read from the ledger at most once a second however many people look.
actor RunWatch {
  private let office: PortalOffice
  private let reading: Blocking
  private var known: [RunID: (run: Run, at: Int64)] = [:]

  init(office: PortalOffice, reading: Blocking) {
    self.office = office
    self.reading = reading
  }

  func run(_ id: RunID) async throws -> Run {
    let now = office.clock()
    // What has ended does not change any more.
    if let known = known[id], known.run.state.hasEnded || now == known.at { return known.run }
    let run = try await reading { [ledger = office.ledger] in try ledger.run(id) }
    if known.count > 500 { known.removeAll() }
    known[id] = (run, now)
    return run
  }
}
