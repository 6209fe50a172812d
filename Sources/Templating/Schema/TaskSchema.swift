internal import Records

/// The fields of what is still to be done at a school: the root `tasks` of the list for teachers.
enum TaskSchema {
  static let tasks = ObjectSchema<TaskListRecord>([
    .object("term", "school year and semester", ReportSchema.term) { $0.report.term },
    .object("school", "the school", ReportSchema.school) { $0.report.school },
    .object("settings", "what the school set for this term", ReportSchema.settings) {
      $0.report.settings
    },
    .integer("studentCount", "how many students there are", "357") { $0.studentCount },
    .integer("blockedCount", "how many of them cannot have a final card", "12") {
      $0.blockedCount
    },
    .list("people", "who has something to do", person) { $0.people },
  ])

  static let person = ObjectSchema<TaskListRecord.Person>([
    .text(
      "office", "homeroomTeacher, subjectTeacher, schoolOperator or principal", "homeroomTeacher"
    ) { $0.assignee.actor.rawValue },
    .text("name", "the name with titles, if it is known", "Rina Wulandari, S.Pd.") {
      $0.assignee.person
    },
    .text("class", "the class that the homeroom teacher leads", "4A") { $0.assignee.className },
    .text("subject", "the subject of a subject teacher", "PJOK") { $0.assignee.subject },
    .list("groups", "what is to be done", group) { $0.groups },
  ])

  static let group = ObjectSchema<TaskListRecord.Group>([
    .text("class", "the class", "4A") { $0.className },
    .text("subject", "the subject, if it is about one", "Matematika") { $0.subject },
    .text("what", "what is missing or looks wrong", "knowledgeScore") { $0.kind.rawValue },
    .truth("isBlocking", "whether no final card is made without it", "true") { $0.blocks },
    .truth("isWholeClass", "whether it is every student of the class", "false") {
      $0.isWholeClass
    },
    .integer("count", "how many students it is", "3") { $0.students.count },
    .text("students", "their names, with what was found in parentheses", "Rizky, Sari") {
      $0.students.joined(separator: ", ")
    },
  ])
}
