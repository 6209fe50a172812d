/// What keeps a report from being complete: what is missing, where, who can mend it, and how (Docs/domain.md
/// section 6.3).
package struct Finding: Sendable, Hashable {
  package enum Code: String, Sendable, Hashable, Codable, CaseIterable {
    case c1 = "C1"
    case c2 = "C2"
    case c3 = "C3"
    case c4 = "C4"
    case c5 = "C5"
    case c6 = "C6"
    case c7 = "C7"
    case c8 = "C8"
    case c9 = "C9"
    case c10 = "C10"
    case c11 = "C11"
  }

  package enum Level: String, Sendable, Hashable, Codable, CaseIterable {
    /// Printable, but somebody should look.
    case warn
    /// No final card; a draft only.
    case block
  }

  /// Who can mend it (Docs/domain.md section 6.1).
  package enum Actor: String, Sendable, Hashable, Codable, CaseIterable {
    case homeroomTeacher, subjectTeacher, schoolOperator, principal
  }

  package var code: Code
  package var level: Level
  /// The path in the published form: "student.nisn", "subjects[MTK].skill.score".
  package var field: String
  package var actor: Actor
  /// A whole sentence that names the student and says what to do.
  package var message: Bilingual

  package init(code: Code, level: Level, field: String, actor: Actor, message: Bilingual) {
    self.code = code
    self.level = level
    self.field = field
    self.actor = actor
    self.message = message
  }
}

extension Finding.Code {
  /// The category in words (Docs/domain.md section 6.3).
  package var title: Bilingual {
    switch self {
    case .c1: Bilingual(id: "Identitas", en: "Identity")
    case .c2: Bilingual(id: "Agama", en: "Religion")
    case .c3: Bilingual(id: "Nilai", en: "Scores")
    case .c4: Bilingual(id: "Deskripsi", en: "Descriptions")
    case .c5: Bilingual(id: "Sikap", en: "Attitude")
    case .c6: Bilingual(id: "Ketidakhadiran", en: "Absence")
    case .c7: Bilingual(id: "Saran dan catatan", en: "Advice and note")
    case .c8: Bilingual(id: "Ekstrakurikuler", en: "Extracurricular")
    case .c9: Bilingual(id: "Fisik dan kesehatan", en: "Physical data and health")
    case .c10: Bilingual(id: "Keputusan", en: "Decision")
    case .c11: Bilingual(id: "Sekolah dan tanda tangan", en: "School and signatures")
    }
  }
}

extension Finding.Actor {
  package var name: Bilingual {
    switch self {
    case .homeroomTeacher: Bilingual(id: "wali kelas", en: "homeroom teacher")
    case .subjectTeacher: Bilingual(id: "guru mata pelajaran", en: "subject teacher")
    case .schoolOperator: Bilingual(id: "operator sekolah", en: "school operator")
    case .principal: Bilingual(id: "kepala sekolah", en: "principal")
    }
  }
}
