internal import Digesting
internal import GRDB
internal import Records

/// Something that happened, as a link of the ledger's chain.
struct Event {
  /// Seconds since 1970, as passed in.
  var at: Int64
  var npsn: NPSN?
  var student: StudentID?
  var kind: String
  /// What happened, without names or marks: digests, states, counts.
  var payload: String
}

/// The first event that does not fit the chain.
package struct ChainFault: Sendable, Hashable, Codable {
  package var sequence: Int64
  package var reason: String
}

extension Ledger {
  /// Appends an event: its hash covers all that it says and the hash before it.
  static func append(_ event: Event, in database: Database) throws {
    let head = try head(in: database)
    let (sequence, previous) = (head.sequence + 1, head.hash)
    let hash = try hash(
      sequence: sequence, at: event.at, npsn: event.npsn?.digits, student: event.student?.value,
      kind: event.kind, payload: event.payload, previous: previous)
    try database.cachedStatement(sql: "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?)").execute(
      arguments: [
        sequence, event.at, event.npsn?.digits, event.student?.value, event.kind, event.payload,
        previous, hash,
      ])
    try database.cachedStatement(sql: "UPDATE chain SET sequence = ?, hash = ?").execute(
      arguments: [sequence, hash])
  }

  /// The last link, kept apart from the events: without it the newest ones could be cut off unseen.
  private static func head(in database: Database) throws -> (sequence: Int64, hash: String) {
    let row = try Row.fetchOne(database.cachedStatement(sql: "SELECT sequence, hash FROM chain"))
    guard let row else { throw LedgerError.damaged("the head of the event chain is missing") }
    return (row["sequence"], row["hash"])
  }

  private static func hash(
    sequence: Int64, at: Int64, npsn: String?, student: Int64?, kind: String, payload: String,
    previous: String
  ) throws -> String {
    // Lengths before texts, so that no two different events read the same.
    let fields = [
      "\(sequence)", "\(at)", npsn ?? "", student.map { "\($0)" } ?? "", kind, payload, previous,
    ]
    let text = fields.map { "\($0.utf8.count):\($0)" }.joined(separator: ",")
    return try Digest(of: Array(text.utf8)).hex
  }

  /// Walks the whole chain.
  /// - Returns: the first event that was changed, removed, inserted or moved; nil if all is well.
  package func chainFault() throws(LedgerError) -> ChainFault? {
    try read { database in try Self.chainFault(in: database) }
  }

  static func chainFault(in database: Database) throws -> ChainFault? {
    var previous = ""
    var expected: Int64 = 1
    let rows = try Row.fetchCursor(database, sql: "SELECT * FROM event ORDER BY sequence")
    while let row = try rows.next() {
      let sequence: Int64 = row["sequence"]
      guard sequence == expected else {
        return ChainFault(sequence: expected, reason: "event \(expected) is missing")
      }
      guard row["previous"] == previous else {
        return ChainFault(sequence: sequence, reason: "does not follow the event before it")
      }
      let hash = try Self.hash(
        sequence: sequence, at: row["at"], npsn: row["npsn"], student: row["student"],
        kind: row["kind"], payload: row["payload"], previous: previous)
      guard row["hash"] == hash else {
        return ChainFault(sequence: sequence, reason: "was changed after it was written")
      }
      previous = hash
      expected += 1
    }
    let head = try Self.head(in: database)
    guard head.sequence == expected - 1, head.hash == previous else {
      return ChainFault(sequence: expected, reason: "the newest events are missing")
    }
    return nil
  }
}
