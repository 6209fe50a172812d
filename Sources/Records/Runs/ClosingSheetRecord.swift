/// What a run came to, school by school and by name where something is left: the root of its closing sheet.
package struct ClosingSheetRecord: Sendable, Hashable {
  /// A day and a time of it, as the clock on the office's wall shows them.
  package struct Moment: Sendable, Hashable {
    package var date: CalendarDate?
    /// "14.05".
    package var time: String

    package init(date: CalendarDate?, time: String) {
      self.date = date
      self.time = time
    }
  }

  package struct School: Sendable, Hashable {
    package var npsn: NPSN
    package var name: String
    package var totals: RunTotals
    /// Students by class: those without a card, or all.
    package var entries: [RunEntry]

    package init(npsn: NPSN, name: String, totals: RunTotals, entries: [RunEntry]) {
      self.npsn = npsn
      self.name = name
      self.totals = totals
      self.entries = entries
    }
  }

  package var run: Run
  /// Nil where nobody has said what the clock showed.
  package var began: Moment?
  package var ended: Moment?
  /// By NPSN.
  package var schools: [School]
  /// Whether ``School/entries`` are all students, not only those without a card.
  package var isFull: Bool
  /// The digest of program, fonts, layouts and overrides that the run began with.
  package var press: String
  /// The digest over all students with their outcomes and the digests of their PDFs.
  package var items: String

  package init(run: Run, schools: [School], isFull: Bool, press: String, items: String) {
    self.run = run
    self.schools = schools
    self.isFull = isFull
    self.press = press
    self.items = items
  }

  /// The only school, if there is but one.
  package var onlySchool: School? { schools.count == 1 ? schools.first : nil }

  /// "4A, 4B" where the run is over classes of one school.
  package var classNames: String? {
    guard case .classes(let names, of: _) = RunScope(text: run.scope) else { return nil }
    return names.joined(separator: ", ")
  }
}
