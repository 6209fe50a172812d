extension CalendarDate {
  /// The day that a spreadsheet counts as `serial`: 1 is 1 January 1900 and 60 the 29 February that this year did not
  /// have (ECMA-376 part 1, section 18.17.4.1); in a workbook that counts from 1904, 0 is 1 January of that year.
  package init?(spreadsheetSerial serial: Int, from1904: Bool = false) {
    guard (0...110_000).contains(serial), from1904 || serial != 60 else { return nil }
    let days = from1904 ? serial + 1_462 : serial < 60 ? serial + 1 : serial
    // Days since 1 March 0000 (proleptic), from which the months of a year count evenly.
    let count = days + 693_899
    let era = count / 146_097
    let dayOfEra = count % 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    self.init(
      year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * shifted + 2) / 5 + 1)
  }
}
