internal import Bookkeeping
internal import Records

extension Portal {
  /// Writes down a look at pupils' data or an act upon it, before it is answered.
  func audit(
    _ act: AuditAct, _ ask: Ask, school: NPSN? = nil, student: StudentID? = nil
  ) async throws {
    guard let session = ask.visit.session else { return }
    try await auditBook.write(
      AuditEntry(
        at: ask.visit.now, actor: .account(session.account.id), act: act, npsn: school,
        student: student, address: ask.visit.address))
  }
}
