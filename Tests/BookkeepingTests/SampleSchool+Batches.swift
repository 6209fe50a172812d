import Bookkeeping
import Records
import Sampling

extension Optional where Wrapped: Sendable {
  /// As a file that holds every value says it: what is not there is cleared.
  var change: Change<Wrapped> { map { .set($0) } ?? .clear }
}

extension SampleSchool {
  /// Everything but the people's results.
  var batches: [ImportBatch] {
    var patch = SchoolPatch(npsn: school.npsn)
    patch.name = .set(school.name)
    patch.level = .set(school.level)
    patch.ownership = .set(school.ownership)
    patch.legacySchoolNumber = school.legacySchoolNumber.change
    patch.address = AddressPatch(school.address)
    patch.phone = school.phone.change
    patch.website = school.website.change
    patch.email = school.email.change
    patch.signingPlace = school.signingPlace.change
    var terms = SettingsPatch(kind: .endOfTerm)
    terms.reportDate = settings.reportDate.change
    terms.place = settings.place.change
    terms.paper = .set(settings.paper)
    terms.masteryThreshold = settings.masteryThreshold.change
    terms.emptySections = .set(settings.emptySections)
    terms.descriptionsRequired = .set(settings.descriptionsRequired)
    terms.attitudeRequired = .set(settings.attitudeRequired)
    return [
      .schools([patch]),
      .staff([StaffPatch(staff: principal.staff, office: .principal(prefix: principal.titlePrefix))]
      ),
      .classes(
        classes.map { room in
          var patch = ClassPatch(name: room.group.name, grade: room.group.grade)
          patch.curriculum = .set(room.group.curriculum)
          patch.homeroomTeacher = room.group.homeroomTeacher.change
          return patch
        }),
      .subjects(subjects), .settings([terms]),
    ]
  }

  func studentPatches(_ identifier: (Student) -> StudentID?) -> [StudentPatch] {
    classes.flatMap { room in
      room.students.map { pupil in
        var patch = StudentPatch(pupil.student, id: identifier(pupil.student))
        patch.className = .set(room.group.name)
        patch.rosterNumber = .set(pupil.rosterNumber)
        return patch
      }
    }
  }

  func resultBatches(_ students: [[StudentID]]) -> [ImportBatch] {
    let pupils = zip(classes, students).flatMap { zip($0.students, $1) }
    return [
      .scores(
        pupils.flatMap { pupil, id in
          pupil.results.sorted { $0.key < $1.key }.map { code, result in
            ScorePatch(id, code, result)
          }
        }),
      .attitude(
        pupils.map { pupil, id in
          var patch = AttitudePatch(student: id)
          patch.spiritual = pupil.attitude.spiritual.change
          patch.social = pupil.attitude.social.change
          return patch
        }),
      .attendance(pupils.map { AttendancePatch($0.1, $0.0) }),
      .extracurricular(
        Dictionary(uniqueKeysWithValues: pupils.map { ($0.1, $0.0.extracurriculars) })),
      .achievements(Dictionary(uniqueKeysWithValues: pupils.map { ($0.1, $0.0.achievements) })),
      .decisions(Dictionary(uniqueKeysWithValues: pupils.map { ($0.1, $0.0.decision.change) })),
    ]
  }
}

extension ScorePatch {
  init(_ student: StudentID, _ subject: String, _ result: SampleResult) {
    self.init(student: student, subject: subject)
    knowledgeScore = result.knowledge.score.change
    knowledgePredicate = result.knowledge.predicate.change
    knowledgeNarrative = result.knowledge.narrative.change
    skillScore = result.skill.score.change
    skillPredicate = result.skill.predicate.change
    skillNarrative = result.skill.narrative.change
  }
}

extension AttendancePatch {
  init(_ student: StudentID, _ pupil: SampleStudent) {
    self.init(student: student)
    sick = pupil.absence.sick.change
    excused = pupil.absence.excused.change
    unexcused = pupil.absence.unexcused.change
    advice = pupil.advice.change
    teacherNote = pupil.teacherNote.change
    heightOdd = pupil.physical.heightOdd.change
    heightEven = pupil.physical.heightEven.change
    weightOdd = pupil.physical.weightOdd.change
    weightEven = pupil.physical.weightEven.change
    hearing = pupil.physical.hearing.change
    sight = pupil.physical.sight.change
    teeth = pupil.physical.teeth.change
    other = pupil.physical.other.change
  }
}

extension AddressPatch {
  init(_ address: Address) {
    self.init()
    street = address.street.change
    rt = address.rt.change
    rw = address.rw.change
    hamlet = address.hamlet.change
    village = address.village.change
    district = address.district.change
    city = address.city.change
    province = address.province.change
    postalCode = address.postalCode.change
  }
}

extension RelativePatch {
  init(_ relative: Relative) {
    self.init()
    name = relative.name.change
    occupation = relative.occupation.change
    address = relative.address.change
    phone = relative.phone.change
  }
}

extension StudentPatch {
  init(_ student: Student, id: StudentID?) {
    self.init(id: id)
    fullName = .set(student.fullName)
    callName = student.callName.change
    nisn = student.nisn.change
    localStudentNumber = student.localStudentNumber.change
    sex = student.sex.change
    birthPlace = student.birthPlace.change
    birthDate = student.birthDate.change
    religion = student.religion.change
    familyStatus = student.familyStatus.change
    birthOrder = student.birthOrder.change
    previousEducation = student.previousEducation.change
    address = AddressPatch(student.address)
    phone = student.phone.change
    father = RelativePatch(student.father)
    mother = RelativePatch(student.mother)
    guardian = RelativePatch(student.guardian)
    parentsAddress = AddressPatch(student.parentsAddress)
    admissionDate = student.admission.date.change
    admissionGrade = student.admission.grade.change
    previousSchool = student.admission.previousSchool.change
    specialNeeds = student.specialNeeds.change
  }
}
