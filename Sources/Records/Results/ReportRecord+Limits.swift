/// A part of a record that is larger than ``Limits`` allow.
package struct LimitViolation: Sendable, Hashable {
  /// The path in the published form: "subjects[3].knowledge.narrative".
  package var path: String
  /// Its length in Unicode scalars, its count, or its value.
  package var found: Int
  /// What is allowed.
  package var allowed: ClosedRange<Int>
}

extension LimitViolation {
  package var message: Bilingual {
    Bilingual(
      id: "\(path): \(found), padahal hanya boleh \(allowed.lowerBound) sampai "
        + "\(allowed.upperBound); perbaiki isinya.",
      en: "\(path): \(found), but only \(allowed.lowerBound) to \(allowed.upperBound) are allowed; "
        + "correct it.")
  }
}

extension ReportRecord {
  /// Everything in the record that exceeds ``Limits``; for records that come from outside.
  package var limitViolations: [LimitViolation] {
    var check = LimitCheck()
    check.school(school, principal)
    check.text(classGroup.name, "classGroup.name", Limits.short)
    check.number(classGroup.grade, "classGroup.grade", Limits.grade)
    check.staff(classGroup.homeroomTeacher, "classGroup.homeroomTeacher")
    check.number(rosterNumber, "rosterNumber", Limits.rosterNumber)
    check.student(student)
    check.number(subjects.count, "subjects", 0...Limits.subjects)
    for (index, row) in subjects.enumerated() { check.subject(row, "subjects[\(index)]") }
    check.conduct(self)
    check.activities(self)
    check.text(advice, "advice", Limits.note)
    check.text(teacherNote, "teacherNote", Limits.note)
    switch decision {
    case .promoted(let grade), .retained(let grade):
      check.number(grade, "decision.grade", Limits.grade)
    default: break
    }
    check.text(settings.place, "settings.place", Limits.line)
    check.text(settings.paper, "settings.paper", Limits.short, least: 1)
    check.number(settings.masteryThreshold, "settings.masteryThreshold", 0...100)
    return check.violations
  }
}

private struct LimitCheck {
  var violations: [LimitViolation] = []

  mutating func text(_ text: String?, _ path: String, _ most: Int, least: Int = 0) {
    guard let text else { return }
    number(text.unicodeScalars.count, path, least...most)
  }

  mutating func number(_ value: Int?, _ path: String, _ allowed: ClosedRange<Int>) {
    guard let value, !allowed.contains(value) else { return }
    violations.append(LimitViolation(path: path, found: value, allowed: allowed))
  }

  mutating func school(_ school: School, _ principal: Principal?) {
    text(school.name, "school.name", Limits.name, least: 1)
    text(school.legacySchoolNumber, "school.legacySchoolNumber", Limits.short)
    address(school.address, "school.address")
    text(school.phone, "school.phone", Limits.short)
    text(school.website, "school.website", Limits.line)
    text(school.email, "school.email", Limits.line)
    text(school.signingPlace, "school.signingPlace", Limits.line)
    text(school.foundationName, "school.foundationName", Limits.name)
    staff(principal?.staff, "principal.staff")
    text(principal?.titlePrefix, "principal.titlePrefix", Limits.short)
  }

  mutating func staff(_ staff: Staff?, _ path: String) {
    guard let staff else { return }
    text(staff.name, "\(path).name", Limits.name, least: 1)
    text(staff.titleFront, "\(path).titleFront", Limits.title)
    text(staff.titleBack, "\(path).titleBack", Limits.title)
    text(staff.staffNumber, "\(path).staffNumber", Limits.short)
    text(staff.staffNumberLabel, "\(path).staffNumberLabel", Limits.short)
  }

  mutating func address(_ address: Address, _ path: String) {
    for (part, key) in [
      (address.street, "street"), (address.hamlet, "hamlet"), (address.village, "village"),
      (address.district, "district"), (address.city, "city"), (address.province, "province"),
    ] {
      text(part, "\(path).\(key)", Limits.line)
    }
    text(address.rt, "\(path).rt", Limits.short)
    text(address.rw, "\(path).rw", Limits.short)
    text(address.postalCode, "\(path).postalCode", Limits.short)
  }

  mutating func student(_ student: Student) {
    text(student.fullName, "student.fullName", Limits.name)
    text(student.callName, "student.callName", Limits.name)
    text(student.localStudentNumber, "student.localStudentNumber", Limits.localStudentNumber)
    text(student.birthPlace, "student.birthPlace", Limits.line)
    text(student.familyStatus, "student.familyStatus", Limits.short)
    number(student.birthOrder, "student.birthOrder", Limits.birthOrder)
    text(student.previousEducation, "student.previousEducation", Limits.line)
    address(student.address, "student.address")
    text(student.phone, "student.phone", Limits.short)
    for (relative, key) in [
      (student.father, "father"), (student.mother, "mother"), (student.guardian, "guardian"),
    ] {
      text(relative.name, "student.\(key).name", Limits.name)
      text(relative.occupation, "student.\(key).occupation", Limits.line)
      text(relative.address, "student.\(key).address", Limits.line)
      text(relative.phone, "student.\(key).phone", Limits.short)
    }
    address(student.parentsAddress, "student.parentsAddress")
    number(student.admission.grade, "student.admission.grade", Limits.grade)
    text(student.admission.previousSchool, "student.admission.previousSchool", Limits.line)
    text(student.specialNeeds, "student.specialNeeds", Limits.line)
    text(student.photo, "student.photo", Limits.line, least: 1)
    number(student.leaving?.grade, "student.leaving.grade", Limits.grade)
    text(student.leaving?.reason, "student.leaving.reason", Limits.remark)
    text(student.leaving?.destination, "student.leaving.destination", Limits.line)
  }

