internal import Records

/// A conversion between a value and its print: `{{ report.settings.reportDate | date }}`.
package enum Filter: String, Sendable, Hashable, CaseIterable {
  case upper, lower, title, date, score, words, roman, days, grouped, unit, check, or

  /// The types that it takes.
  func accepts(_ type: ValueType) -> Bool {
    switch self {
    case .upper, .lower, .title: type == .text
    case .date: type == .date
    case .score: type == .score
    case .words: type == .integer || type == .score
    case .roman, .days, .grouped, .unit: type == .integer
    case .check: type == .truth
    case .or:
      switch type {
      case .text, .integer, .score, .date: true
      case .truth, .picture, .object, .list: false
      }
    }
  }

  /// The types that it takes, for messages and `rapor template fields`.
  package var accepted: String {
    switch self {
    case .upper, .lower, .title: "text"
    case .date: "date"
    case .score: "score"
    case .words: "integer, score"
    case .roman, .days, .grouped, .unit: "integer"
    case .check: "truth"
    case .or: "text, integer, score, date"
    }
  }

  /// Whether it takes an argument in parentheses.
  var takesArgument: Bool { self == .unit || self == .or }

  /// What it does, for authors.
  package var meaning: String {
    switch self {
    case .upper: "in capitals"
    case .lower: "in small letters"
    case .title: "with capital initials, names and numerals respected"
    case .date: "20 Desember 2019"
    case .score: "rounded half up to a whole number; '-' where missing or 0"
    case .words: "a number in words: Empat"
    case .roman: "a grade in Roman numerals: IV"
    case .days: "'2 hari', or '- hari' where missing"
    case .grouped: "172035 as 172.035"
    case .unit: "a number with its unit, unit(\"cm\"): '121 cm'; nothing where missing"
    case .check: "a check mark ✓ where it holds, else nothing"
    case .or: "another value, or(\"-\"), where this one is missing or empty"
    }
  }

  func apply(to value: Value, argument: Value?) -> Value {
    switch (self, value) {
    case (.or, .none): argument ?? .none
    case (.or, .text(let text)) where text.isEmpty: argument ?? .none
    case (.or, _): value
    case (.score, .score(let score)) where score.hundredths > 0: .text(String(score.rounded))
    case (.score, _): .text("-")
    case (.days, .integer(let days)): .text("\(days) hari")
    case (.days, _): .text("- hari")
    case (.upper, .text(let text)): .text(NameCasing.upper.applied(to: text))
    case (.lower, .text(let text)): .text(text.lowercased())
    case (.title, .text(let text)): .text(NameCasing.title.applied(to: text))
    case (.date, .date(let date)): .text(date.words)
    case (.words, .integer(let number)): NumberWords.capitalised(number).map(Value.text) ?? .none
    case (.words, .score(let score)):
      NumberWords.indonesian(score.rounded).map(Value.text) ?? .none
    case (.roman, .integer(let number)): RomanNumeral.text(number).map(Value.text) ?? .none
    case (.grouped, .integer(let number)): .text(Self.grouped(number))
    case (.check, let truth): truth.isTruthy ? .text("✓") : .none
    case (.unit, .integer(let number)): .text("\(number) \(argument?.printed ?? "")")
    default: .none
    }
  }

  /// A point after every third digit from the right.
  private static func grouped(_ number: Int) -> String {
    var text = ""
    for (index, digit) in String(number.magnitude).reversed().enumerated() {
      if index > 0, index.isMultiple(of: 3) { text.append(".") }
      text.append(digit)
    }
    return (number < 0 ? "-" : "") + String(text.reversed())
  }
}
