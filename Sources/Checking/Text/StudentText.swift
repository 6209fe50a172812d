internal import Records

/// A text that somebody wrote about a student, and where it stands.
struct StudentText {
  enum Place {
    /// A description in a subject, of which the place among the subjects is given.
    case narrative(subject: Int)
    /// Spiritual attitude: what a student does as a believer.
    case spiritual
    /// Social attitude, notes and advice.
    case note
    /// Remarks on activities.
    case remark
    /// Co-curricular activity and projects.
    case activity
  }

  var place: Place
  /// The path in the published form.
  var field: String
  var text: String
  var actor: Finding.Actor

  var subject: Int? {
    if case .narrative(let subject) = place { return subject }
    return nil
  }
}

extension ReportRecord {
  /// Everything that teachers wrote in free words, empty fields left out.
  var studentTexts: [StudentText] {
    var texts: [StudentText] = []
    func add(
      _ text: String?, _ place: StudentText.Place, _ field: @autoclosure () -> String,
      by actor: Finding.Actor = .homeroomTeacher
    ) {
      guard let text, !text.isBlank else { return }
      texts.append(StudentText(place: place, field: field(), text: text, actor: actor))
    }
    for (index, row) in subjects.enumerated() {
      let place = StudentText.Place.narrative(subject: index)
      let path = "subjects[\(row.subject.code)]"
      add(row.knowledge.narrative, place, "\(path).knowledge.narrative", by: .subjectTeacher)
      add(row.skill.narrative, place, "\(path).skill.narrative", by: .subjectTeacher)
      add(
        row.learning.achievedNarrative, place, "\(path).learning.achievedNarrative",
        by: .subjectTeacher
      )
      add(
        row.learning.needsHelpNarrative, place, "\(path).learning.needsHelpNarrative",
        by: .subjectTeacher)
      add(row.midterm.remark, .remark, "\(path).midterm.remark", by: .subjectTeacher)
    }
    add(attitude.spiritual, .spiritual, "attitude.spiritual")
    add(attitude.social, .note, "attitude.social")
    add(advice, .note, "advice")
    add(teacherNote, .note, "teacherNote")
    for (index, activity) in extracurriculars.enumerated() {
      add(activity.remark, .remark, "extracurriculars[\(index)].remark")
    }
    add(cocurricular.narrative, .activity, "cocurricular.narrative")
    for (index, activity) in cocurricular.activities.enumerated() {
      add(activity.remark, .remark, "cocurricular.activities[\(index)].remark")
    }
    for (index, project) in projects.enumerated() {
      add(project.processNote, .activity, "projects[\(index)].processNote")
    }
    return texts
  }
}
