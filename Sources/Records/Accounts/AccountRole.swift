/// What a person with an account is to the schools (Docs/domain.md section 6.1).
package enum AccountRole: String, Sendable, Hashable, Codable, CaseIterable {
  /// The city's education office: all schools.
  case cityOffice
  /// Imports, settings and printing of one school.
  case schoolOperator
  /// Approves and signs at one school.
  case principal
  /// Completes and prints one class.
  case homeroomTeacher

  package var needsSchool: Bool { self != .cityOffice }
  package var needsClass: Bool { self == .homeroomTeacher }
  /// Whether a password alone is too little: this account sees every child of the city.
  package var needsSecondFactor: Bool { self == .cityOffice }

  /// For people.
  package var words: Bilingual {
    switch self {
    case .cityOffice: Bilingual(id: "dinas pendidikan", en: "city office")
    case .schoolOperator: Bilingual(id: "operator sekolah", en: "school operator")
    case .principal: Bilingual(id: "kepala sekolah", en: "principal")
    case .homeroomTeacher: Bilingual(id: "wali kelas", en: "homeroom teacher")
    }
  }
}
