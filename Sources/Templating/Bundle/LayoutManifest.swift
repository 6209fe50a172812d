package import Pages
package import Records

/// What a layout says of itself in `layout.properties`: which reports it serves (Docs/domain.md section 3.8).
package struct LayoutManifest: Sendable, Hashable {
  package var title: String
  /// A frame that others extend, not a layout to print with.
  package var isAbstract: Bool
  package var extends: String?
  package var kind: ReportKind
  package var curriculum: Curriculum
  package var level: EducationLevel
  package var grades: ClosedRange<Int>
  package var semesters: ClosedRange<Int>
  /// The school years that it serves; nil for all.
  package var schoolYears: ClosedRange<SchoolYear>?
  package var papers: [Paper]

  /// Whether the layout is made for that report.
  package func serves(_ record: ReportRecord) -> Bool {
    !isAbstract && kind == record.kind && curriculum == record.classGroup.curriculum
      && level == record.school.level && grades.contains(record.classGroup.grade)
      && semesters.contains(record.term.semester.rawValue)
      && (schoolYears?.contains(record.term.schoolYear) ?? true)
  }
}

extension LayoutManifest {
  static let fileName = "layout.properties"
  private static let names = [
    "title", "abstract", "extends", "kind", "curriculum", "level", "grades", "semesters",
    "schoolYears", "papers",
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
    papers = reader.list("papers") { Paper(name: $0) } ?? [.a4]
    if !isAbstract {
      reader.require(["title", "kind", "curriculum", "level", "grades", "papers"])
    }
    mistakes = reader.mistakes
  }
}
