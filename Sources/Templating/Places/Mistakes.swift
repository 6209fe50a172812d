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
      // Tabs stay tabs, so that the caret stands where the terminal puts the column.
      let indent = sourceLine.prefix(place.column - 1).map { $0 == "\t" ? "\t" : " " }.joined()
      let rest = String(repeating: " ", count: max(0, place.column - 1 - indent.count))
      let caret = indent + rest + "^"
      text += "\n  \(sourceLine)\n  \(caret)"
    }
    return text + "\n  → \(remedy.text(in: language))"
  }
}

/// Gathers the mistakes of a layout, all of them up to a limit. A mistake of a file that is included twice is one.
package struct Mistakes: Sendable {
  package private(set) var list: [TemplateMistake] = []
  private var known: Set<TemplateMistake> = []
  /// How many more there were than the limit.
  package private(set) var omitted = 0

  package static let limit = 1_000

  package init() {}

  package var isEmpty: Bool { list.isEmpty }

  /// Whether more mistakes are only counted: no use to look for their remedies.
  var isFull: Bool { list.count >= Self.limit }

  package mutating func add(
    at place: SourcePlace, in source: SourceText, message: Bilingual, remedy: Bilingual
  ) {
    guard !isFull else {
      omitted += 1
      return
    }
    let mistake = TemplateMistake(
      place: place, message: message, remedy: remedy, sourceLine: source.line(place.line))
    if known.insert(mistake).inserted { list.append(mistake) }
  }

  mutating func add(
    at offset: Int, in source: SourceText, _ message: Bilingual, _ remedy: Bilingual
  ) {
    guard !isFull else {
      omitted += 1
      return
    }
    add(at: source.place(at: offset), in: source, message: message, remedy: remedy)
  }

  package mutating func add(contentsOf others: Mistakes) {
    for mistake in others.list where !isFull {
      if known.insert(mistake).inserted { list.append(mistake) }
    }
    omitted += others.omitted
  }

  mutating func sort() { list.sort { $0.place < $1.place } }
}
