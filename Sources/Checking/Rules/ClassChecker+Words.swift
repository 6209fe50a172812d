internal import Records

extension ClassChecker {
  /// Words for boys of a girl, or for girls of a boy. Capitals within a sentence are names: "Putri".
  mutating func checkGender(_ reading: TextReading) {
    guard isOn(.genderWord), let sex = records[reading.student].student.sex else { return }
    if case .narrative = reading.text.place { return }
    let wrong: WordMeaning = sex == .male ? .female : .male
    let right: WordMeaning = sex == .male ? .male : .female
    guard reading.meaning.contains(wrong), !reading.meaning.contains(right) else { return }
    for (word, meaning) in zip(reading.words, reading.meanings) where meaning.contains(wrong) {
      guard !word.isCapital, !names.isOwn(word, of: reading.student) else { continue }
      let spelling = reading.spelling(word)
      add(
        .genderWord, reading, detail: spelling,
        id:
          "memuat \"\(spelling)\", padahal siswa ini \(sex == .male ? "laki-laki" : "perempuan"); "
          + "perbaiki katanya atau jenis kelaminnya.",
        en: "says \"\(spelling)\" of a \(sex == .male ? "boy" : "girl"); correct the word or the "
          + "student's sex.")
      return
    }
  }

  /// Words of worship of one religion on a student of another; texts on tolerance name others on purpose.
  mutating func checkReligion(_ reading: TextReading) {
    let record = records[reading.student]
    guard isOn(.religionWord), let religion = record.student.religion else { return }
    switch reading.text.place {
    case .spiritual, .note: break
    case .narrative(let subject) where record.subjects[subject].subject.isReligious: break
    default: return
    }
    let found = reading.meaning.intersection(.religions)
    let own = WordMeaning.own(religion)
    let foreign = found.subtracting(own)
    guard !foreign.isEmpty, found.isDisjoint(with: own), !reading.meaning.contains(.tolerance),
      let place = reading.meanings.firstIndex(where: { !$0.isDisjoint(with: foreign) })
    else { return }
    let spelling = reading.spelling(reading.words[place])
    add(
      .religionWord, reading, detail: spelling,
      id: "memuat \"\(spelling)\", padahal agamanya \(religion.name); perbaiki teks atau agamanya.",
      en: "says \"\(spelling)\" of a student whose religion is \(religion.name); correct the text "
        + "or the religion.")
  }

  /// A school year that is neither the report's nor the next one.
  mutating func checkYear(_ reading: TextReading) {
    guard isOn(.otherYear) else { return }
    let words = reading.words
    for (place, word) in words.enumerated().dropLast() {
      let next = words[place + 1]
      guard word.end - word.start == 4, next.end - next.start == 4, next.start == word.end + 1,
        reading.bytes[word.end] == UInt8(ascii: "/"), let first = Int(reading.spelling(word)),
        let second = Int(reading.spelling(next)), second == first + 1, (1990...2150).contains(first)
      else { continue }
      let year = records[reading.student].term.schoolYear
      guard first != year.start, first != year.start + 1 else { continue }
      add(
        .otherYear, reading, detail: "\(first)/\(second)",
        id: "menyebut tahun \(first)/\(second), padahal rapor ini \(year.text); perbaiki tahunnya.",
        en: "names \(first)/\(second) on a report of \(year.text); correct the year.")
      return
    }
  }
}
