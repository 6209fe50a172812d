/// The languages in which Rapor speaks to a person. Printed words of a report card are data, not this.
package enum Language: String, Sendable, Hashable, Codable, CaseIterable {
  case indonesian = "id"
  case english = "en"
}

/// One sentence in both languages.
package struct Bilingual: Sendable, Hashable {
  package var indonesian: String
  package var english: String

  package init(id indonesian: String, en english: String) {
    self.indonesian = indonesian
    self.english = english
  }

  package func text(in language: Language) -> String {
    switch language {
    case .indonesian: indonesian
    case .english: english
    }
  }
}
