package import Records

extension ExampleSchool {
  /// The edge-case students of the odd semester, each once, named by the numbers of Docs/domain.md section 8.6, class and
  /// list number: what golden pages show.
  package static var edgeCases: [(name: String, record: ReportRecord)] {
    let records = school(.odd)?.records ?? []
    return records.compactMap { record in
      let numbers = EdgeCase.all.filter {
        $0.room == record.classGroup.name && $0.place + 1 == record.rosterNumber
      }.map(\.number)
      guard !numbers.isEmpty else { return nil }
      let name = Set(numbers).sorted().map(String.init).joined(separator: "+")
      return ("\(record.classGroup.name)-\(record.rosterNumber ?? 0)-case-\(name)", record)
    }
  }
}
