import Intake
import Records
import Testing

/// All mistakes at once, each with file, row, column, value and remedy, in both languages.
@Suite struct MistakeTests {
  private static let table = """
    Daftar Nilai Kelas 4A
    No;NISN;Nama;MTK_P;MTK_K;XYZ_P
    1;0091234567;Nu'man Hakim;101;79;80
    2;;Clara Surya;delapan;-3;80
    3;0000;Dewi;#REF!;80;80
    4;;Nobody Here;80;80;80
    """

  @Test func areAllFoundWithTheirPlaces() {
    let report = Fixture.read(Self.table, .scores)
    #expect(report.batch == nil)
    #expect(
      report.mistakes.map { "\($0.column ?? "")\($0.row ?? 0)" } == [
        "F2", "D3", "D4", "E4", "D5", "C6",
      ])
    #expect(
      report.mistakes.map(\.value) == ["XYZ_P", "101", "delapan", "-3", "#REF!", "Nobody Here"])
    #expect(report.mistakes.allSatisfy { $0.file == "data.csv" })
    #expect(report.mistakes.map(\.header) == ["XYZ_P", "MTK_P", "MTK_P", "MTK_K", "MTK_P", "Nama"])
  }

  /// The lines that an operator reads.
  @Test func readLikeThis() {
    let report = Fixture.read(Self.table, .scores)
    #expect(
      report.mistakes[1].line(in: .indonesian)
        == "data.csv, baris 3, kolom D (MTK_P), \"101\": Nilai lebih dari 100; periksa angkanya. "
        + "Betulkan nilainya di berkas.")
    #expect(
      report.mistakes[1].line(in: .english)
        == "data.csv, row 3, column D (MTK_P), \"101\": Above 100; check the number. "
        + "Correct the score in the file.")
    for mistake in report.mistakes {
      #expect(mistake.message.indonesian != mistake.message.english)
      #expect(!mistake.remedy.indonesian.isEmpty && !mistake.remedy.english.isEmpty)
    }
  }

  /// (kind, table, what the complaint says): mistakes of the whole file.
  static let files: [(ImportKind, String, String)] = [
    (.students, "satu;dua\n1;2\n", "No headings found"),
    (.students, "Nama;NISN\n", "No rows of data"),
    (.attendance, "S;I;A\n1;2;3\n", "There is no column NISN / NIS / Nama"),
    (.scores, "Nama;Kelas\nDewi;4A\n", "There is no column Mata Pelajaran"),
    (.scores, "Nama;Mapel;MTK_P\nDewi;MTK;80\n", "each subject"),
    (.settings, "Tahun Pelajaran;Semester;KKM\n2018/2019;2;70\n", "for another term"),
    (.settings, "KKM;Batas B;Batas A\n70;90;80\n", ""),
    (.settings, "KKM;Batas B\n70;90\n", "belong together"),
    (.schools, "NPSN;Nama\n123;SDN\n", "8 digits"),
    (.students, "Nama;Kelas\nAni;7Z\n", "does not exist"),
    (.students, "Nama;Anak ke\nAni;99\n", "outside 1 to 30"),
    (.attendance, "Nama;S\nDewi;131\n", "outside 0 to 130"),
    (.attendance, "Nama;TB 1\nDewi;tinggi\n", "Not a whole number"),
    (.decisions, "Nama;Keputusan\nDewi;entah\n", "Not a decision"),
    (.subjects, "Kode;Nama;Tingkat\nX;Y;satu\n", "not understood"),
    (.classes, "Kelas;Kurikulum\n4A;1975\n", "Not understood"),
  ]

  @Test(arguments: files) func ofFiles(_ kind: ImportKind, _ text: String, _ expected: String) {
    let report = Fixture.read(text, kind)
    #expect(report.batch == nil)
    #expect(report.complaints.contains { $0.contains(expected) }, "\(report.complaints)")
  }

  @Test func decisionsBelongToTheEvenSemester() {
    let text = "Nama;Keputusan\nDewi;Naik Kelas\n"
    #expect(Fixture.read(text, .decisions, roster: Fixture.roster(.even)).isGood)
    let odd = Fixture.read(text, .decisions, roster: Fixture.roster(.odd))
    #expect(odd.complaints.first?.contains("even semester") ?? false)
  }

  /// A wrong file does not drown the operator, nor take long over every row.
  @Test func beyondTheLimitTheyAreCounted() {
    let rows = (0..<3_000).map { "Orang Lain \($0);1" }.joined(separator: "\n")
    let report = Fixture.read("Nama;S\n\(rows)\n", .attendance)
    #expect(report.mistakes.count == IntakeReport.limit)
    #expect(report.omittedMistakes == 3_000 - IntakeReport.limit)
  }

  /// (cell, length that is allowed): Records' limits, in Unicode scalars.
  @Test(arguments: [("Nama", Limits.name), ("Alamat", Limits.line), ("HP", Limits.short)])
  func longTextsAreRefused(_ column: String, _ limit: Int) {
    for (length, isGood) in [(limit, true), (limit + 1, false)] {
      let cell = String(repeating: "1", count: length)
      let text = column == "Nama" ? "Nama\n\(cell)\n" : "Nama;\(column)\nAni;\(cell)\n"
      #expect(Fixture.read(text, .students).isGood == isGood, "\(column) \(length)")
    }
  }
}
