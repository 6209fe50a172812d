package import Credentials
internal import Digesting
internal import GRDB
package import Records

/// Whether a student's parents have a code.
package struct CodeStatus: Sendable, Hashable {
  package var student: StudentID
  /// Seconds since 1970; nil for no code.
  package var issuedAt: Int64?
  /// How often one was issued: all but the last are void.
  package var issues: Int

  package var hasCode: Bool { issuedAt != nil }
}

extension Ledger {
  /// Keeps the codes of students, as keyed digests; each goes into the audit log.
  /// - Parameters:
  ///   - replaces: whether students may have a code already: it is void then, and so are the passes that it gave.
  ///   - npsn: the school of all of them.
  /// - Throws: ``PeopleFault/codesExist(count:)``, ``LedgerError/unknownStudent(_:)``; nothing is stored then.
  package func store(
    _ codes: [StudentID: ParentCode], of npsn: NPSN, replaces: Bool, with secret: WorkspaceSecret,
    by actor: Actor, at time: Int64
  ) throws(PeopleFault) {
    let sorted = codes.sorted { $0.key < $1.key }
    let digests: [String]
    do throws(CredentialError) {
      var list: [String] = []
      for (_, code) in sorted { list.append(try code.digest(secret).hex) }
      digests = list
    } catch {
      throw .credential(error)
    }
    try writePeople { database in
      var existing = 0
      for ((student, _), digest) in zip(sorted, digests) {
        let school = try String.fetchOne(
          database.cachedStatement(sql: "SELECT npsn FROM student WHERE id = ?"),
          arguments: [student.value])
        guard school == npsn.digits else { throw LedgerError.unknownStudent(student) }
        let issued = try Int64.fetchOne(
          database.cachedStatement(sql: "SELECT issued_at FROM parent_code WHERE student = ?"),
          arguments: [student.value])
        if issued != nil { existing += 1 }
        // Never the same time twice, so that passes of the old code end within the same second too.
        let issuedAt = issued.map { max(time, $0 + 1) } ?? time
        try database.cachedStatement(
          sql: """
            INSERT INTO parent_code (student, digest, issued_at, issues) VALUES (?, ?, ?, 1)
            ON CONFLICT (student) DO UPDATE SET digest = excluded.digest,
            issued_at = excluded.issued_at, issues = issues + 1, wrong = '', locked_until = 0
            """
        ).execute(arguments: [student.value, digest, issuedAt])
      }
      if existing > 0, !replaces { throw PeopleFault.codesExist(count: existing) }
      try Self.audit(
        sorted.map {
          AuditEntry(at: time, actor: actor, act: .issuedCode, npsn: npsn, student: $0.key)
        }, in: database)
    }
  }

  /// Makes and stores a code for each student, whoever had one; the codes are told only now.
  package func issueCodes(
    for students: [StudentID], of npsn: NPSN, with secret: WorkspaceSecret, by actor: Actor,
    at time: Int64
  ) throws(PeopleFault) -> [StudentID: ParentCode] {
    var codes: [StudentID: ParentCode] = [:]
    do throws(CredentialError) {
      for student in students { codes[student] = try ParentCode.make() }
    } catch {
      throw .credential(error)
    }
    try store(codes, of: npsn, replaces: true, with: secret, by: actor, at: time)
    return codes
  }

  /// The students of a class in the order of its list.
  package func codeStatus(
    of npsn: NPSN, className: String, term: Term
  ) throws(LedgerError) -> [CodeStatus] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT membership.student, issued_at, coalesce(issues, 0) FROM class_group
          JOIN membership ON membership.class_group = class_group.id AND semester = ?
          JOIN student ON student.id = membership.student
          LEFT JOIN parent_code ON parent_code.student = membership.student
          WHERE class_group.npsn = ? AND class_group.school_year = ? AND class_group.name = ?
          ORDER BY roster_number IS NULL, roster_number, full_name, membership.student
          """,
        arguments: [
          term.semester.rawValue, npsn.digits, term.schoolYear.start, className,
        ]
      ).map { CodeStatus(student: StudentID($0[0]), issuedAt: $0[1], issues: $0[2]) }
    }
  }
}
