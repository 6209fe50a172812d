/// What a column can hold. The raw values are the identifiers of Docs/domain.md.
enum Field: String, Sendable, Hashable, CaseIterable {
  case rowNumber
  // People
  case nisn, localStudentNumber, fullName, callName, sex, birthPlace, birthDate, birthPlaceAndDate
  case religion, familyStatus, birthOrder, previousEducation, previousSchool, specialNeeds
  case admissionDate, admissionGrade, className, rosterNumber
  case street, rt, rw, hamlet, village, district, city, province, postalCode, phone, landline
  case fatherName, fatherOccupation, fatherAddress, fatherPhone
  case motherName, motherOccupation, motherAddress, motherPhone
  case guardianName, guardianOccupation, guardianAddress, guardianPhone
  case parentsStreet, parentsVillage, parentsDistrict, parentsCity, parentsProvince
  // School and staff
  case foundationName
  case npsn, schoolName, level, ownership, legacySchoolNumber, website, email, signingPlace
  case titleFront, titleBack, nip, staffNumber, staffNumberLabel, office
  case grade, curriculum, homeroomTeacher
  // Subjects and results
  case subjectCode, subjectName, shortName, subjectGroup, order, isLocalContent, grades
  case isElective, canonicalCode
  case subject, knowledgeScore, knowledgePredicate, knowledgeNarrative
  case skillScore, skillPredicate, skillNarrative
  case finalScore, achievedNarrative, needsHelpNarrative
  case objectiveID, objective, objectiveScore, isAchieved
  case midtermScore, midtermRemark
  case spiritual, social, spiritualPredicate, socialPredicate
  case sick, excused, unexcused, advice, teacherNote
  case heightOdd, heightEven, weightOdd, weightEven, hearing, sight, teeth, other
  case activity, predicate, remark, achievementKind, achievementGroup
  case cocurricularNarrative, profileDimension, profileLevel
  case theme, projectTitle, projectDescription, dimension, element, subElement, projectLevel
  case processNote
  case takesSubject, leavingDate, leavingGrade, leavingReason, leavingDestination, photo
  case decision, nextGrade
  // Settings
  case schoolYear, semester, reportKind, reportDate, finalGradeReportDate, place, paper
  case masteryThreshold, bFrom, aFrom, emptySections, descriptionsRequired, attitudeRequired
  case finalGradeOnly, narrativeMode, showsRank
}
