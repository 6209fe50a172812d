/// A value whose published form is one JSON string.
package protocol TextCodable: Codable {
  init?(text: String)
  var text: String { get }
}

extension TextCodable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = Self(text: text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text.prefix(40))' is not a valid \(Self.self)")
    }
    self = value
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

extension NISN: TextCodable {
  package init?(text: String) { self.init(text) }
  package var text: String { digits }
}

extension NPSN: TextCodable {
  package init?(text: String) { self.init(text) }
  package var text: String { digits }
}

extension NIP: TextCodable {
  package init?(text: String) { self.init(text) }
  package var text: String { digits }
}

extension SchoolYear: TextCodable {
  /// "2019/2020", both years named and consecutive.
  package init?(text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let start = Int(parts[0]), let end = Int(parts[1]), end == start + 1
    else { return nil }
    self.init(start: start)
  }
  package var text: String { "\(start)/\(start + 1)" }
}

extension CalendarDate: TextCodable {
  /// ISO 8601: "2019-12-20".
  package init?(text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
      parts[2].utf8.count == 2, let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
  package var text: String {
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(padded(month))-\(padded(day))"
  }
}
