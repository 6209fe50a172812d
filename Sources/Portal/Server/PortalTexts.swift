internal import Foundation
internal import Records

/// The words of the pages, in both languages; they lie in `Resources/texts.json`, not in code.
struct PortalTexts: Sendable {
  private let tables: [Language: [String: String]]
  /// The same for templates, in whose names a dot leads into a value.
  private let dotless: [Language: [String: String]]

  /// - Throws: what `JSONDecoder` says of a file that is not right.
  init() throws {
    let entries = try JSONDecoder().decode(
      [String: [String: String]].self, from: Data(PackageResources.texts_json))
    var tables: [Language: [String: String]] = [:]
    for language in Language.allCases {
      tables[language] = entries.compactMapValues { $0[language.rawValue] }
    }
    self.tables = tables
    dotless = tables.mapValues { table in
      Dictionary(uniqueKeysWithValues: table.map { ($0.key.replacing(".", with: "_"), $0.value) })
    }
  }

  /// All of a language, as templates see them.
  func table(_ language: Language) -> [String: String] { dotless[language] ?? [:] }

  /// One text; its key where there is none, which a test would find.
  /// - Parameter values: "{1}" stands for the first.
  func callAsFunction(_ key: String, _ language: Language, _ values: [String] = []) -> String {
    var text = tables[language]?[key] ?? key
    for (index, value) in values.enumerated() {
      text = text.replacing("{\(index + 1)}", with: value)
    }
    return text
  }
}

extension Language {
  /// 172035 as "172.035" or "172,035".
  func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var text = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += self == .english ? "," : "." }
      text.append(digit)
    }
    return text
  }
}
