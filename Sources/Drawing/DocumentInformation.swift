/// What a PDF says about itself (ISO 32000-1 section 14.3.3). Nothing here is taken from a clock.
package struct DocumentInformation: Sendable, Hashable {
  package var title: String
  /// The school.
  package var author: String
  package var subject: String
  package var keywords: [String]
  /// The program: "Rapor 1.0".
  package var creator: String
  package var creationDate: CreationDate

  package init(
    title: String, author: String, subject: String = "", keywords: [String] = [], creator: String,
    creationDate: CreationDate
  ) {
    self.title = title
    self.author = author
    self.subject = subject
    self.keywords = keywords
    self.creator = creator
    self.creationDate = creationDate
  }
}

/// A moment with its local time, so that the same document says the same in every time zone.
package struct CreationDate: Sendable, Hashable {
  /// Seconds since 1970-01-01 00:00 UTC; years 0 to 9999 only.
  package var secondsSince1970: Int64
  /// Minutes east of UTC: 420, 480 and 540 in Indonesia (WIB, WITA, WIT).
  package var offsetMinutes: Int

  package init(secondsSince1970: Int64, offsetMinutes: Int = 420) {
    self.secondsSince1970 = min(max(secondsSince1970, -62_167_132_800), 253_402_214_400)
    self.offsetMinutes = min(max(offsetMinutes, -840), 840)
  }

  /// ISO 8601 with offset, such as `2026-12-19T07:00:00+07:00`.
  package var iso8601: String {
    let local = secondsSince1970 + Int64(offsetMinutes) * 60
    let day = Int(local.quotient(flooringBy: 86_400))
    let second = Int(local) - day * 86_400
    let (year, month, date) = Self.civil(daysSince1970: day)
    let offset = offsetMinutes.magnitude
    return "\(Self.pad(year, 4))-\(Self.pad(month))-\(Self.pad(date))"
      + "T\(Self.pad(second / 3600)):\(Self.pad(second / 60 % 60)):\(Self.pad(second % 60))"
      + "\(offsetMinutes < 0 ? "-" : "+")\(Self.pad(Int(offset / 60))):\(Self.pad(Int(offset % 60)))"
  }

  /// The Gregorian date of a day: Hinnant's `civil_from_days`, years beginning in March.
  private static func civil(daysSince1970: Int) -> (year: Int, month: Int, day: Int) {
    let days = daysSince1970 + 719_468
    let era = Int(Int64(days).quotient(flooringBy: 146_097))
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  private static func pad(_ number: Int, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(width - digits.count, 0)) + digits
  }
}

extension Int64 {
  fileprivate func quotient(flooringBy divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
