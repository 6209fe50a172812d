import Checking
import Records
import Testing

/// Each rule finds its mistake, at the right student, and nothing else does.
@Test(
  arguments: [
    // Another student's name: after "Ananda", at the beginning, in a text without its own student's name.
    ("Sari rajin membaca.", 0, "other-name"),
    ("Ananda Bintang rajin membaca.", 0, "other-name"),
    ("Rajin membaca. Semoga Dimas makin maju.", 0, "other-name"),
    ("Rizky sering membantu Sari.", 0, nil), ("Suka mengamati Bintang di langit.", 0, nil),
    ("Mengagumi Pangeran Dimas Antasari.", 0, nil), ("Ananda Dimas rajin.", 4, nil),
    ("Ananda rajin, teladan Nabi Aulia.", 0, nil),
    // Words for the other sex.
    ("Menjadi putri yang santun.", 0, "gender-word"),
    ("Menjadi siswi yang santun.", 4, "gender-word"),
    ("Menjadi putra yang santun.", 1, "gender-word"), ("Menjadi putri yang santun.", 3, nil),
    ("Semoga putra dan putri rukun.", 0, nil),
    // Words of another religion.
    ("Rajin ke gereja.", 0, "religion-word"), ("Rajin sholat dan mengaji.", 5, "religion-word"),
    ("Rajin sholat dan mengaji.", 0, nil), ("Menghormati teman yang ke gereja.", 0, nil),
    // Forms.
    ("asdf asdf", 0, "repetition"), ("Rajin rajin rajin belajar.", 0, "repetition"),
    ("Terus belajar dan dan berlatih.", 0, "repetition"), ("Baiiiiik sekali.", 0, "repetition"),
    ("Anak anak senang.", 0, nil), ("Kupu-kupu dan bunga.", 0, nil),
    ("Terus rajin membaca buku. Terus rajin membaca buku.", 0, "repetition"),
    ("xxx", 0, "placeholder"), ("isi deskripsi", 0, "placeholder"), ("......", 0, "placeholder"),
    ("Semoga [nama siswa] maju.", 0, "placeholder"), ("Lorem ipsum dolor", 0, "placeholder"),
    ("Rajin …", 0, nil),
    ("Terus rajin dan", 0, "unfinished"), ("Terus rajin,", 0, "unfinished"),
    ("Terus rajin dalam", 0, "unfinished"), ("Terus rajin", 0, nil),
    // Years.
    ("Selamat di tahun 2018/2019.", 0, "other-year"), ("Selamat di tahun 2019/2020.", 0, nil),
    ("Sampai jumpa di 2020/2021.", 0, nil), ("Nilai 1/2 dan 3/4.", 0, nil),
  ] as [(String, Int, String?)])
func notes(note: String, student: Int, code: String?) throws {
  var room = try Classroom()
  room.records[student].teacherNote = note
  #expect(room.codes() == (code.map { ["\($0)@\(student)"] } ?? []), "\(note)")
}

@Test func aCleanClassRaisesNoAlarm() throws { #expect(try Classroom().codes() == []) }

@Test func aNoteCopiedToTheClassIsSaidOnce() throws {
  var room = try Classroom()
  for index in room.records.indices {
    room.records[index].teacherNote =
      "Ananda \(room.records[index].student.calledName) perlu lebih rajin."
  }
  #expect(room.codes() == ["copied-text@0"])
  for index in 0..<3 { room.records[index].teacherNote = "Baik, nomor \(index)." }
  #expect(room.codes() == [])
}

@Test func aDescriptionOfAMuchBetterStudent() throws {
  var room = try Classroom()
  let text = "sangat baik dalam mengenal pecahan senilai dan menaksir hasil kali dua bilangan."
  for (index, score) in [(0, 96), (1, 62)] {
    let name = room.records[index].student.calledName
    room.records[index].subjects[0].knowledge = CompetencyResult(
      score: Score(hundredths: score * 100), narrative: "Ananda \(name) \(text)")
  }
  #expect(room.codes() == ["copied-text@1"])
}

@Test func aDescriptionInTheWrongSubject() throws {
  var room = try Classroom()
  room.records[2].subjects[2].skill.narrative = "Ananda baik pada mata pelajaran Matematika."
  #expect(room.codes() == ["other-subject@2"])
  room.records[2].subjects[2].skill.narrative = "Ananda baik pada pelajaran Pendidikan Jasmani."
  #expect(room.codes() == [])
  let text = "baik dalam mengenal pecahan senilai dan menaksir hasil kali dua bilangan."
  for index in 0..<4 { room.records[index].subjects[0].knowledge.narrative = "Ananda \(text)" }
  room.records[5].subjects[1].knowledge.narrative = "Ananda \(text)"
  #expect(room.codes() == ["other-subject@5"])
}

@Test func anObjectiveOfAnotherSubject() throws {
  var room = try Classroom()
  let objective = LearningObjective(
    id: "3.1", text: "Mengenal pecahan senilai dengan gambar dan benda")
  for index in room.records.indices {
    room.records[index].subjects[0].learning.objectives = [objective]
  }
  room.records[4].subjects[0].knowledge.narrative =
    "Ananda Dimas baik dalam mengenal pecahan senilai dengan gambar."
  #expect(room.codes() == [])
  room.records[4].subjects[1].knowledge.narrative =
    "Ananda Dimas baik dalam mengenal pecahan senilai dengan gambar."
  #expect(room.codes() == ["other-subject@4"])
}

@Test func scoresOnAnotherScale() throws {
  var room = try Classroom()
  room.records[6].subjects[1].skill.score = Score(hundredths: 850)
  #expect(room.codes() == ["wrong-scale@6"])
  for index in room.records.indices {
    room.records[index].subjects[1].skill.score = Score(hundredths: 300 + index * 10)
  }
  #expect(room.alarms().filter { $0.item.code == "wrong-scale" }.count == 10)
  #expect(room.alarms().first?.item.field == "subjects[BIND].skill.score")
}

@Test func decisionsAgainstScores() throws {
  var room = try Classroom()
  room.records[0].decision = .retained(in: 4)
  #expect(room.codes() == ["decision-against-scores@0"])
  for index in 0..<2 { room.records[0].subjects[index].knowledge.score = Score(hundredths: 5_000) }
  #expect(room.codes() == [])
  room.records[0].decision = .promoted(to: 5)
  #expect(room.codes() == ["decision-against-scores@0"])
}

@Test func absenceAndDate() throws {
  var room = try Classroom()
  room.records[3].absence = Absence(sick: 90, excused: 40, unexcused: 1)
  #expect(room.codes() == ["absence-too-long@3"])
  room.records[3].absence = Absence(sick: 1)
  for index in room.records.indices {
    room.records[index].settings.reportDate = CalendarDate(year: 2019, month: 12, day: 20)
  }
  #expect(room.codes() == ["date-outside-term@0"])
}

@Test func lengthsAreSettings() throws {
  var room = try Classroom()
  let words = (0..<40).map { "Bagian \($0) selesai." }.joined(separator: " ")
  room.records[0].teacherNote = words
  #expect(room.codes() == [])
  #expect(room.codes(CheckSettings(longestText: 300)) == ["too-long@0"])
}
