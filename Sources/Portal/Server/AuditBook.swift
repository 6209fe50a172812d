internal import Bookkeeping
internal import Records

/// Writes the audit of many visitors at once: whoever comes while a batch is being written is in the next, and each is
/// answered only when its entry is on the disk. A crowd costs few transactions, a single visitor one.
actor AuditBook {
  private let ledger: Ledger
  private let writing: Blocking
  private var waiting: [(entry: AuditEntry, answer: CheckedContinuation<Void, any Error>)] = []
  private var isWriting = false

  init(ledger: Ledger) {
    self.ledger = ledger
    writing = Blocking("rapor.audit", width: 1, longestLine: 4)
  }

  func write(_ entry: AuditEntry) async throws {
    try await withCheckedThrowingContinuation { answer in
      waiting.append((entry, answer))
      if !isWriting {
        isWriting = true
        Task { await self.writeAll() }
      }
    }
  }

  private func writeAll() async {
    while !waiting.isEmpty {
      let batch = waiting
      waiting = []
      let result: Result<Void, any Error>
      do {
        try await writing { [ledger] in try ledger.audit(batch.map(\.entry)) }
        result = .success(())
      } catch {
        result = .failure(error)
      }
      for (_, answer) in batch { answer.resume(with: result) }
    }
    isWriting = false
  }
}
