package import Pages
package import Records

/// What a layout says of itself in `layout.properties`: which reports it serves (Docs/domain.md section 3.8).
package struct LayoutManifest: Sendable, Hashable {
  package var title: String
  /// A frame that others extend, not a layout to print with.
  package var isAbstract: Bool
  package var extends: String?
  /// What it makes; this also says what a template's root is (``RecordRoot``).
  package var kind: DocumentKind
  package var curriculum: Curriculum
  package var level: EducationLevel
  package var grades: ClosedRange<Int>
  package var semesters: ClosedRange<Int>
  /// The school years that it serves; nil for all.
  package var schoolYears: ClosedRange<SchoolYear>?
  package var papers: [Paper]
  /// Sections and parts that no override may leave out.
  package var required: [String]
  /// Whether the layout may be printed with: its golden pages exist (``rapor template test``).
  package var isLive: Bool

  /// Whether the layout is made for that report.
  package func serves(_ record: ReportRecord) -> Bool { serves(record.occasion) }

  /// Whether the layout is made for those reports.
  package func serves(_ occasion: PrintOccasion) -> Bool {
    kind.report == occasion.kind
      && serves(occasion.curriculum, occasion.grade, of: occasion.level, in: occasion.term)
  }

  /// Whether the layout makes documents of that kind for that class.
  package func serves(_ ledger: ClassLedgerRecord, as kind: DocumentKind) -> Bool {
    self.kind == kind
      && serves(
        ledger.classGroup.curriculum, ledger.classGroup.grade, of: ledger.school.level,
        in: ledger.term)
  }

  /// Whether the layout lists what is to be done, at any school: it does not depend on curriculum, level or grade.
  package var servesTaskLists: Bool { !isAbstract && kind == .taskList }

  private func serves(
    _ curriculum: Curriculum, _ grade: Int, of level: EducationLevel, in term: Term
  ) -> Bool {
    !isAbstract && self.curriculum == curriculum && self.level == level
      && grades.contains(grade) && semesters.contains(term.semester.rawValue)
      && (schoolYears?.contains(term.schoolYear) ?? true)
  }
}

extension LayoutManifest {
  static let fileName = "layout.properties"
  private static let names = [
    "title", "abstract", "extends", "kind", "curriculum", "level", "grades", "semesters",
    "schoolYears", "papers", "required", "live",
  ]

  /// Reads the manifest; everything wrong with it goes to `mistakes`.
  init(_ source: SourceText, into mistakes: inout Mistakes) {
    let properties = Properties(source.bytes)
    var reader = ManifestReader(properties: properties, source: source, mistakes: mistakes)
    reader.reportFailures()
    reader.reportUnknown(names: Self.names)
    title = reader.text("title") ?? ""
    isAbstract = reader.choice("abstract", ["true": true, "false": false]) ?? false
    extends = reader.text("extends")
    kind = reader.raw("kind") ?? .endOfTerm
    curriculum = reader.raw("curriculum") ?? .k13
    level = reader.raw("level") ?? .sd
    grades = reader.range("grades") { Int($0) } ?? 1...13
    semesters = reader.range("semesters") { Int($0) } ?? 1...2
    schoolYears = reader.range("schoolYears") { SchoolYear(text: $0) }
    papers =
      reader.list("papers", expected: Paper.allCases.map(\.rawValue).joined(separator: ", ")) {
        Paper(name: $0)
      } ?? [.a4]
    required = reader.list("required") { Properties.isName($0) ? $0 : nil } ?? []
    isLive = reader.choice("live", ["true": true, "false": false]) ?? false
    if !isAbstract {
      // A run is over schools of all kinds.
      let serving = kind == .closingSheet ? [] : ["curriculum", "level", "grades"]
      reader.require(["title", "kind"] + serving + ["papers"])
    }
    mistakes = reader.mistakes
  }
}
