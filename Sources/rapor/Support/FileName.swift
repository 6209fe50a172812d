import Records

/// Names of the files that are written: readable, and safe on every file system.
enum FileName {
  /// "4A 07 Rizky Ramadhan (0091234567) semester 1": class and list number first, so that a folder sorts as the class does.
  static func card(of record: ReportRecord, isDraft: Bool) -> String {
    let number = record.rosterNumber.map { $0 < 10 ? "0\($0) " : "\($0) " } ?? ""
    let nisn = record.student.nisn.map { " (\($0.digits))" } ?? ""
    let local =
      record.student.nisn == nil ? record.student.localStudentNumber.map { " [\($0)]" } ?? "" : ""
    return safe(
      "\(record.classGroup.name) \(number)\(record.student.fullName)\(nisn)\(local) semester \(record.term.semester.rawValue)\(isDraft ? " KONSEP" : "")"
    )
  }

  /// Without separators, control characters or what Windows refuses, at most 120 characters.
  static func safe(_ name: String) -> String {
    let kept = name.unicodeScalars.map { scalar -> Character in
      switch scalar {
      case "/", "\\", ":", "*", "?", "\"", "<", ">", "|": "_"
      default: scalar.value < 32 || scalar.value == 127 ? "_" : Character(scalar)
      }
    }
    let trimmed = String(kept).prefix(120).drop { $0 == "." || $0 == " " }
    return trimmed.isEmpty ? "_" : String(trimmed)
  }
}
