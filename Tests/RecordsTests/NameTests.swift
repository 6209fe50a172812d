import Records
import Testing

@Test(
  arguments: [
    ("Rina Wulandari", "Hj.", "S.Pd., M.Pd.", "Hj. Rina Wulandari, S.Pd., M.Pd."),
    ("Agus Salim", nil, "S.Pd.SD", "Agus Salim, S.Pd.SD"), ("Tuti", " ", nil, "Tuti"),
  ] as [(String, String?, String?, String)])
func staffWithTitles(name: String, front: String?, back: String?, printed: String) {
  #expect(Staff(name: name, titleFront: front, titleBack: back).fullName == printed)
}

@Test func staffNumberLines() {
  var staff = Staff(name: "Agus", nip: NIP("197003121993032004"))
  #expect(staff.numberLine == "NIP. 19700312 199303 2 004")
  staff.nip = nil
  #expect(staff.numberLine == nil)
  staff.staffNumber = "0123"
  #expect(staff.numberLine == "0123")
  staff.staffNumberLabel = "NIY"
  #expect(staff.numberLine == "NIY. 0123")
  staff.staffNumberLabel = "NUPTK."
  #expect(staff.numberLine == "NUPTK. 0123")
}

@Test func actingPrincipals() {
  let staff = Staff(name: "Agus")
  #expect(Principal(staff: staff).label == "Kepala Sekolah")
  #expect(Principal(staff: staff, titlePrefix: "Plt.").label == "Plt. Kepala Sekolah")
}

@Test(arguments: [
  ("NU'MAN HAKIM", "Nu'man Hakim"), ("AL-FATIH", "Al-Fatih"), ("RADEN MAS II", "Raden Mas II"),
  ("ma’ruf", "Ma’ruf"), ("D'CRUZ", "D'Cruz"), ("M. RIZKY", "M. Rizky"), ("'AISYAH", "'Aisyah"),
  ("josé", "José"), ("A'ISYAH", "A'isyah"), ("SITI  AMINAH", "Siti  Aminah"), ("", ""),
])
func titleCase(name: String, titled: String) {
  #expect(NameCasing.title.applied(to: name) == titled)
}

@Test func particlesAndOtherCasings() {
  let name = "ALI BIN ABDUL"
  #expect(NameCasing.title.applied(to: name, lowersParticles: true) == "Ali bin Abdul")
  #expect(NameCasing.title.applied(to: name) == "Ali Bin Abdul")
  #expect(NameCasing.upper.applied(to: "Nu'man") == "NU'MAN")
  #expect(NameCasing.asIs.applied(to: "nu'MAN") == "nu'MAN")
}

@Test(arguments: [
  ("Muhammad Rizky Ramadhan", "Rizky"), ("Siti Aminah", "Aminah"), ("M. Fadli", "Fadli"),
  ("I Gusti Ngurah Bagus", "Ngurah"), ("Ni Putu Ayu", "Ayu"), ("Budi Santoso", "Budi"),
  ("Nur", "Nur"), ("ABDUL KARIM", "Karim"), ("Sari", "Sari"),
])
func callNameFromTheFullName(fullName: String, called: String) {
  #expect(Student(fullName: fullName).calledName == called)
}

@Test func givenCallNameWins() {
  #expect(Student(fullName: "Muhammad Rizky", callName: "Iki").calledName == "Iki")
}

@Test(
  arguments: [
    ("ISLAM", Religion.islam), ("1", .islam), ("Kristen Protestan", .protestant),
    ("Kristen", .protestant), ("Katholik", .catholic), ("Kristen Katolik", .catholic),
    ("Hindu", .hindu), ("Budhha", .buddha), ("Budha", .buddha), ("Kong Hu Chu", .confucian),
    ("KongHuChu", .confucian), ("Konghucu", .confucian), ("Kepercayaan kpd Tuhan YME", .belief),
    ("Penghayat", .belief), ("Lainnya", .belief), ("", nil), ("-", nil), ("Jedi", nil),
  ] as [(String, Religion?)])
func religionSpellings(text: String, religion: Religion?) {
  #expect(Religion(spelling: text) == religion)
}

@Test func religionSubjects() {
  #expect(Religion.islam.subjectName == "Pendidikan Agama Islam dan Budi Pekerti")
  #expect(
    Religion.belief.subjectName == "Pendidikan Kepercayaan terhadap Tuhan YME dan Budi Pekerti")
  #expect(Set(Religion.allCases.map(\.subjectCode)).count == 7)
  for religion in Religion.allCases {
    #expect(Religion(spelling: religion.name) == religion)
    #expect(religion.subjectCode.utf8.count <= Limits.subjectCode)
    #expect(Subject(code: religion.subjectCode, name: "", shortName: "", order: 1).isReligious)
  }
}

@Test(
  arguments: [
    ("L", Sex.male), ("Lk", .male), ("Laki-laki", .male), ("Pr", .female), ("p", .female),
    ("x", nil),
  ] as [(String, Sex?)])
func sexSpellings(text: String, sex: Sex?) { #expect(Sex(spelling: text) == sex) }
