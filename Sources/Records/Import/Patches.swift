// What each row of an imported file wants changed. Intake makes patches, with every person already matched; Bookkeeping
// counts what they would do and applies them, all or none.

/// The rows of one imported file.
package enum ImportBatch: Sendable, Hashable {
  case schools([SchoolPatch])
  case staff([StaffPatch])
  case classes([ClassPatch])
  case students([StudentPatch])
  case subjects([GradeSubject])
  case scores([ScorePatch])
  case midterm([ScorePatch])
  case attitude([AttitudePatch])
  case attendance([AttendancePatch])
  /// For each student named, the whole list.
  case extracurricular([StudentID: [Extracurricular]])
  case cocurricular([CocurricularPatch])
  /// For each student named, the whole list.
  case p5([StudentID: [P5Project]])
  /// For each student named, the whole list.
  case achievements([StudentID: [Achievement]])
  case decisions([StudentID: Change<Decision>])
  case settings([SettingsPatch])
  case thresholds([ThresholdPatch])
  case electives([ElectivePatch])
  case transfers([TransferPatch])
}

package struct SchoolPatch: Sendable, Hashable {
  package var npsn: NPSN
  package var name: Change<String> = .keep
  package var level: Change<EducationLevel> = .keep
  package var ownership: Change<Ownership> = .keep
  package var legacySchoolNumber: Change<String> = .keep
  package var address = AddressPatch()
  package var phone: Change<String> = .keep
  package var website: Change<String> = .keep
  package var email: Change<String> = .keep
  package var signingPlace: Change<String> = .keep
  package var foundationName: Change<String> = .keep

  package init(npsn: NPSN) { self.npsn = npsn }
}

package struct AddressPatch: Sendable, Hashable {
  package var street: Change<String> = .keep
  package var rt: Change<String> = .keep
  package var rw: Change<String> = .keep
  package var hamlet: Change<String> = .keep
  package var village: Change<String> = .keep
  package var district: Change<String> = .keep
  package var city: Change<String> = .keep
  package var province: Change<String> = .keep
  package var postalCode: Change<String> = .keep

  package init() {}
}

/// A member of staff and the office held in the school year. Staff are matched by NIP, else by staff number, else by name.
package struct StaffPatch: Sendable, Hashable {
  package enum Office: Sendable, Hashable {
    case none
    /// Head of the school; the prefix is "Plt." or "Plh." for an acting one.
    case principal(prefix: String?)
    /// Homeroom teacher of the class of that name.
    case homeroom(className: String)
  }

  package var staff: Staff
  package var office: Office
  /// The subjects taught, each by code, short name or name, folded for comparison; the class, or empty for all.
  package var teaches: [String]
  package var teachingClass: String

  package init(
    staff: Staff, office: Office = .none, teaches: [String] = [], teachingClass: String = ""
  ) {
    self.staff = staff
    self.office = office
    self.teaches = teaches
    self.teachingClass = teachingClass
  }
}

package struct ClassPatch: Sendable, Hashable {
  /// Normalised name.
  package var name: String
  package var grade: Int
  package var curriculum: Change<Curriculum> = .keep
  /// The teacher's name as in the staff list.
  package var homeroomTeacher: Change<Staff> = .keep

  package init(name: String, grade: Int) {
    self.name = name
    self.grade = grade
  }
}

package struct RelativePatch: Sendable, Hashable {
  package var name: Change<String> = .keep
  package var occupation: Change<String> = .keep
  package var address: Change<String> = .keep
  package var phone: Change<String> = .keep

  package init() {}
}

package struct StudentPatch: Sendable, Hashable {
  /// The student as already known, or nil for a new one.
  package var id: StudentID?
  /// Whom another school has, for a new student who came from there.
  package var origin: StudentID?
  /// Never empty for a new student.
  package var fullName: Change<String> = .keep
  package var callName: Change<String> = .keep
  package var nisn: Change<NISN> = .keep
  package var localStudentNumber: Change<String> = .keep
  package var sex: Change<Sex> = .keep
  package var birthPlace: Change<String> = .keep
  package var birthDate: Change<CalendarDate> = .keep
  package var religion: Change<Religion> = .keep
  package var familyStatus: Change<String> = .keep
  package var birthOrder: Change<Int> = .keep
  package var previousEducation: Change<String> = .keep
  package var address = AddressPatch()
  package var phone: Change<String> = .keep
  package var father = RelativePatch()
  package var mother = RelativePatch()
  package var guardian = RelativePatch()
  package var parentsAddress = AddressPatch()
  package var admissionDate: Change<CalendarDate> = .keep
  package var admissionGrade: Change<Int> = .keep
  package var previousSchool: Change<String> = .keep
  package var specialNeeds: Change<String> = .keep
  package var photo: Change<String> = .keep
  /// Normalised class name in the roster's school year; `.clear` takes the student out of their class.
  package var className: Change<String> = .keep
  package var rosterNumber: Change<Int> = .keep

  package init(id: StudentID?) { self.id = id }
}

