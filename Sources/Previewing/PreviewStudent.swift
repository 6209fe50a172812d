package import Records

/// A student to look at a layout with.
package struct PreviewStudent: Sendable {
  /// Why this one is worth a look ("no NISN"); empty for a student of a real class.
  package var title: Bilingual
  package var record: ReportRecord

  package init(title: Bilingual, record: ReportRecord) {
    self.title = title
    self.record = record
  }

  /// How many can be looked at.
  package static let limit = 2_000
}
