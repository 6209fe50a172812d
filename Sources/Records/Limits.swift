/// The longest texts and largest numbers that a record may hold: used alike by intake, by the published JSON form and by
/// its schema. Lengths are in Unicode scalars, as JSON Schema counts them.
package enum Limits {
  /// Names of people and schools; the law allows 60 since 2022 and older ones reach 80 (Docs/domain.md sections 4.10, 8.2).
  package static let name = 100
  /// Academic titles before or after a name.
  package static let title = 60
  /// Class names, labels, predicates as delivered, telephone and staff numbers, postal codes.
  package static let short = 60
  /// One part of an address, an occupation, a web address.
  package static let line = 150
  /// Subject codes (Appendix A).
  package static let subjectCode = 20
  /// Subject short names (Appendix A).
  package static let shortName = 20
  /// Subject names (Appendix A).
  package static let subjectName = 100
  /// Local student numbers, NIS or NIPD (section 4.10).
  package static let localStudentNumber = 20
  /// Competence descriptions and attitude texts; the longest real one had 786 characters (section 8.3).
  package static let narrative = 4_000
  /// Advice and the teacher's note (section 8.3).
  package static let note = 4_000
  /// Remarks on extracurricular activities, achievements and health (section 8.3).
  package static let remark = 1_000
  package static let subjects = 60
  package static let extracurriculars = 40
  package static let achievements = 60
  /// Learning objectives of one subject and student.
  package static let objectives = 60
  /// Objective identifiers: "TP1".
  package static let objectiveID = 20
  /// Texts of learning objectives; the longest national competence text has 462 characters (section 8.3).
  package static let objective = 1_000
  package static let cocurricularActivities = 40
  /// Two or three a year in primary school (section 3.5).
  package static let projects = 12
  package static let targets = 60
  /// Days absent in one semester (section 4.10).
  package static let absence = 0...130
  /// More days than this are worth a question (section 4.10).
  package static let absenceWithoutQuestion = 0...100
  /// Centimetres that are stored at all; outside ``plausibleHeight`` a warning is given.
  package static let height = 30...250
  package static let plausibleHeight = 80...190
  /// Kilograms that are stored at all; outside ``plausibleWeight`` a warning is given.
  package static let weight = 5...250
  package static let plausibleWeight = 10...110
  package static let grade = 1...13
  package static let rosterNumber = 1...999
  package static let birthOrder = 1...30
}
