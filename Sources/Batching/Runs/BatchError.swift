package import Bookkeeping
package import Records

/// Why a run cannot go on; what was done so far is noted, and it can be resumed.
package enum BatchError: Error, Sendable, Hashable {
  case ledger(LedgerError)
  /// What it said is in the log.
  case workerNotStarted(log: String)

  package var message: Bilingual {
    switch self {
    case .ledger(let error): error.message
    case .workerNotStarted(let log):
      Bilingual(
        id: "program pembantu tidak dapat dijalankan; lihat \(log), lalu 'rapor doctor'.",
        en: "a worker could not be started; see \(log), then 'rapor doctor'.")
    }
  }
}
