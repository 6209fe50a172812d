internal import Records

/// Texts of a class that are the same when the student's own name is left out.
struct CopySearch {
  struct Field: Hashable {
    var name: String
    var key: UInt64
  }

  struct Copy {
    var student: Int
    var text: StudentText
    var score: Score?
    var predicate: Predicate?
  }

  /// Notes and attitudes by field and wording.
  private(set) var notes: [Field: [Copy]] = [:]
  /// Descriptions by wording: where they stand.
  private(set) var narratives: [UInt64: [Copy]] = [:]

  /// Shorter texts are alike by chance.
  private static let fewestWords = 8

  mutating func note(_ reading: TextReading, names: ClassNames, in record: ReportRecord) {
    var key = WordScan.seed
    var count = 0
    for (word, meaning) in zip(reading.words, reading.meanings) {
      if meaning.contains(.ananda) || names.isOwn(word, of: reading.student) { continue }
      key = key &* 31 &+ word.key
      count += 1
    }
    var copy = Copy(student: reading.student, text: reading.text)
    switch reading.text.place {
    case .remark: return
    case .spiritual, .note, .activity:
      notes[Field(name: reading.text.field, key: key), default: []].append(copy)
    case .narrative(let index):
      guard count >= Self.fewestWords else { return }
      let row = record.subjects[index]
      // What is best and what needs help may be the same for a strong student and a weak one.
      let half =
        reading.text.field.hasSuffix("knowledge.narrative")
        ? row.knowledge : reading.text.field.hasSuffix("skill.narrative") ? row.skill : nil
      copy.score = half?.countedScore
      copy.predicate = half?.effectivePredicate(by: row.thresholds)
      narratives[key, default: []].append(copy)
    }
  }
}

extension ClassChecker {
  /// A note that most of the class has; a description shared by students whose scores are far apart; one that stands
  /// with several students in another subject.
  mutating func checkCopies() {
    for (field, group) in copies.notes.sorted(by: Self.precedes) {
      let all = records.count
      guard group.count >= 8, group.count * 100 >= all * 75 else { continue }
      // Said once of a class, but of every student whom it holds.
      let isHeld = settings.level(of: .copied) == .block
      for copy in isHeld ? group : Array(group.prefix(1)) {
        let place = copy.text.placeName(nil)
        add(
          .copied, to: copy.student, field: field.name, actor: copy.text.actor,
          detail: "\(group.count)",
          id: "\(place.indonesian) sama untuk \(group.count) siswa di kelas ini; tulis yang sesuai "
            + "untuk setiap siswa.",
          en: "\(place.english) is the same for \(group.count) students of the class; write what "
            + "fits each.")
      }
    }
    let shared = copies.narratives.values.filter { $0.count > 1 }
      .sorted { ($0[0].student, $0[0].text.field) < ($1[0].student, $1[0].text.field) }
    for group in shared {
      let subjects = Dictionary(grouping: group) {
        records[$0.student].subjects[$0.text.subject ?? 0].subject.code
      }
      checkScores(subjects)
      checkPlaces(subjects)
    }
  }

  private static func precedes(
    _ left: (key: CopySearch.Field, value: [CopySearch.Copy]),
    _ right: (key: CopySearch.Field, value: [CopySearch.Copy])
  ) -> Bool {
    (left.key.name, left.value[0].student) < (right.key.name, right.value[0].student)
  }

  private mutating func checkScores(_ subjects: [String: [CopySearch.Copy]]) {
    for (code, group) in subjects.sorted(by: { $0.key < $1.key }) {
      let scored = group.filter { $0.score != nil }
      guard
        let low = scored.min(by: { $0.score?.hundredths ?? 0 < $1.score?.hundredths ?? 0 }),
        let high = scored.max(by: { $0.score?.hundredths ?? 0 < $1.score?.hundredths ?? 0 }),
        let least = low.score, let most = high.score, low.predicate != high.predicate,
        most.hundredths - least.hundredths >= 2_500
      else { continue }
      let name = records[low.student].subjects[low.text.subject ?? 0].subject.name
      add(
        .copied, to: low.student, field: low.text.field, actor: low.text.actor, subject: code,
        detail: "\(least.rounded), \(most.rounded)",
        id: "deskripsi \(name) sama dengan milik siswa bernilai \(most.rounded), padahal nilainya "
          + "\(least.rounded); tulis yang sesuai.",
        en: "the description in \(name) is that of a student with \(most.rounded), but the score "
          + "is \(least.rounded); write what fits.")
    }
  }

  private mutating func checkPlaces(_ subjects: [String: [CopySearch.Copy]]) {
    guard subjects.count > 1,
      let home = subjects.sorted(by: { $0.key < $1.key })
        .first(where: { $0.value.count >= 3 })
    else {
      return
    }
    let name = home.value.first.map {
      records[$0.student].subjects[$0.text.subject ?? 0].subject.name
    }
    // Religions teach the same virtues in the same words.
    func isReligious(_ group: [CopySearch.Copy]) -> Bool {
      group.first.map { records[$0.student].subjects[$0.text.subject ?? 0].subject.isReligious }
        ?? false
    }
    for (code, group) in subjects.sorted(by: { $0.key < $1.key })
    where code != home.key && group.count == 1
      && !(isReligious(group) && isReligious(home.value))
    {
      addMisplaced(group[0], code, home: name ?? home.key)
    }
  }

  private mutating func addMisplaced(_ copy: CopySearch.Copy, _ code: String, home: String) {
    let name = records[copy.student].subjects[copy.text.subject ?? 0].subject.name
    add(
      .otherSubject, to: copy.student, field: copy.text.field, actor: copy.text.actor,
      subject: code, detail: home,
      id: "deskripsi \(name) tampaknya milik \(home); pindahkan atau tulis ulang.",
      en: "the description in \(name) seems to belong to \(home); move or rewrite it.")
  }
}