  mutating func subject(_ row: SubjectResult, _ path: String) {
    text(row.subject.code, "\(path).subject.code", Limits.subjectCode, least: 1)
    text(row.subject.name, "\(path).subject.name", Limits.subjectName, least: 1)
    text(row.subject.shortName, "\(path).subject.shortName", Limits.shortName)
    text(row.subject.group, "\(path).subject.group", Limits.short)
    number(row.subject.order, "\(path).subject.order", -100_000...100_000)
    text(row.subject.canonicalCode, "\(path).subject.canonicalCode", Limits.subjectCode)
    number(row.thresholds.kkm, "\(path).thresholds.kkm", 0...100)
    number(row.thresholds.bFrom, "\(path).thresholds.bFrom", 0...101)
    number(row.thresholds.aFrom, "\(path).thresholds.aFrom", 0...101)
    text(row.knowledge.narrative, "\(path).knowledge.narrative", Limits.narrative)
    text(row.skill.narrative, "\(path).skill.narrative", Limits.narrative)
    text(row.midterm.remark, "\(path).midterm.remark", Limits.remark)
    let learning = row.learning
    text(learning.achievedNarrative, "\(path).learning.achievedNarrative", Limits.narrative)
    text(learning.needsHelpNarrative, "\(path).learning.needsHelpNarrative", Limits.narrative)
    number(learning.objectives.count, "\(path).learning.objectives", 0...Limits.objectives)
    for (index, objective) in learning.objectives.enumerated() {
      let place = "\(path).learning.objectives[\(index)]"
      text(objective.id, "\(place).id", Limits.objectiveID)
      text(objective.text, "\(place).text", Limits.objective)
    }
  }

  mutating func activities(_ record: ReportRecord) {
    text(record.cocurricular.narrative, "cocurricular.narrative", Limits.narrative)
    let activities = record.cocurricular.activities
    number(activities.count, "cocurricular.activities", 0...Limits.cocurricularActivities)
    for (index, activity) in activities.enumerated() {
      text(activity.name, "cocurricular.activities[\(index)].name", Limits.line)
      text(activity.remark, "cocurricular.activities[\(index)].remark", Limits.remark)
    }
    number(record.projects.count, "projects", 0...Limits.projects)
    for (index, project) in record.projects.enumerated() {
      let path = "projects[\(index)]"
      text(project.theme, "\(path).theme", Limits.line)
      text(project.title, "\(path).title", Limits.line)
      text(project.description, "\(path).description", Limits.narrative)
      text(project.processNote, "\(path).processNote", Limits.note)
      number(project.targets.count, "\(path).targets", 0...Limits.targets)
      for (place, target) in project.targets.enumerated() {
        text(target.dimension, "\(path).targets[\(place)].dimension", Limits.objective)
        text(target.element, "\(path).targets[\(place)].element", Limits.objective)
        text(target.subElement, "\(path).targets[\(place)].subElement", Limits.objective)
      }
    }
  }

  mutating func conduct(_ record: ReportRecord) {
    text(record.attitude.spiritual, "attitude.spiritual", Limits.narrative)
    text(record.attitude.social, "attitude.social", Limits.narrative)
    number(record.extracurriculars.count, "extracurriculars", 0...Limits.extracurriculars)
    for (index, activity) in record.extracurriculars.enumerated() {
      text(activity.name, "extracurriculars[\(index)].name", Limits.name)
      text(activity.predicate, "extracurriculars[\(index)].predicate", Limits.short)
      text(activity.remark, "extracurriculars[\(index)].remark", Limits.remark)
    }
    number(record.achievements.count, "achievements", 0...Limits.achievements)
    for (index, award) in record.achievements.enumerated() {
      text(award.kind, "achievements[\(index)].kind", Limits.name)
      text(award.remark, "achievements[\(index)].remark", Limits.remark)
    }
    number(record.absence.sick, "absence.sick", Limits.absence)
    number(record.absence.excused, "absence.excused", Limits.absence)
    number(record.absence.unexcused, "absence.unexcused", Limits.absence)
    let body = record.physical
    number(body.heightOdd, "physical.heightOdd", Limits.height)
    number(body.heightEven, "physical.heightEven", Limits.height)
    number(body.weightOdd, "physical.weightOdd", Limits.weight)
    number(body.weightEven, "physical.weightEven", Limits.weight)
    text(body.hearing, "physical.hearing", Limits.remark)
    text(body.sight, "physical.sight", Limits.remark)
    text(body.teeth, "physical.teeth", Limits.remark)
    text(body.other, "physical.other", Limits.remark)
  }
}
