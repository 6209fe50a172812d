/// Who teaches which subject in a school year, by what the staff list calls the subject.
package struct SubjectTeachers: Sendable, Hashable {
  private struct Key: Hashable {
    var subject: String
    /// Empty for all classes.
    var className: String
  }

  private var names: [Key: String] = [:]

  package init() {}

  /// - Parameters:
  ///   - subjectKey: a subject's code, short name or name, folded for comparison.
  ///   - className: the class; empty for all.
  package mutating func add(_ staff: Staff, subjectKey: String, className: String) {
    names[Key(subject: subjectKey, className: className)] = staff.fullName
  }

  /// The teacher's name with titles: the one of that class before the one of all classes.
  package func name(of subject: Subject, className: String) -> String? {
    let keys = [subject.code, subject.shortName, subject.name].map(\.foldedForComparison)
    for room in [className, ""] {
      for key in keys {
        if let name = names[Key(subject: key, className: room)] { return name }
      }
    }
    return nil
  }
}
