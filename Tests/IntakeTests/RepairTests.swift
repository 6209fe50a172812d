import Intake
import Records
import Support
import Testing

/// Whatever intake changed to understand a cell is in the receipt, step by step (Docs/domain.md section 5.4).
@Suite struct RepairTests {
  struct Case: CustomTestStringConvertible {
    var kind: ImportKind
    var header: String
    var cell: String
    /// Rule and how the cell reads after it.
    var steps: [(Repair.Rule, String)]

    init(
      _ kind: ImportKind, _ header: String, _ cell: String, _ steps: (Repair.Rule, String)...
    ) {
      (self.kind, self.header, self.cell, self.steps) = (kind, header, cell, steps)
    }

    var testDescription: String { "\(header): \(cell)" }
  }

  static let cases: [Case] = [
    Case(.students, "NISN", "91234567", (.leadingZeros, "0091234567")),
    Case(.students, "NISN", "'0091234567", (.apostrophe, "0091234567")),
    Case(.students, "NISN", "0091234567.0", (.decimalTail, "0091234567")),
    Case(
      .students, "NISN", "'91234567.0", (.apostrophe, "91234567.0"), (.decimalTail, "91234567"),
      (.leadingZeros, "0091234567")),
    Case(.students, "NISN", "009 123 4567", (.separators, "0091234567")),
    Case(.students, "Nama", "  Nu'man   Hakim ", (.spacing, "Nu'man Hakim")),
    Case(.students, "Nama", "Nu'man\u{A0}Hakim", (.spacing, "Nu'man Hakim")),
    Case(.students, "Tempat Lahir", "Tangerang &amp; Bekasi", (.htmlEntity, "Tangerang & Bekasi")),
    Case(.students, "Tempat Lahir", "Kota<br>Tangerang", (.htmlTag, "Kota Tangerang")),
    Case(
      .students, "Tempat Lahir", "<b>A</b> &amp; B", (.htmlTag, "A &amp; B"), (.htmlEntity, "A & B")
    ),
    Case(.students, "Tanggal Lahir", "07/03/2009", (.date, "2009-03-07")),
    Case(
      .students, "Tanggal Lahir", "'07/03/2009", (.apostrophe, "07/03/2009"), (.date, "2009-03-07")),
    Case(.students, "Tanggal Lahir", "39879", (.serialDate, "2009-03-07")),
    Case(
      .students, "Tanggal Lahir", "39879.0", (.decimalTail, "39879"), (.serialDate, "2009-03-07")),
    Case(.students, "Agama", "ISLAM", (.religion, "Islam")),
    Case(.students, "JK", "Laki-laki", (.sex, "L")),
    Case(.students, "Rombel", "Kelas IV A", (.className, "4A")),
    Case(.students, "HP", "tidak ada", (.unknown, "-")),
    Case(.scores, "MTK_P", "87,5", (.decimalComma, "87.5")),
    Case(.scores, "MTK_P", "'87,5", (.apostrophe, "87,5"), (.decimalComma, "87.5")),
    Case(.attendance, "TB 1", "128,4 cm", (.unit, "128,4"), (.rounded, "128")),
    Case(.attendance, "S", "2 hari", (.unit, "2")),
    Case(.attitude, "Predikat Spiritual", "Sangat Baik", (.spelling, "SB")),
  ]

  @Test(arguments: cases) func isListed(_ test: Case) {
    let isNISN = test.header == "NISN"
    let header = isNISN ? "NISN;Nama" : "\(test.header);\(test.header == "Nama" ? "" : "NIS")"
    let number = test.header == "Nama" ? "" : isNISN ? "Nu'man Hakim" : "1617026"
    let extra: (String, String) =
      switch test.kind {
      case .attitude: (";Sikap Spiritual;Sikap Sosial", ";Taat;Jujur")
      case .students where !isNISN && test.header != "Nama": (";Nama", ";Nu'man Hakim")
      case .students where isNISN: (";Tanggal Lahir", ";2009-03-07")
      default: ("", "")
      }
    let report = Fixture.read(
      "\(header)\(extra.0)\n\"\(test.cell)\";\(number)\(extra.1)\n", test.kind)
    #expect(report.complaints == [])
    #expect(report.repairs.map(\.rule) == test.steps.map(\.0))
    #expect(report.repairs.map(\.after) == test.steps.map(\.1))
    #expect(report.repairs.allSatisfy { $0.cell == "A2" && $0.header == test.header })
    // Each step begins where the one before it ended.
    #expect(report.repairs.dropFirst().map(\.before) == report.repairs.dropLast().map(\.after))
  }

  /// A cell that says what is meant needs no repair.
  @Test func cleanCellsHaveNone() {
    let text = """
      NISN;Nama;JK;Agama;Tanggal Lahir;Rombel;HP
      0091234567;Nu'man Hakim;L;Islam;2009-03-07;4A;0812
      """
    #expect(Fixture.read(text, .students).repairs == [])
    #expect(Fixture.read("NIS;MTK_P;MTK_K\n1617026;87.5;-\n", .scores).repairs == [])
  }

  /// Every cell is listed, beyond the limit of complaints too, and groups lose none.
  @Test func allAreListedAndGroupedByColumnAndRule() {
    var random = SplitMix64(seed: 5)
    let rows = (0..<2_500).map { index in
      "Anak \(index);\(Bool.random(using: &random) ? "ISLAM" : "Islam");\(index % 2 == 0 ? "Lk" : "P")"
    }
    let report = Fixture.read("Nama;Agama;JK\n\(rows.joined(separator: "\n"))\n", .students)
    let capitals = rows.count { $0.contains("ISLAM") }
    #expect(report.omittedRepairs == 0)
    let groups = report.repairs.grouped
    #expect(groups.map(\.column) == ["B", "C"] && groups.map(\.rule) == [.religion, .sex])
    #expect(groups.map(\.repairs.count) == [capitals, 1_250])
    #expect(groups.flatMap(\.repairs).count == report.repairs.count)
  }

  @Test func identifiersNeverChange() {
    #expect(
      Repair.Rule.allCases.map(\.rawValue).joined(separator: " ")
        == "spacing htmlEntity htmlTag apostrophe separators decimalTail decimalComma leadingZeros "
        + "unit rounded unknown date serialDate religion sex className spelling titles filledDown")
  }
}
