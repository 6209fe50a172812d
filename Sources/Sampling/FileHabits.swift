/// How a school's operator happens to save files (Docs/domain.md sections 5.3, 5.4).
package struct FileHabits: Sendable, Hashable {
  package enum Encoding: Sendable, Hashable, CaseIterable {
    case utf8, utf8WithMark, windows1252, utf16
  }
  package enum DateForm: Sendable, Hashable, CaseIterable { case iso, slashes, dashes, words }

  package var separator: Character = ";"
  package var encoding: Encoding = .utf8
  package var dates: DateForm = .iso
  /// The school's name and a blank row above the headings.
  package var hasTitleRows = false
  /// "Jumlah" or the teacher's signature under the table.
  package var hasFootRows = false
  /// Scores in one wide table a class, descriptions apart, instead of one row a subject.
  package var wideScores = false
  package var decimalComma = true

  package init() {}

  init(_ dice: inout Dice) {
    separator = dice.pick(weighted: [(";", 60), (",", 35), ("\t", 5)])
    encoding = dice.pick(weighted: [
      (.utf8, 50), (.utf8WithMark, 30), (.windows1252, 15), (.utf16, 5),
    ])
    dates = dice.pick(DateForm.allCases)
    hasTitleRows = dice.chance(0.4)
    hasFootRows = dice.chance(0.25)
    wideScores = dice.chance(0.3)
    decimalComma = separator != ","
  }
}
