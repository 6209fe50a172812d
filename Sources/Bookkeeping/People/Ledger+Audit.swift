internal import GRDB
package import Records

/// Which entries of the audit log are asked for; nil stands for all.
package struct AuditFilter: Sendable, Hashable {
  package var npsn: NPSN?
  package var student: StudentID?
  package var account: AccountID?
  /// Seconds since 1970: entries from then on.
  package var since: Int64?
  /// Entries before then.
  package var until: Int64?

  package init(
    npsn: NPSN? = nil, student: StudentID? = nil, account: AccountID? = nil, since: Int64? = nil,
    until: Int64? = nil
  ) {
    self.npsn = npsn
    self.student = student
    self.account = account
    self.since = since
    self.until = until
  }
}

/// An entry as it is stored.
package struct AuditLine: Sendable, Hashable {
  package var number: Int64
  package var entry: AuditEntry
}

// The log of looks at pupils' data and of acts. It is only ever added to: triggers refuse the rest.
extension Ledger {
  /// Writes entries down in one transaction: many at once cost hardly more than one.
  package func audit(_ entries: [AuditEntry]) throws(LedgerError) {
    guard !entries.isEmpty else { return }
    try write { database in try Self.audit(entries, in: database) }
  }

  static func audit(_ entries: [AuditEntry], in database: Database) throws {
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO audit (at, actor, account, npsn, student, act, address)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """)
    for entry in entries {
      try statement.execute(arguments: [
        entry.at, entry.actor.word, entry.actor.account?.value, entry.npsn?.digits,
        entry.student?.value, entry.act.rawValue, entry.address,
      ])
    }
  }

  /// The newest entries first.
  /// - Parameters:
  ///   - limit: at most so many.
  ///   - line: only those before this one: the last of the page before.
  package func auditTrail(
    _ filter: AuditFilter, limit: Int, before line: AuditLine? = nil
  ) throws(LedgerError) -> [AuditLine] {
    // Only what is asked for stands in the query, so that an index serves it.
    var conditions: [String] = []
    var arguments: [(any DatabaseValueConvertible)?] = []
    func add(_ condition: String, _ value: (any DatabaseValueConvertible)?) {
      guard let value else { return }
      conditions.append(condition)
      arguments.append(value)
    }
    add("npsn = ?", filter.npsn?.digits)
    add("student = ?", filter.student?.value)
    add("account = ?", filter.account?.value)
    add("at >= ?", filter.since)
    add("at < ?", filter.until)
    if let line {
      conditions.append("(at, id) < (?, ?)")
      arguments += [line.entry.at, line.number]
    }
    let restriction = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    return try read { database in
      try Row.fetchAll(
        database,
        sql: "SELECT * FROM audit \(restriction) ORDER BY at DESC, id DESC LIMIT ?",
        arguments: StatementArguments(arguments + [limit])
      ).compactMap(Self.auditLine)
    }
  }

  private static func auditLine(_ row: Row) -> AuditLine? {
    guard let act = AuditAct(rawValue: row["act"]),
      let actor = Actor(word: row["actor"], account: row["account"])
    else { return nil }
    var entry = AuditEntry(
      at: row["at"], actor: actor, act: act, npsn: (row["npsn"] as String?).flatMap { NPSN($0) },
      student: (row["student"] as Int64?).map { StudentID($0) })
    entry.address = row["address"]
    return AuditLine(number: row["id"], entry: entry)
  }
}

extension Actor {
  fileprivate var word: String {
    switch self {
    case .account: "account"
    case .parent: "parent"
    case .machine: "machine"
    }
  }

  fileprivate init?(word: String, account: Int64?) {
    switch (word, account) {
    case ("account", let account?): self = .account(AccountID(account))
    case ("parent", _): self = .parent
    case ("machine", _): self = .machine
    default: return nil
    }
  }
}
