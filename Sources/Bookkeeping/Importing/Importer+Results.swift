internal import GRDB
internal import Records

// What students earned in the term.
extension Importer {
  mutating func attitude(_ patch: AttitudePatch) throws {
    let subject = try subject(of: patch.student)
    let effect = try writer.upsert(
      "report", key: reportKey(patch.student),
      cells: [
        ("spiritual", patch.spiritual.stored), ("social", patch.social.stored),
        ("spiritual_predicate", patch.spiritualPredicate.raw),
        ("social_predicate", patch.socialPredicate.raw),
      ],
      isSparse: true, about: subject)
    writer.count(effect, subject)
  }

  mutating func attendance(_ patch: AttendancePatch) throws {
    let subject = try subject(of: patch.student)
    let effect = try writer.upsert(
      "report", key: reportKey(patch.student),
      cells: [
        ("sick", patch.sick.stored), ("excused", patch.excused.stored),
        ("unexcused", patch.unexcused.stored), ("advice", patch.advice.stored),
        ("teacher_note", patch.teacherNote.stored), ("height_odd", patch.heightOdd.stored),
        ("height_even", patch.heightEven.stored), ("weight_odd", patch.weightOdd.stored),
        ("weight_even", patch.weightEven.stored), ("hearing", patch.hearing.stored),
        ("sight", patch.sight.stored), ("teeth", patch.teeth.stored), ("other", patch.other.stored),
      ], isSparse: true, about: subject)
    writer.count(effect, subject)
  }

  mutating func decision(_ student: StudentID, _ change: Change<Decision>) throws {
    let result: Change<DatabaseValue>
    let grade: Change<DatabaseValue>
    switch change {
    case .keep: return
    case .clear: (result, grade) = (.clear, .clear)
    case .set(.promoted(let to)):
      (result, grade) = (.set("promoted".databaseValue), .set(to.databaseValue))
    case .set(.retained(let kept)):
      (result, grade) = (.set("retained".databaseValue), .set(kept.databaseValue))
    case .set(.graduated): (result, grade) = (.set("graduated".databaseValue), .clear)
    case .set(.notGraduated): (result, grade) = (.set("notGraduated".databaseValue), .clear)
    }
    let subject = try subject(of: student)
    let effect = try writer.upsert(
      "report", key: reportKey(student), cells: [("decision", result), ("decision_grade", grade)],
      isSparse: true, about: subject)
    writer.count(effect, subject)
  }
}
