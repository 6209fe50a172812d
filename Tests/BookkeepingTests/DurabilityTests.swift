import GRDB
import Testing

@testable import Bookkeeping

/// What a person was told is stored outlives a power cut: SQLite waits for the disk at the end of each such transaction.
@Suite struct DurabilityTests {
  private func synchronous(_ database: Database) throws -> Int? {
    try Int.fetchOne(database, sql: "PRAGMA synchronous")
  }

  @Test func onlyWhatTheNextRunDoesAgainMayBeLost() throws {
    let ledger = try LedgerFixture().ledger
    #expect(try ledger.write(synchronous) == 2)
    #expect(try ledger.writeRepeatable(synchronous) == 1)
    #expect(throws: LedgerError.self) {
      try ledger.writeRepeatable { _ in throw LedgerError.locked }
    }
    #expect(try ledger.write(synchronous) == 2)
    // Imports that can be taken back, and merges, open their transactions themselves.
    #expect(try ledger.pool.write(synchronous) == 2)
  }
}
