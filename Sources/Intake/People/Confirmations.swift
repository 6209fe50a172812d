package import Records

/// What an operator answered to questions about rows: `--confirm 7`, `--confirm 7=0091234567`, `--confirm 7=new`,
/// `--confirm all`.
package struct Confirmations: Sendable, Hashable {
  enum Answer: Sendable, Hashable {
    /// What is asked is so.
    case yes
    /// The row is a student whom the school does not know yet.
    case newcomer
    /// The row is the student of that NISN or NIS.
    case student(number: String)
  }

  var answers: [Int: Answer] = [:]
  /// Whatever has one candidate only is so.
  package var all = false

  /// No answer.
  package init() {}

  /// - Parameter items: Answers, or whole lines of a file of them; "#" begins a remark.
  package init(_ items: [String]) throws(ConfirmationMistake) {
    guard items.count <= Self.limit else { throw ConfirmationMistake(text: "> \(Self.limit)") }
    for item in items {
      let text = item.prefix { $0 != "#" }.trimmedOfSpace
      if !text.isEmpty { try add(text) }
    }
  }

  private static let limit = 100_000

  private mutating func add(_ text: String) throws(ConfirmationMistake) {
    let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) { "=;,\t".contains($0) }
      .map(\.trimmedOfSpace)
    if parts.count == 1, ["all", "semua"].contains(text.lowercased()) {
      all = true
      return
    }
    guard let first = parts.first, let row = Int(first), row > 0 else {
      throw ConfirmationMistake(text: CleanText.shortened(text))
    }
    let answer = parts.count == 2 ? parts[1] : "ya"
    switch answer.foldedForComparison {
    case "": throw ConfirmationMistake(text: CleanText.shortened(text))
    case "ya", "yes", "y", "benar": answers[row] = .yes
    case "baru", "new": answers[row] = .newcomer
    default: answers[row] = .student(number: CleanText.line(answer))
    }
  }
}

/// An answer that is none.
package struct ConfirmationMistake: Error, Sendable, Hashable {
  package var text: String

  package var message: Bilingual {
    Bilingual(
      id: "\"\(text)\" bukan jawaban: tulis --confirm 7, --confirm 7=NISN, --confirm 7=baru, atau "
        + "--confirm all.",
      en: "\"\(text)\" is no answer: write --confirm 7, --confirm 7=NISN, --confirm 7=new or "
        + "--confirm all.")
  }
}
