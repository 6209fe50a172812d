import Records

/// Names of the files that are written: readable, and safe on every file system.
struct FileName {
  /// In UTF-8; file systems allow 255, and an ending and a number still follow.
  private static let mostBytes = 200

  /// "4A 07 Rizky Ramadhan (0091234567) semester 1": class and list number first, so that a folder sorts as the class
  /// does. Of a long name the end is left out, never the number.
  static func card(of record: ReportRecord, isDraft: Bool) -> String {
    let number = record.rosterNumber.map { $0 < 10 ? "0\($0) " : "\($0) " } ?? ""
    let nisn = record.student.nisn.map { " (\($0.digits))" } ?? ""
    let local =
      record.student.nisn == nil ? record.student.localStudentNumber.map { " [\($0)]" } ?? "" : ""
    let head = start("\(record.classGroup.name) \(number)")
    let tail = printable(
      "\(nisn)\(local) semester \(record.term.semester.rawValue)\(isDraft ? " KONSEP" : "")")
    let room = max(mostBytes - head.utf8.count - tail.utf8.count, 20)
    return head + shortened(start(record.student.fullName), to: room) + tail
  }

  /// The whole name of a file or folder: without separators, control characters, a dot that hides it, and what Windows
  /// refuses, which are also names of devices, and dots and blanks at the end.
  static func safe(_ name: String) -> String {
    let name = start(name)
    let stem = name.prefix { $0 != "." }.uppercased()
    let kept = devices.contains(stem) ? "_" + name : name
    // Not left out, for "4A." would become the "4A" that may lie beside it.
    return kept.last == "." || kept.last == " " ? kept.dropLast() + "_" : kept
  }

  private static let devices = Set(
    ["CON", "PRN", "AUX", "NUL"] + (1...9).flatMap { ["COM\($0)", "LPT\($0)"] })

  /// What a name may begin with.
  private static func start(_ name: String) -> String {
    let visible = printable(name).drop { $0 == "." || $0 == " " }
    return visible.isEmpty ? "_" : String(visible)
  }

  private static func printable(_ name: String) -> String {
    let kept = name.unicodeScalars.map { scalar -> Character in
      switch scalar {
      case "/", "\\", ":", "*", "?", "\"", "<", ">", "|": "_"
      default: scalar.value < 32 || scalar.value == 127 ? "_" : Character(scalar)
      }
    }
    return shortened(String(kept), to: mostBytes)
  }

  private static func shortened(_ text: String, to bytes: Int) -> String {
    var text = text
    while text.utf8.count > bytes { text.removeLast() }
    return text
  }

  /// In lower case, for some file systems know no difference.
  private var taken: Set<String> = []

  /// `name` and `ending`, with a number if a file of this run has that name: two students may share all of it.
  mutating func unique(_ name: String, _ ending: String) -> String {
    var candidate = name + ending
    var number = 2
    while !taken.insert(candidate.lowercased()).inserted {
      candidate = "\(name) (\(number))\(ending)"
      number += 1
    }
    return candidate
  }
}
