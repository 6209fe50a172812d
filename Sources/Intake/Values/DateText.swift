internal import Records

/// Dates as people and spreadsheets write them, day before month (Docs/domain.md section 5.4).
enum DateText {
  static func read(_ text: String) throws(Complaint) -> CellValue<CalendarDate> {
    let unquoted = text.first == "'" ? String(text.dropFirst()) : text
    var repairs = [RepairStep]().then(.apostrophe, from: text, to: unquoted)
    let bare = withoutTime(unquoted)
    if bare.utf8.allSatisfy(NumberText.isDigit) || bare.hasSuffix(".0") {
      let days = bare.hasSuffix(".0") ? String(bare.dropLast(2)) : bare
      repairs = repairs.then(.decimalTail, from: bare, to: days)
      let date = try serial(days)
      return CellValue(date, repairs: repairs + [RepairStep(.serialDate, date.text)])
    }
    let parts = bare.split { " /-.,".contains($0) }
    guard parts.count == 3 else { throw .notDate }
    let date: CalendarDate?
    if parts[0].utf8.count == 4, let year = Int(parts[0]) {
      guard let month = month(parts[1]), let day = Int(parts[2]) else { throw .notDate }
      date = CalendarDate(year: year, month: month, day: day)
    } else {
      guard let day = Int(parts[0]), let month = month(parts[1]), let year = year(parts[2]) else {
        throw .notDate
      }
      if month > 12, (1...12).contains(day) { throw .monthFirst }
      date = CalendarDate(year: year, month: month, day: day)
    }
    guard let date else { throw .noSuchDay }
    return CellValue(date, repairs: repairs.then(.date, from: unquoted, to: date.text))
  }

  /// "Tangerang, 7 Maret 2012": what precedes the first digit is the place.
  static func placeAndDate(
    _ text: String
  ) throws(Complaint) -> (place: String, date: CellValue<CalendarDate>) {
    guard let digit = text.firstIndex(where: { $0.isASCII && $0.isNumber }) else {
      throw .notPlaceAndDate
    }
    var place = text[..<digit]
    while let last = place.last, " ,/-.".contains(last) { place.removeLast() }
    guard !place.isEmpty else { throw .notPlaceAndDate }
    return (String(place), try read(String(text[digit...])))
  }

  /// "2012-03-07 00:00:00" and "2012-03-07T00:00:00" are days.
  private static func withoutTime(_ text: String) -> String {
    guard let colon = text.firstIndex(of: ":") else { return text }
    let head = text[..<colon]
    guard let gap = head.lastIndex(where: { $0 == " " || $0 == "T" }) else { return text }
    return String(head[..<gap])
  }

  private static func month(_ text: Substring) -> Int? {
    text.utf8.allSatisfy(NumberText.isDigit) ? Int(text) : CalendarDate.month(named: text)
  }

  /// Two digits up to 49 are of this century.
  private static func year(_ text: Substring) -> Int? {
    guard text.utf8.allSatisfy(NumberText.isDigit), let number = Int(text) else { return nil }
    switch text.utf8.count {
    case 2: return number < 50 ? 2_000 + number : 1_900 + number
    case 4: return number
    default: return nil
    }
  }

  /// A spreadsheet's count of days since 30 December 1899, for 1927 to 2064.
  private static func serial(_ text: String) throws(Complaint) -> CalendarDate {
    guard let days = Int(text), (10_000...60_000).contains(days) else { throw .notDate }
    guard let date = CalendarDate(spreadsheetSerial: days) else { throw .noSuchDay }
    return date
  }
}

extension Complaint {
  private static let dateRemedy = Bilingual(
    id: "Tulis seperti 2012-03-07, 07/03/2012, atau 7 Maret 2012.",
    en: "Write 2012-03-07, 07/03/2012 (day first) or 7 Maret 2012.")
  static let notDate = Complaint(
    Bilingual(id: "Tanggal tidak dapat dibaca.", en: "The date cannot be read."), dateRemedy)
  static let noSuchDay = Complaint(
    Bilingual(id: "Tanggal ini tidak ada di kalender.", en: "There is no such day."), dateRemedy)
  static let monthFirst = Complaint(
    Bilingual(
      id: "Bulan lebih dari 12; mungkin hari dan bulan tertukar.",
      en: "The month is above 12; perhaps day and month are exchanged."), dateRemedy)
  static let notPlaceAndDate = Complaint(
    Bilingual(
      id: "Tempat dan tanggal lahir tidak dapat dibaca.",
      en: "Place and date of birth cannot be read."),
    Bilingual(
      id: "Tulis seperti: Tangerang, 7 Maret 2012.", en: "Write it as: Tangerang, 7 Maret 2012."))
}
