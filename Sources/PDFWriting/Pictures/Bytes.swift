// Finding fixed words in the text of a PDF.

extension Array where Element == UInt8 {
  func has(_ word: StaticString, at place: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard place >= 0, place + length <= count else { return false }
    for index in 0..<length where self[place + index] != word.utf8Start[index] { return false }
    return true
  }

  func place(of word: StaticString, from start: Int) -> Int? {
    guard start >= 0 else { return nil }
    var place = start
    while place + word.utf8CodeUnitCount <= count {
      if self[place] == word.utf8Start[0], has(word, at: place) { return place }
      place += 1
    }
    return nil
  }

  func lastPlace(of word: StaticString) -> Int? {
    var place = count - word.utf8CodeUnitCount
    while place >= 0 {
      if has(word, at: place) { return place }
      place -= 1
    }
    return nil
  }

  /// The whole number whose digits begin there.
  func number(at place: Int) -> Int? {
    var value = 0
    var index = place
    while index >= 0, index < count, case let digit = self[index] &- 48, digit < 10,
      value < 1 << 40
    {
      value = value * 10 + Int(digit)
      index += 1
    }
    return index > place ? value : nil
  }

  func number(skippingSpace range: Range<Int>) -> Int? {
    range.first { self[$0] > 32 }.flatMap { number(at: $0) }
  }

  /// The object that the first entry of that key refers to.
  func reference(_ key: StaticString, from start: Int) -> Int? {
    place(of: key, from: start).flatMap { number(at: $0 + key.utf8CodeUnitCount) }
  }
}
