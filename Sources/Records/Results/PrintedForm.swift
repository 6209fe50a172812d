/// How values are printed, and what stands in their place when they are missing (Docs/domain.md section 4.6).
package enum PrintedForm {
  /// Stands for what is not there.
  package static let missing = "-"

  /// A whole number; "-" for none and for an imported zero.
  package static func score(of result: CompetencyResult) -> String {
    result.countedScore?.printed ?? missing
  }

  /// A letter; "-" without a score.
  package static func predicate(of result: CompetencyResult, by table: ThresholdTable) -> String {
    result.effectivePredicate(by: table)?.rawValue ?? missing
  }

  /// The score in words, as mid-semester reports print it; "-" for none.
  package static func scoreInWords(of result: CompetencyResult) -> String {
    result.countedScore.flatMap { NumberWords.indonesian($0.rounded) } ?? missing
  }

  /// "3 hari", "0 hari"; "- hari" if never entered, which is not zero.
  package static func days(_ count: Int?) -> String { "\(count.map(String.init) ?? missing) hari" }

  /// "121 cm"; empty if never measured.
  package static func height(_ centimetres: Int?) -> String { centimetres.map { "\($0) cm" } ?? "" }

  /// "23 kg"; empty if never measured.
  package static func weight(_ kilograms: Int?) -> String { kilograms.map { "\($0) kg" } ?? "" }

  /// "0091234567 / 1718001", with "-" for the number that a student lacks.
  package static func numbers(of student: Student) -> String {
    let local = student.localStudentNumber ?? ""
    return "\(student.nisn?.digits ?? missing) / \(local.isBlank ? missing : local)"
  }

  /// A description, health, note: empty if missing.
  package static func text(_ text: String?) -> String { text ?? "" }

  /// An award: "-" if there is none.
  package static func award(_ text: String?) -> String { text.isBlank ? missing : text ?? missing }
}
