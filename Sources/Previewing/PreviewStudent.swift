package import Records
package import Templating

/// A student, a class, a register or a run to look at a layout with.
package struct PreviewStudent: Sendable {
  /// Why this one is worth a look ("no NISN"); empty for one of a real school.
  package var title: Bilingual
  package var record: DocumentRecord
  package var pictures: RecordPictures

  package init(
    title: Bilingual, record: DocumentRecord, pictures: RecordPictures = RecordPictures()
  ) {
    self.title = title
    self.record = record
    self.pictures = pictures
  }

  /// How many can be looked at.
  package static let limit = 2_000

  /// What a list calls it: the student's name, or that of the class's school, or the number of the run.
  var name: String {
    if case .classLedger(let ledger) = record { ledger.school.name } else { record.title }
  }
}
