/// What is to be entered or mended, in the coarse terms of a list for teachers: layouts give each a text of its own
/// (Docs/domain.md section 6.3).
package enum ItemKind: String, Sendable, Hashable, Codable, CaseIterable {
  // What is missing.
  case identity, number, particulars, religion, religionSubject, classGroup, admission
  case subjects, thresholds, knowledgeScore, skillScore, finalScore, midtermScore
  case knowledgeText, skillText, statements
  case spiritual, social, attitudeLetter, absence, note, extracurricular, cocurricular
  case height, weight, health, projects, projectLevels, projectText, projectNote
  case decision, reportDate, homeroomTeacher, principal, signingPlace, schoolAddress
  // What is there, and looks wrong.
  case otherName, genderWord, religionWord, copied, wrongScale, decisionAgainstScores
  case otherSubject, repetition, placeholder, unfinished, tooLong, otherYear, absenceTooLong
  case dateOutsideTerm
  // What the layout cannot do with it.
  case missingGlyph, layout, morePages
  // Pictures.
  case photo
}

extension Finding {
  /// The code of the subject that it is about: "MTK" of "subjects[MTK].skill.score".
  package var subjectCode: String? {
    guard field.hasPrefix("subjects["), let end = field.firstIndex(of: "]") else { return nil }
    return String(field[field.index(field.startIndex, offsetBy: 9)..<end])
  }

  package var kind: ItemKind {
    if field.hasPrefix("projects") {
      if field.hasSuffix("description") { return .projectText }
      if field.hasSuffix("processNote") { return .projectNote }
      return field.hasSuffix("targets") ? .projectLevels : .projects
    }
    let last = field.split(separator: ".").last.map(String.init) ?? ""
    if subjectCode != nil { return kindInSubject(last) }
    switch code {
    case .c1:
      return last == "fullName"
        ? .identity : last == "nisn" ? .number : last == "name" ? .classGroup : .particulars
    case .c2: return last == "subjects" ? .religionSubject : .religion
    case .c3, .c4: return .subjects
    case .c5:
      return last.hasSuffix("Predicate") ? .attitudeLetter : last == "social" ? .social : .spiritual
    case .c6: return .absence
    case .c7: return .note
    case .c8: return last == "cocurricular" ? .cocurricular : .extracurricular
    case .c9:
      return last.hasPrefix("height") ? .height : last.hasPrefix("weight") ? .weight : .health
    case .c10: return .decision
    case .c11:
      switch last {
      case "reportDate": return .reportDate
      case "date": return .admission
      case "homeroomTeacher": return .homeroomTeacher
      case "principal": return .principal
      case "signingPlace": return .signingPlace
      default: return .schoolAddress
      }
    }
  }

  private func kindInSubject(_ last: String) -> ItemKind {
    if field.hasSuffix("].thresholds") { return .thresholds }
    let isSkill = field.contains("].skill.")
    if last == "narrative" { return isSkill ? .skillText : .knowledgeText }
    if last.hasSuffix("Narrative") { return .statements }
    if field.contains("].midterm.") { return .midtermScore }
    if last == "finalScore" { return .finalScore }
    return isSkill ? .skillScore : .knowledgeScore
  }
}
