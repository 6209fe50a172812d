internal import Records

/// The names by which the students of a class are called, and the words of each student's own name.
struct ClassNames {
  /// Who is called so.
  private(set) var called: [UInt64: [Int]] = [:]
  private(set) var own: [Set<UInt64>] = []

  init(_ records: [ReportRecord]) {
    for (index, record) in records.enumerated() {
      let student = record.student
      let words = (student.fullName + " " + (student.callName ?? "")).split(
        whereSeparator: \.isWhitespace)
      own.append(Set(words.map { WordScan.key($0) }))
      let name = student.calledName
      if name.utf8.count > 2 { called[WordScan.key(name), default: []].append(index) }
    }
  }

  func isOwn(_ word: Word, of student: Int) -> Bool { own[student].contains(word.key) }
}

extension ClassChecker {
  /// Another student's name: what is left when a comment was copied. A name counts after "Ananda", at the beginning, or
  /// within a text that does not name its own student; names that are ordinary words only after
  /// "Ananda" or at the beginning of a note.
  mutating func checkName(_ reading: TextReading) {
    guard isOn(.otherName) else { return }
    let student = reading.student
    let words = reading.words
    var namesOwn: Bool?
    for (place, word) in words.enumerated() {
      guard word.isCapital, let holders = names.called[word.key],
        !names.isOwn(word, of: student)
      else { continue }
      let isAddressed = place > 0 && reading.meanings[place - 1].contains(.ananda)
      if !isAddressed {
        if reading.meanings[place].contains(.ordinary)
          && !(place == 0 && reading.text.subject == nil)
          || isOfSomebodyElse(place, holders, reading)
        {
          continue
        }
        if place > 0 {
          let knows = namesOwn ?? words.contains { names.isOwn($0, of: student) }
          namesOwn = knows
          if knows { continue }
        }
      }
      let name = reading.spelling(word)
      add(
        .otherName, reading, detail: name,
        id: "menyebut \"\(name)\", nama siswa lain di kelas ini; ganti namanya.",
        en: "names \"\(name)\", another student of the class; put the right name.")
      return
    }
  }

  /// Whether the name is part of a longer one that is no student's: "Pangeran Antasari", "Ahmad Dahlan".
  private func isOfSomebodyElse(_ place: Int, _ holders: [Int], _ reading: TextReading) -> Bool {
    let words = reading.words
    if place > 0 {
      let before = words[place - 1]
      if reading.meanings[place - 1].contains(.title) { return true }
      if before.isCapital, !before.startsSentence,
        !holders.contains(where: { names.isOwn(before, of: $0) })
      {
        return true
      }
    }
    guard place + 1 < words.count, words[place + 1].isCapital, !words[place + 1].startsSentence
    else { return false }
    return !holders.contains { names.isOwn(words[place + 1], of: $0) }
  }
}
