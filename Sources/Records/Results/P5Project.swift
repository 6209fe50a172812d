/// The four levels of a project's targets (Docs/domain.md section 3.5).
package enum P5Level: String, Sendable, Hashable, Codable, CaseIterable {
  /// Mulai Berkembang.
  case starting = "MB"
  /// Sedang Berkembang.
  case developing = "SB"
  /// Berkembang Sesuai Harapan.
  case asExpected = "BSH"
  /// Sangat Berkembang (Sangat Berkembang dari Harapan).
  case highlyDeveloped = "SAB"
}

extension P5Level {
  /// Reads the letters and the words.
  package init?(spelling: some StringProtocol) {
    switch spelling.foldedForComparison {
    case "mb", "mulaiberkembang", "1": self = .starting
    case "sb", "sedangberkembang", "2": self = .developing
    case "bsh", "berkembangsesuaiharapan", "3": self = .asExpected
    case "sab", "sangatberkembang", "sbk", "4": self = .highlyDeveloped
    default: return nil
    }
  }
}

/// A target of a project, under its dimension and element of the Pancasila student profile.
package struct P5Target: Sendable, Hashable, Codable {
  package var dimension: String
  package var element: String?
  package var subElement: String?
  package var level: P5Level?

  package init(
    dimension: String, element: String? = nil, subElement: String? = nil, level: P5Level? = nil
  ) {
    self.dimension = dimension
    self.element = element
    self.subElement = subElement
    self.level = level
  }
}

/// A character project of a class, and how far the student came in its targets (Docs/domain.md section 3.5).
package struct P5Project: Sendable, Hashable, Codable {
  package var theme: String
  package var title: String
  package var description: String?
  @OrEmpty package var targets: [P5Target]
  /// Catatan proses.
  package var processNote: String?

  package init(
    theme: String, title: String, description: String? = nil, targets: [P5Target] = [],
    processNote: String? = nil
  ) {
    self.theme = theme
    self.title = title
    self.description = description
    self.targets = targets
    self.processNote = processNote
  }
}
