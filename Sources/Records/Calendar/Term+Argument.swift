extension Term {
  /// "2019/2020-1": the school year, a hyphen, 1 for odd or 2 for even; as commands and the ledger name a term.
  package init?(argument: String) {
    let parts = argument.split(separator: "-")
    guard parts.count == 2, let year = SchoolYear(text: String(parts[0])),
      let number = Int(parts[1]), let semester = Semester(rawValue: number)
    else { return nil }
    self.init(schoolYear: year, semester: semester)
  }

  package var argument: String { "\(schoolYear.text)-\(semester.rawValue)" }
}
