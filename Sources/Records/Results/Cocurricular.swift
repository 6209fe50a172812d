/// The dimensions of the graduate profile (DPL) from 2025/2026 on (Docs/domain.md section 3.2.2).
package enum GraduateProfileDimension: String, Sendable, Hashable, Codable, CaseIterable {
  /// Keimanan dan ketakwaan terhadap Tuhan YME.
  case faith
  /// Kewargaan.
  case citizenship
  /// Penalaran kritis.
  case criticalThinking
  /// Kreativitas.
  case creativity
  /// Kolaborasi.
  case collaboration
  /// Kemandirian.
  case independence
  /// Kesehatan.
  case health
  /// Komunikasi.
  case communication
}

/// How far a student is in a dimension (Docs/domain.md section 3.2.2).
package enum CocurricularLevel: Int, Sendable, Hashable, Codable, CaseIterable {
  /// Berkembang.
  case developing = 1
  /// Cakap.
  case capable = 2
  /// Mahir.
  case proficient = 3
}

package struct CocurricularActivity: Sendable, Hashable, Codable {
  package var name: String
  package var dimension: GraduateProfileDimension?
  package var level: CocurricularLevel?
  package var remark: String?

  package init(
    name: String, dimension: GraduateProfileDimension? = nil, level: CocurricularLevel? = nil,
    remark: String? = nil
  ) {
    self.name = name
    self.dimension = dimension
    self.level = level
    self.remark = remark
  }
}

/// Co-curricular activity of a semester (Merdeka from 2025/2026): one narrative, a table of activities, or both.
package struct Cocurricular: Sendable, Emptyable {
  package var narrative: String?
  @OrEmpty package var activities: [CocurricularActivity]

  package init() { activities = [] }

  package init(narrative: String? = nil, activities: [CocurricularActivity] = []) {
    self.narrative = narrative
    self.activities = activities
  }
}

extension GraduateProfileDimension {
  /// Reads the official names and their first words (Docs/domain.md section 3.2.2).
  package init?(spelling: some StringProtocol) {
    let key = spelling.foldedForComparison
    let beginnings: [(String, GraduateProfileDimension)] = [
      ("keimanan", .faith), ("kewarga", .citizenship), ("penalaran", .criticalThinking),
      ("bernalar", .criticalThinking), ("kreati", .creativity), ("kolaborasi", .collaboration),
      ("kemandirian", .independence), ("mandiri", .independence), ("kesehatan", .health),
      ("komunikasi", .communication),
    ]
    guard let found = beginnings.first(where: { key.hasPrefix($0.0) }) else { return nil }
    self = found.1
  }
}

extension CocurricularLevel {
  /// Reads "Berkembang", "Cakap", "Mahir", 1 to 3.
  package init?(spelling: some StringProtocol) {
    switch spelling.foldedForComparison {
    case "1", "berkembang", "b": self = .developing
    case "2", "cakap", "c": self = .capable
    case "3", "mahir", "m": self = .proficient
    default: return nil
    }
  }
}