package struct ScorePatch: Sendable, Hashable {
  package var student: StudentID
  /// ``Subject/code``.
  package var subject: String
  package var knowledgeScore: Change<Score> = .keep
  package var knowledgePredicate: Change<Predicate> = .keep
  package var skillScore: Change<Score> = .keep
  package var skillPredicate: Change<Predicate> = .keep
  package var finalScore: Change<Score> = .keep
  package var midtermScore: Change<Score> = .keep
  /// One at most; none while all are kept, so that a city's million scores without texts stay small.
  private var texts: [ScoreTexts] = []

  package init(student: StudentID, subject: String) {
    self.student = student
    self.subject = subject
  }

  package var knowledgeNarrative: Change<String> {
    get { texts.first?.knowledgeNarrative ?? .keep }
    set { set(\.knowledgeNarrative, newValue) }
  }

  package var skillNarrative: Change<String> {
    get { texts.first?.skillNarrative ?? .keep }
    set { set(\.skillNarrative, newValue) }
  }

  package var achievedNarrative: Change<String> {
    get { texts.first?.achievedNarrative ?? .keep }
    set { set(\.achievedNarrative, newValue) }
  }

  package var needsHelpNarrative: Change<String> {
    get { texts.first?.needsHelpNarrative ?? .keep }
    set { set(\.needsHelpNarrative, newValue) }
  }

  /// The whole list.
  package var objectives: Change<[LearningObjective]> {
    get { texts.first?.objectives ?? .keep }
    set { set(\.objectives, newValue) }
  }

  package var midtermRemark: Change<String> {
    get { texts.first?.midtermRemark ?? .keep }
    set { set(\.midtermRemark, newValue) }
  }

  private mutating func set<Value: Equatable>(
    _ path: WritableKeyPath<ScoreTexts, Change<Value>>, _ value: Change<Value>
  ) {
    if texts.isEmpty {
      guard value != .keep else { return }
      texts = [ScoreTexts()]
    }
    texts[0][keyPath: path] = value
    if texts[0] == ScoreTexts() { texts = [] }
  }
}

private struct ScoreTexts: Sendable, Hashable {
  var knowledgeNarrative: Change<String> = .keep
  var skillNarrative: Change<String> = .keep
  var achievedNarrative: Change<String> = .keep
  var needsHelpNarrative: Change<String> = .keep
  var objectives: Change<[LearningObjective]> = .keep
  var midtermRemark: Change<String> = .keep
}

package struct AttitudePatch: Sendable, Hashable {
  package var student: StudentID
  package var spiritual: Change<String> = .keep
  package var social: Change<String> = .keep
  package var spiritualPredicate: Change<AttitudePredicate> = .keep
  package var socialPredicate: Change<AttitudePredicate> = .keep

  package init(student: StudentID) { self.student = student }
}

package struct AttendancePatch: Sendable, Hashable {
  package var student: StudentID
  package var sick: Change<Int> = .keep
  package var excused: Change<Int> = .keep
  package var unexcused: Change<Int> = .keep
  package var advice: Change<String> = .keep
  package var teacherNote: Change<String> = .keep
  package var heightOdd: Change<Int> = .keep
  package var heightEven: Change<Int> = .keep
  package var weightOdd: Change<Int> = .keep
  package var weightEven: Change<Int> = .keep
  package var hearing: Change<String> = .keep
  package var sight: Change<String> = .keep
  package var teeth: Change<String> = .keep
  package var other: Change<String> = .keep

  package init(student: StudentID) { self.student = student }
}

/// Settings of the school for the roster's term; `finalGradeOnly` sets them for the last grade, which has its own dates.
package struct SettingsPatch: Sendable, Hashable {
  package var kind: ReportKind
  package var finalGradeOnly = false
  package var reportDate: Change<CalendarDate> = .keep
  package var place: Change<String> = .keep
  package var paper: Change<String> = .keep
  package var masteryThreshold: Change<Int> = .keep
  /// An edited band table for that pass mark: lower limits of B and A.
  package var bFrom: Change<Int> = .keep
  package var aFrom: Change<Int> = .keep
  package var emptySections: Change<ReportSettings.EmptySections> = .keep
  package var descriptionsRequired: Change<Bool> = .keep
  package var attitudeRequired: Change<Bool> = .keep
  package var narrativeMode: Change<LearningNarrative.Mode> = .keep
  package var showsRank: Change<Bool> = .keep

  package init(kind: ReportKind) { self.kind = kind }
}
