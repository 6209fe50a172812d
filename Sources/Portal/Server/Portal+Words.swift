internal import Foundation
internal import Records

extension Portal {
  /// What is to be told with a text of the pages.
  func complaint(_ key: String) -> PortalError {
    .message(
      Bilingual(
        id: door.views.texts(key, .indonesian), en: door.views.texts(key, .english)))
  }

  /// A moment as people of western Indonesia say it: "24-11-2026 13.05 WIB".
  func moment(_ seconds: Int64, _ ask: Ask) -> String {
    let parts = Self.parts(of: seconds)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let clock = "\(two(parts.hour)).\(two(parts.minute))"
    return "\(two(parts.day))-\(two(parts.month))-\(parts.year) \(clock) WIB"
  }

  /// "13.00".
  func hour(_ seconds: Int64, _ ask: Ask) -> String { "\(Self.parts(of: seconds).hour).00" }

  private static func parts(
    of seconds: Int64
  ) -> (year: Int, month: Int, day: Int, hour: Int, minute: Int) {
    var calendar = Calendar(identifier: .gregorian)
    // UTC+7 the whole year.
    calendar.timeZone = TimeZone(secondsFromGMT: 7 * 3_600) ?? calendar.timeZone
    let parts = calendar.dateComponents(
      [.year, .month, .day, .hour, .minute], from: Date(timeIntervalSince1970: Double(seconds)))
    return (
      parts.year ?? 1970, parts.month ?? 1, parts.day ?? 1, parts.hour ?? 0, parts.minute ?? 0
    )
  }
}
