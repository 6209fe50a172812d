package import Records

/// Which rules are on and how much they weigh: the workspace's `checks.json`.
package struct CheckSettings: Sendable, Hashable {
  /// Rules that weigh otherwise than they do by themselves; nil switches one off.
  package var levels: [CheckRule: CheckLevel?]
  /// Days of school in a semester (Docs/domain.md section 4.10).
  package var schoolDays: Int
  /// Characters that a description or note may well have; real ones reach 786 (Docs/domain.md section 8.3).
  package var longestText: Int
  /// Characters that a remark on an activity may well have.
  package var longestRemark: Int

  package init(
    levels: [CheckRule: CheckLevel?] = [:], schoolDays: Int = 130, longestText: Int = 1_000,
    longestRemark: Int = 400
  ) {
    self.levels = levels
    self.schoolDays = schoolDays
    self.longestText = longestText
    self.longestRemark = longestRemark
  }

  /// What a rule weighs; nil if it is off.
  package func level(of rule: CheckRule) -> CheckLevel? { levels[rule] ?? rule.standardLevel }
}

/// Why a `checks.json` cannot be used.
package enum CheckSettingsMistake: Error, Sendable, Hashable {
  case unknownRule(String)
  case unknownLevel(String, of: CheckRule)
  case unknownName(String)
  case number(Int, of: String, allowed: ClosedRange<Int>)

  package var message: Bilingual {
    switch self {
    case .unknownRule(let name):
      Bilingual(
        id: "aturan \"\(name.prefix(60))\" tidak ada; lihat daftarnya dengan rapor check --rules.",
        en: "there is no rule \"\(name.prefix(60))\"; see rapor check --rules.")
    case .unknownLevel(let level, let rule):
      Bilingual(
        id: "\(rule.rawValue): \"\(level.prefix(60))\" bukan tingkat; tulis block, warn, note, "
          + "atau off.",
        en: "\(rule.rawValue): \"\(level.prefix(60))\" is no level; write block, warn, note or off."
      )
    case .unknownName(let name):
      Bilingual(
        id: "\"\(name.prefix(60))\" tidak dikenal; yang ada: rules, schoolDays, longestText, "
          + "longestRemark.",
        en: "\"\(name.prefix(60))\" is not known; there are rules, schoolDays, longestText, "
          + "longestRemark.")
    case .number(let number, let name, let allowed):
      Bilingual(
        id: "\(name): \(number) di luar \(allowed.lowerBound) sampai \(allowed.upperBound).",
        en: "\(name): \(number) is outside \(allowed.lowerBound) to \(allowed.upperBound).")
    }
  }
}

extension CheckSettings: Decodable {
  private struct Name: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  package init(from decoder: any Decoder) throws {
    self.init()
    let file = try decoder.container(keyedBy: Name.self)
    for key in file.allKeys {
      switch key.stringValue {
      case "rules": try readRules(file.decode([String: String].self, forKey: key))
      case "schoolDays": schoolDays = try Self.number(file, key, 1...200)
      case "longestText": longestText = try Self.number(file, key, 50...Limits.narrative)
      case "longestRemark": longestRemark = try Self.number(file, key, 50...Limits.narrative)
      default: throw CheckSettingsMistake.unknownName(key.stringValue)
      }
    }
  }

  private mutating func readRules(_ rules: [String: String]) throws {
    for (name, text) in rules.sorted(by: { $0.key < $1.key }) {
      guard let rule = CheckRule(rawValue: name) else {
        throw CheckSettingsMistake.unknownRule(name)
      }
      if text == "off" {
        levels[rule] = .some(nil)
      } else if let level = CheckLevel(rawValue: text) {
        levels[rule] = level
      } else {
        throw CheckSettingsMistake.unknownLevel(text, of: rule)
      }
    }
  }

  private static func number(
    _ file: KeyedDecodingContainer<Name>, _ key: Name, _ allowed: ClosedRange<Int>
  ) throws -> Int {
    let number = try file.decode(Int.self, forKey: key)
    guard allowed.contains(number) else {
      throw CheckSettingsMistake.number(number, of: key.stringValue, allowed: allowed)
    }
    return number
  }
}
