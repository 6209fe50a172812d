internal import Records

/// One run of the rules over a class.
struct ClassChecker {
  let records: [ReportRecord]
  let settings: CheckSettings
  private let teachers: SubjectTeachers
  let names: ClassNames
  /// What was found, student by student.
  private(set) var items: [[CheckItem]]
  var copies = CopySearch()
  var lessons: LessonSearch
  private let levels: [CheckRule: CheckLevel]
  private var words: [Word] = []

  init(records: [ReportRecord], settings: CheckSettings, teachers: SubjectTeachers) {
    self.records = records
    self.teachers = teachers
    self.settings = settings
    names = ClassNames(records)
    lessons = LessonSearch(records)
    items = Array(repeating: [], count: records.count)
    levels = Dictionary(
      uniqueKeysWithValues: CheckRule.allCases.compactMap { rule in
        settings.level(of: rule).map { (rule, $0) }
      })
  }

  func isOn(_ rule: CheckRule) -> Bool { levels[rule] != nil }

  mutating func run() {
    for index in records.indices {
      for text in records[index].studentTexts { read(text, of: index) }
      checkDecision(of: index)
      checkAbsence(of: index)
    }
    checkCopies()
    checkScales()
    checkReportDay()
  }

  private mutating func read(_ text: StudentText, of student: Int) {
    var own = text.text
    var words = self.words
    own.withUTF8 { bytes in
      WordScan.scan(bytes, into: &words)
      var reading = TextReading(text: text, student: student, bytes: bytes, words: words)
      reading.look()
      checkName(reading)
      checkGender(reading)
      checkReligion(reading)
      checkForm(reading)
      checkYear(reading)
      checkLesson(reading)
      copies.note(reading, names: names, in: records[student])
    }
    self.words = words
  }

  /// Adds a point; the messages continue after the student's name and a colon.
  mutating func add(
    _ rule: CheckRule, to student: Int, field: String, actor: Finding.Actor,
    subject: String? = nil, detail: String? = nil, id indonesian: String, en english: String
  ) {
    guard let level = levels[rule] else { return }
    let record = records[student]
    let name = record.student.fullName
    items[student].append(
      CheckItem(
        code: rule.rawValue, kind: rule.kind, level: level,
        assignee: record.assignee(actor, subject: subject, teachers: teachers), subject: subject,
        field: field,
        message: Bilingual(id: "\(name): \(indonesian)", en: "\(name): \(english)"),
        detail: detail))
  }

  /// Adds a point about a text.
  mutating func add(
    _ rule: CheckRule, _ reading: TextReading, detail: String? = nil, id indonesian: String,
    en english: String
  ) {
    let record = records[reading.student]
    let subject = reading.text.subject.map { record.subjects[$0].subject }
    let place = reading.text.placeName(subject?.name)
    add(
      rule, to: reading.student, field: reading.text.field, actor: reading.text.actor,
      subject: subject?.code, detail: detail,
      id: "\(place.indonesian) \(indonesian)", en: "\(place.english) \(english)")
  }
}

/// A text with its words, while its bytes are at hand.
struct TextReading {
  let text: StudentText
  let student: Int
  let bytes: UnsafeBufferPointer<UInt8>
  let words: [Word]
  /// The meanings of its words, in their order.
  private(set) var meanings: [WordMeaning] = []
  /// All of them at once.
  private(set) var meaning: WordMeaning = []

  init(
    text: StudentText, student: Int, bytes: UnsafeBufferPointer<UInt8>, words: [Word]
  ) {
    self.text = text
    self.student = student
    self.bytes = bytes
    self.words = words
  }

  mutating func look() {
    meanings.reserveCapacity(words.count)
    let known = Vocabulary.meanings
    for word in words {
      let its = known[word.key] ?? []
      meanings.append(its)
      meaning.formUnion(its)
    }
  }

  func spelling(_ word: Word) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[word.start..<word.end]), as: UTF8.self)
  }
}

extension StudentText {
  /// How messages call the place.
  func placeName(_ subject: String?) -> Bilingual {
    if let subject {
      return Bilingual(id: "deskripsi \(subject)", en: "the description in \(subject)")
    }
    let known: [(String, String, String)] = [
      ("attitude.spiritual", "deskripsi sikap spiritual", "the spiritual attitude"),
      ("attitude.social", "deskripsi sikap sosial", "the social attitude"),
      ("advice", "saran", "the advice"), ("teacherNote", "catatan wali kelas", "the note"),
      ("extracurriculars", "keterangan ekstrakurikuler", "the remark on an activity"),
      ("cocurricular", "kokurikuler", "the co-curricular text"),
      ("projects", "catatan projek", "the note on a project"),
      ("subjects", "catatan nilai tengah semester", "the remark on a mid-semester score"),
    ]
    let found = known.first { field.hasPrefix($0.0) }
    return Bilingual(id: found?.1 ?? field, en: found?.2 ?? field)
  }
}
