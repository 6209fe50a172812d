/// What a school sets for the reports of one term and kind (Docs/domain.md Appendix A, `ReportSetting`).
package struct ReportSettings: Sendable, Hashable, Codable {
  /// Where an empty optional section is printed or left out (section 3.0 rule 8).
  package enum EmptySections: String, Sendable, Hashable, Codable { case print, hide }

  /// The date printed beside the place; never today's (section 4.7).
  package var reportDate: CalendarDate?
  /// Overrides the school's signing place.
  package var place: String?
  /// "A4", "F4", "Folio" …
  package var paper: String
  /// The school's own pass mark ("KKM Satuan Pendidikan").
  package var masteryThreshold: Int?
  package var emptySections: EmptySections
  /// Missing descriptions block a final card instead of warning (section 4.6).
  package var descriptionsRequired: Bool
  /// Missing attitude texts block a final card (section 6.3, C5).
  package var attitudeRequired: Bool
  /// How descriptions are made where the teacher wrote none (section 4.3); compact if nil.
  package var narrativeMode: LearningNarrative.Mode?
  /// Ledgers show ranks; many schools do not want them (section 2.7).
  @OrEmpty package var showsRank: Bool

  package init(
    reportDate: CalendarDate? = nil, place: String? = nil, paper: String = "A4",
    masteryThreshold: Int? = nil, emptySections: EmptySections = .print,
    descriptionsRequired: Bool = false, attitudeRequired: Bool = false,
    narrativeMode: LearningNarrative.Mode? = nil, showsRank: Bool = false
  ) {
    self.reportDate = reportDate
    self.place = place
    self.paper = paper
    self.masteryThreshold = masteryThreshold
    self.emptySections = emptySections
    self.descriptionsRequired = descriptionsRequired
    self.attitudeRequired = attitudeRequired
    self.narrativeMode = narrativeMode
    self.showsRank = showsRank
  }
}
