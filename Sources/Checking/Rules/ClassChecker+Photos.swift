internal import Records

extension ClassChecker {
  /// - Parameter lacksPhoto: whether the student's layout shows a photograph that is not there.
  mutating func checkPhotos(_ lacksPhoto: (ReportRecord) -> Bool) {
    guard isOn(.missingPhoto) else { return }
    for index in records.indices where lacksPhoto(records[index]) {
      add(
        .missingPhoto, to: index, field: "student.photo", actor: .schoolOperator,
        id: "belum ada foto; masukkan dengan rapor import pictures.",
        en: "there is no photograph; bring it in with rapor import pictures.")
    }
  }
}
