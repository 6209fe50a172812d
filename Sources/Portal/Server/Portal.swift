internal import Records

/// What all pages share.
struct Portal: Sendable {
  let office: PortalOffice
  let door: Doorkeeper
  let studio: Studio
  let desk: RunDesk
  let runs: RunWatch
  let board: Board
  let auditBook: AuditBook
  /// For what waits for the disk.
  let reading: Blocking
  /// For what may have to wait until another program has written.
  let writing: Blocking
  /// For passwords, whose check is dear on purpose: a line of its own, so that a crowd at the door slows nobody inside.
  let passwords: Blocking

  init(office: PortalOffice, settings: PortalSettings) throws {
    self.office = office
    door = Doorkeeper(office: office, views: try PageViews(), settings: settings)
    reading = Blocking("rapor.reading", width: 4, longestLine: 400)
    writing = Blocking("rapor.writing", width: 2, longestLine: 100)
    passwords = Blocking("rapor.passwords", width: 1, longestLine: 60)
    studio = Studio(office: office)
    desk = RunDesk(call: office.batch)
    runs = RunWatch(office: office, reading: reading)
    auditBook = AuditBook(ledger: office.ledger)
    board = Board(office: office, runs: runs, reading: reading)
  }

  /// A text of the pages in the visitor's language; "{1}" stands for the first value.
  func text(_ key: String, _ ask: Ask, _ values: String...) -> String {
    door.views.texts(key, ask.language, values)
  }
}
