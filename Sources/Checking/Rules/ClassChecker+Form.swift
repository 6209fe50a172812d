internal import Records

extension ClassChecker {
  /// What a text looks like, whatever it says: placeholders, repetition, sentences that break off, length.
  mutating func checkForm(_ reading: TextReading) {
    if isPlaceholder(reading) {
      add(
        .placeholder, reading, detail: String(reading.text.text.prefix(30)),
        id: "masih berupa isian sementara (\"\(reading.text.text.prefix(30))\"); tulis isinya.",
        en: "only holds the place (\"\(reading.text.text.prefix(30))\"); write it.")
      return
    }
    if let what = repetition(reading) {
      add(
        .repetition, reading, detail: what,
        id: "memuat pengulangan atau ketikan asal: \"\(what)\"; perbaiki teksnya.",
        en: "repeats itself or was typed at random: \"\(what)\"; correct it.")
    }
    if let end = brokenEnd(reading) {
      add(
        .unfinished, reading, detail: end,
        id: "terputus setelah \"\(end)\"; lengkapi kalimatnya.",
        en: "breaks off after \"\(end)\"; complete the sentence.")
    }
    checkLength(reading)
  }

  private mutating func checkLength(_ reading: TextReading) {
    var limit = settings.longestText
    if case .remark = reading.text.place { limit = settings.longestRemark }
    // A character has at least one byte.
    guard reading.bytes.count > limit else { return }
    let count = reading.text.text.unicodeScalars.count
    guard count > limit else { return }
    add(
      .tooLong, reading, detail: "\(count)",
      id: "\(count) huruf, lebih dari \(limit); ringkas supaya rapor tetap rapi.",
      en: "has \(count) characters, more than \(limit); shorten it so that the card stays neat.")
  }

  private static let placeholders: Set<String> = [
    "isi", "isideskripsi", "deskripsi", "isidisini", "tulisdisini", "tulisdeskripsi",
    "ketikdisini", "contoh", "contohdeskripsi", "contohteks", "tes", "test", "testing", "coba",
    "cobacoba", "loremipsum", "belumdiisi", "belumada", "kosong", "todo", "null", "undefined",
    "nan", "na", "ref", "value", "namasiswa", "catatan", "teks", "abc", "abcd", "abc123",
  ]

  private func isPlaceholder(_ reading: TextReading) -> Bool {
    let bytes = reading.bytes
    if bytes.count <= 40 {
      let folded = reading.text.text.foldedForComparison
      if folded.isEmpty { return reading.text.text.filter { !$0.isWhitespace }.count > 1 }
      if Self.placeholders.contains(folded) || folded.hasPrefix("loremipsum") { return true }
      if folded.utf8.count > 1, folded.utf8.allSatisfy({ $0 == UInt8(ascii: "x") }) { return true }
    }
    return hasOpenBlank(bytes)
  }

  /// "[nama siswa]", "……", "____": a blank that nobody filled.
  private func hasOpenBlank(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var run = 0
    for position in bytes.indices {
      let byte = bytes[position]
      run = byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".") ? run + 1 : 0
      if run == 5 { return true }
      guard byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "<")
      else { continue }
      let rest = bytes[(position + 1)...].prefix(4).map { $0 | 0x20 }
      if rest == Array("nama".utf8) || rest == Array("isi ".utf8) { return true }
    }
    return false
  }

  private func repetition(_ reading: TextReading) -> String? {
    let words = reading.words
    for (place, word) in words.enumerated() {
      if reading.meanings[place].contains(.keys), !names.isOwn(word, of: reading.student) {
        return reading.spelling(word)
      }
      if hasRun(word, reading.bytes) { return reading.spelling(word) }
      guard place > 0, words[place - 1].key == word.key, !word.startsSentence else { continue }
      // Twice may be a plural written without its hyphen: "anak anak".
      let isThird = place > 1 && words[place - 2].key == word.key
      if isThird || reading.meanings[place].contains(.joining) {
        return "\(reading.spelling(words[place - 1])) \(reading.spelling(word))"
      }
    }
    return repeatedSentence(reading)
  }

  /// The same letter four times: "baiiiik".
  private func hasRun(_ word: Word, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard word.end - word.start >= 4 else { return false }
    var run = 1
    for position in (word.start + 1)..<word.end {
      let isLetter = bytes[position] | 0x20 >= 0x61 && bytes[position] < 0x80
      run = isLetter && bytes[position] | 0x20 == bytes[position - 1] | 0x20 ? run + 1 : 1
      if run == 4 { return true }
    }
    return false
  }

  /// A sentence of four words or more that stands there twice.
  private func repeatedSentence(_ reading: TextReading) -> String? {
    var seen: Set<UInt64> = []
    var start = 0
    let words = reading.words
    while start < words.count {
      var end = start + 1
      var key = words[start].key
      while end < words.count, !words[end].startsSentence {
        key = key &* 31 &+ words[end].key
        end += 1
      }
      if end - start >= 4, !seen.insert(key).inserted {
        let whole = Word(
          key: key, start: words[start].start, end: words[min(start + 3, end - 1)].end,
          isCapital: false, startsSentence: true)
        return reading.spelling(whole) + " …"
      }
      start = end
    }
    return nil
  }

  /// How the text ends, if it ends within a sentence: with a comma, an open bracket or a word that joins, or cut off at
  /// the length of a database's field.
  private func brokenEnd(_ reading: TextReading) -> String? {
    guard let last = reading.words.last, let meaning = reading.meanings.last else { return nil }
    var end = reading.bytes.count
    while end > last.end, reading.bytes[end - 1] == 0x20 || reading.bytes[end - 1] == 0x0A {
      end -= 1
    }
    let spelling = reading.spelling(last)
    if end == last.end {
      let isCut = [255, 256, 500, 512, 1_000, 1_024, 2_000].contains(reading.bytes.count)
      return reading.words.count > 1 && meaning.contains(.joining) || isCut ? spelling : nil
    }
    let mark = reading.bytes[end - 1]
    return mark == UInt8(ascii: ",") || mark == UInt8(ascii: "(") ? spelling : nil
  }
}
