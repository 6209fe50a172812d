extension Subject {
  /// Printing order: by rank, equal ranks by code; never by name (Docs/domain.md section 4.5).
  package static func precedes(_ left: Subject, _ right: Subject) -> Bool {
    (left.order, left.code) < (right.order, right.code)
  }
}
