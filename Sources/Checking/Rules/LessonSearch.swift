internal import Records

/// What tells a description of one subject from another's: the names of subjects, and the objectives that a class
/// works on.
struct LessonSearch {
  /// Subjects by the first word of their names.
  private(set) var names: [UInt64: [(code: String, words: [UInt64], name: String)]] = [:]
  /// The subjects that have an objective beginning with these five words.
  private(set) var objectives: [UInt64: Set<String>] = [:]

  static let span = 5

  init(_ records: [ReportRecord]) {
    var known: Set<String> = []
    for row in records.flatMap(\.subjects) where known.insert(row.subject.code).inserted {
      let words = row.subject.name.split(whereSeparator: \.isWhitespace).map { WordScan.key($0) }
      guard let first = words.first else { continue }
      names[first, default: []].append((row.subject.code, words, row.subject.name))
    }
    var words: [Word] = []
    var seen: Set<String> = []
    for row in records.flatMap(\.subjects) {
      for objective in row.learning.objectives
      where seen.insert(row.subject.code + objective.text).inserted {
        var text = objective.text
        text.withUTF8 { WordScan.scan($0, into: &words) }
        guard words.count >= Self.span else { continue }
        objectives[Self.key(words[..<Self.span]), default: []].insert(row.subject.code)
      }
    }
  }

  static func key(_ words: ArraySlice<Word>) -> UInt64 {
    words.reduce(WordScan.seed) { $0 &* 31 &+ $1.key }
  }
}

extension ClassChecker {
  /// A description that says "mata pelajaran" and another subject's name, or holds an objective of another subject.
  mutating func checkLesson(_ reading: TextReading) {
    guard isOn(.otherSubject), let subject = reading.text.subject else { return }
    let own = records[reading.student].subjects[subject].subject
    guard let other = namedSubject(reading, own) ?? subjectOfObjective(reading, own) else {
      return
    }
    add(
      .otherSubject, reading, detail: other,
      id: "tampaknya milik \(other); pindahkan atau tulis ulang.",
      en: "seems to belong to \(other); move or rewrite it.")
  }

  private func namedSubject(_ reading: TextReading, _ own: Subject) -> String? {
    guard reading.meaning.contains(.lesson) else { return nil }
    var found: String?
    for (place, meaning) in reading.meanings.enumerated()
    where meaning.contains(.lesson) && place + 1 < reading.words.count {
      let rest = reading.words[(place + 1)...]
      for entry in lessons.names[rest.first?.key ?? 0] ?? []
      where rest.prefix(entry.words.count).map(\.key) == entry.words {
        if entry.code == own.code { return nil }
        found = entry.name
      }
    }
    return found
  }

  private func subjectOfObjective(_ reading: TextReading, _ own: Subject) -> String? {
    let words = reading.words
    guard !lessons.objectives.isEmpty, words.count >= LessonSearch.span else { return nil }
    var found: Set<String> = []
    for start in 0...(words.count - LessonSearch.span) {
      let key = LessonSearch.key(words[start..<(start + LessonSearch.span)])
      guard let codes = lessons.objectives[key] else { continue }
      if codes.contains(own.code) { return nil }
      found.formUnion(codes)
    }
    guard let code = found.min() else { return nil }
    return records[reading.student].subjects.first { $0.subject.code == code }?.subject.name
  }
}
