import Foundation
import Support
import Testing

/// `rapor check` from the outside: who must do what, in every form, for a student, a class, a school and the city.
@Suite struct CheckTests {
  private struct Student: Decodable {
    struct Finding: Decodable {
      var code: String
      var level: String
      var actor: String
      var person: String?
      var message: String
    }
    var student: String
    var nisn: String?
    var findings: [Finding]
  }

  private struct School: Decodable {
    struct Tally: Decodable {
      var students: Int
      var blocked: Int
      var codes: [String: Int]
    }
    var npsn: String
    var tally: Tally
  }

  private func check(_ arguments: String..., in workspace: TemporaryFolder) throws
    -> Program.Outcome
  {
    try Program.run(["check"] + arguments, ["RAPOR_WORKSPACE": workspace.path])
  }

  @Test func aClassIsToldStudentByStudentWithTheTeachersName() throws {
    let workspace = try SampleWorkspace.copy()
    let told = try check(
      "--school", SampleWorkspace.npsn, "--class", "4A", "--json", in: workspace)
    #expect(told.code == 1)
    let students = try JSONDecoder().decode([Student].self, from: Data(told.output.utf8))
    let missing = students.flatMap(\.findings).filter { $0.code == "C3" }
    #expect(missing.count == 2)
    #expect(missing.allSatisfy { $0.person == "Dedi Suryana, S.Pd." && $0.level == "block" })
    let one = try #require(students.first { !$0.findings.isEmpty })
    let alone = try check(
      "--school", SampleWorkspace.npsn, "--student", try #require(one.nisn), "--json",
      in: workspace)
    let found = try JSONDecoder().decode([Student].self, from: Data(alone.output.utf8))
    #expect(found.map(\.student) == [one.student])
    #expect(
      try check("--school", SampleWorkspace.npsn, "--student", "0000000000", in: workspace).code
        == 66)
  }

  /// "Guru PJOK" in the staff list is who has to mend what is missing in it, in that class or in all.
  @Test func subjectTeachersAreKnownFromTheStaffList() throws {
    let workspace = try SampleWorkspace.copy()
    let place = ["RAPOR_WORKSPACE": workspace.path]
    func bring(_ kind: String, _ text: String) throws {
      let file = workspace.file("\(kind).csv")
      try Data(text.utf8).write(to: URL(filePath: file))
      let made = try Program.run(["import", kind, file, "--school", SampleWorkspace.npsn], place)
      #expect(made.code == 0, "\(made.complaint)")
    }
    try bring(
      "staff",
      "Nama;Jabatan;Mata Pelajaran;Kelas\nDede Sulaiman, S.Pd.;Guru PJOK;;\n"
        + "Wawan Setiawan, S.Pd.;Guru;Matematika, IPA;4A\n")
    let told = try check(
      "--school", SampleWorkspace.npsn, "--class", "4A", "--json", in: workspace)
    let students = try JSONDecoder().decode([Student].self, from: Data(told.output.utf8))
    let missing = students.flatMap(\.findings).filter { $0.code == "C3" }
    #expect(Set(missing.compactMap(\.person)) == ["Wawan Setiawan, S.Pd."])
    #expect(missing.allSatisfy { $0.actor == "subjectTeacher" })
  }

  @Test func theCityIsToldInFigures() throws {
    let workspace = try SampleWorkspace.copy()
    let told = try check("--school", "all", "--json", in: workspace)
    let schools = try JSONDecoder().decode([School].self, from: Data(told.output.utf8))
    #expect(schools.map(\.npsn) == [SampleWorkspace.npsn])
    #expect(schools[0].tally.students == 86 && schools[0].tally.blocked == 2)
    #expect(schools[0].tally.codes["C3"] == 2)
    #expect(try check("--school", "all", in: workspace).output.contains("86"))
  }

  @Test func theListForTeachersIsPrinted() throws {
    let workspace = try SampleWorkspace.copy()
    let out = try TemporaryFolder()
    let made = try check(
      "--school", SampleWorkspace.npsn, "--format", "pdf", "--out", out.path, in: workspace)
    #expect(made.code == 1 && made.complaint.isEmpty)
    let name = try #require(out.names().first)
    let text = try tool("pdftotext", "-layout", out.path + "/" + name, "-")
    #expect(text.contains("DAFTAR ISIAN RAPOR YANG BELUM LENGKAP"))
    #expect(text.contains("Wali/guru kelas 4A: Dedi Suryana, S.Pd."))
    #expect(text.contains("Nilai keterampilan"))
  }

  @Test func theWorkbookHasASheetAClassAndMissingCellsInColour() throws {
    let workspace = try SampleWorkspace.copy()
    let out = try TemporaryFolder()
    let made = try check(
      "--school", "all", "--format", "xlsx", "--out", out.path, in: workspace)
    #expect(made.code == 1)
    let path =
      out.path + "/" + (try #require(out.names().first { $0.contains(SampleWorkspace.npsn) }))
    let sheets = try tool(
      "/usr/bin/python3", "-c",
      """
      re, sys, zipfile = map(__import__, ["re", "sys", "zipfile"])
      book = zipfile.ZipFile(sys.argv[1])
      print(re.findall(r'sheet name="([^"]*)"', book.read("xl/workbook.xml").decode()))
      print("FFFFD9A8" in book.read("xl/styles.xml").decode())
      """, path)
    #expect(sheets.contains("'Ringkasan', 'Kelas 1A', "))
    #expect(sheets.contains("'Per guru'"))
    #expect(sheets.contains("True"))
  }

  /// Beside the schools' workbooks one of the city: schools by rule, who has to act, classes, held cards.
  @Test func theCityHasAWorkbookOfItsOwn() throws {
    let workspace = try SampleWorkspace.copy()
    let out = try TemporaryFolder()
    let made = try check("--school", "all", "--format", "xlsx", "--out", out.path, in: workspace)
    #expect(made.code == 1 && out.names().count == 2)
    let path = out.path + "/" + (try #require(out.names().first { $0.contains("kota") }))
    let text = try tool(
      "/usr/bin/python3", "-c",
      """
      re, sys, zipfile = map(__import__, ["re", "sys", "zipfile"])
      book = zipfile.ZipFile(sys.argv[1])
      print(re.findall(r'sheet name="([^"]*)"', book.read("xl/workbook.xml").decode()))
      print(re.findall(r"<t[^>]*>([^<]*)</t>", book.read("xl/sharedStrings.xml").decode()))
      """, path)
    #expect(text.contains("['Sekolah', 'Siapa bertindak', 'Kelas', 'Rapor tertahan']"))
    #expect(text.contains("'Kecamatan', 'Siswa', 'Lengkap'"))
    #expect(text.contains("'\(SampleWorkspace.npsn)'") && text.contains("'C3'"))
    #expect(text.contains("Dedi Suryana, S.Pd."))
  }

  /// C12: a character that no font has holds the card, and is said before anybody prints.
  @Test func whatTheLayoutCannotSetIsSaid() throws {
    let workspace = try SampleWorkspace.copy()
    let student = try #require(
      ListedStudent.all(in: workspace).first { $0.className == "4B" && $0.nisn != nil })
    let file = workspace.file("catatan.csv")
    try Data(
      "NISN;Nama;Kelas;Saran\n\(student.nisn ?? "");\(student.fullName);4B;Bagus \u{E123}.\n".utf8
    )
    .write(to: URL(filePath: file))
    let place = ["RAPOR_WORKSPACE": workspace.path]
    #expect(
      try Program.run(["import", "attendance", file, "--school", SampleWorkspace.npsn], place).code
        == 0)
    func layoutPoints(_ words: String...) throws -> [Student] {
      try Program.run(
        ["check", "--school", SampleWorkspace.npsn, "--class", "4B", "--json"] + words, place
      ).decoded([Student].self).filter { $0.findings.contains { $0.code == "C12" } }
    }
    let told = try layoutPoints()
    #expect(told.map(\.nisn) == [student.nisn])
    #expect(
      told.first?.findings.contains { $0.message.contains("U+E123") && $0.level == "block" } == true
    )
    #expect(try layoutPoints("--no-layout").isEmpty)
  }

  @Test func settingsSwitchRulesOffAndMistakesInThemAreNamed() throws {
    let workspace = try SampleWorkspace.copy()
    let file = URL(filePath: workspace.file("checks.json"))
    func codes() throws -> Set<String> {
      let told = try check("--school", SampleWorkspace.npsn, "--json", in: workspace)
      return Set(
        try JSONDecoder().decode([Student].self, from: Data(told.output.utf8))
          .flatMap(\.findings).map(\.code))
    }
    #expect(try codes().contains("repetition"))
    try Data(#"{"rules": {"repetition": "off"}}"#.utf8).write(to: file)
    #expect(try !codes().contains("repetition"))
    try Data(#"{"rules": {"repetitions": "off"}}"#.utf8).write(to: file)
    let refused = try check("--school", SampleWorkspace.npsn, in: workspace)
    #expect(refused.code == 65 && refused.complaint.contains("repetitions"))
    try Data(#"{"schoolDays": 100"#.utf8).write(to: file)
    #expect(try check("--rules", in: workspace).code == 65)
  }

  @Test func rulesAreListed() throws {
    let workspace = try SampleWorkspace.copy()
    let list = try check("--rules", in: workspace)
    #expect(list.code == 0)
    #expect(list.output.contains("other-name") && list.output.contains("schoolDays 130"))
  }
}
