package import Records

/// A mistake in a layout: what, where, and what to do about it.
package struct TemplateMistake: Error, Sendable, Hashable {
  package var place: SourcePlace
  package var message: Bilingual
  package var remedy: Bilingual
  /// The line of text that it stands in.
  package var sourceLine: String

  /// `file:line:column: error: …`, the form that editors jump to, then the line, a caret and the remedy.
  package func rendered(in language: Language) -> String {
    let word = language == .indonesian ? "kesalahan" : "error"
    var text = "\(place.file):\(place.line):\(place.column): \(word): \(message.text(in: language))"
    if !sourceLine.isEmpty, place.column <= 200 {
      let caret = String(repeating: " ", count: max(0, place.column - 1)) + "^"
      text += "\n  \(sourceLine)\n  \(caret)"
    }
    return text + "\n  → \(remedy.text(in: language))"
  }
}

/// Gathers the mistakes of a layout, all of them up to a limit.
package struct Mistakes: Sendable {
  package private(set) var list: [TemplateMistake] = []
  /// How many more there were than the limit.
  package private(set) var omitted = 0

  package static let limit = 1_000

  package init() {}

  package var isEmpty: Bool { list.isEmpty }

  package mutating func add(
    at place: SourcePlace, in source: SourceText, message: Bilingual, remedy: Bilingual
  ) {
    guard list.count < Self.limit else {
      omitted += 1
      return
    }
    list.append(
      TemplateMistake(
        place: place, message: message, remedy: remedy, sourceLine: source.line(place.line)))
  }

  mutating func add(
    at offset: Int, in source: SourceText, _ message: Bilingual, _ remedy: Bilingual
  ) {
    guard list.count < Self.limit else {
      omitted += 1
      return
    }
    add(at: source.place(at: offset), in: source, message: message, remedy: remedy)
  }

  mutating func sort() { list.sort { $0.place < $1.place } }
}
