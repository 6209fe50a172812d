import Foundation
import Support
import Testing

/// Sheets for teachers: what is exported comes back unchanged, and what is entered arrives.
@Suite struct TemplateSheetTests {
  private let workspace: TemporaryFolder
  private let place: [String: String]

  init() throws {
    workspace = try SampleWorkspace.copy()
    place = ["RAPOR_WORKSPACE": workspace.path]
  }

  private func sheet(_ kind: String, _ name: String, _ more: [String] = []) throws -> String {
    let path = workspace.file(name)
    let made = try Program.run(
      ["template-sheet", kind, "--school", SampleWorkspace.npsn, "--class", "4A", "--out", path]
        + more, place)
    try #require(made.code == 0, "\(made.complaint)")
    return path
  }

  private struct Answer: Decodable {
    struct Counts: Decodable {
      var added: Int
      var changed: Int
    }
    var rows: Int
    var counts: Counts?
    var mistakes: [Mistake]
    struct Mistake: Decodable { var message: String }
  }

  private func bring(_ kind: String, _ path: String) throws -> Answer {
    let told = try Program.run(
      ["import", kind, path, "--school", SampleWorkspace.npsn, "--json"], place)
    return try JSONDecoder().decode(Answer.self, from: Data(told.output.utf8))
  }

  @Test(
    arguments: [
      ("scores", []), ("scores", ["--subject", "MTK"]), ("scores", ["--subject", "PABP"]),
      ("attitude", []), ("attendance", []), ("extracurricular", []), ("achievements", []),
      ("cocurricular", []), ("decisions", []), ("midterm", []), ("p5", []),
    ] as [(String, [String])])
  func whatGoesOutComesBackTheSame(kind: String, more: [String]) throws {
    let before = try workspace.ledgerDump()
    for name in ["lembar.csv", "lembar.xlsx"] {
      let answer = try bring(kind, try sheet(kind, name, more))
      #expect(answer.mistakes.map(\.message) == [], "\(name)")
      #expect(answer.counts?.added == 0 && answer.counts?.changed == 0, "\(name)")
      #expect(answer.rows > 20)
      #expect(try workspace.ledgerDump() == before, "\(name)")
    }
  }

  /// A teacher fills in a cell of the workbook, with a spreadsheet that writes numbers as numbers and texts in the cell.
  @Test(arguments: [("attendance", "E", "<v>17</v>"), ("scores", "[A-Z]", "<v>83.5</v>")])
  func whatIsEnteredInTheWorkbookArrives(kind: String, column: String, value: String) throws {
    let more = kind == "scores" ? ["--subject", "MTK"] : []
    let path = try sheet(kind, "isi.xlsx", more)
    _ = try tool(
      "/usr/bin/python3", "-c",
      """
      re, sys, shutil, zipfile = map(__import__, ["re", "sys", "shutil", "zipfile"])
      path, column, value = sys.argv[1:]
      book = zipfile.ZipFile(path)
      parts = {name: book.read(name) for name in book.namelist()}
      sheet = parts["xl/worksheets/sheet1.xml"].decode()
      # The first cell of the column that is not locked, below the headings.
      styles = parts["xl/styles.xml"].decode()
      cells = re.findall(r"<xf [^>]*?(?:/>|>.*?</xf>)", styles[styles.index("<cellXfs"):])
      free = [str(n) for n, cell in enumerate(cells) if 'locked="0"' in cell]
      for cell in re.finditer(r'<c r="(%s\\d+)" s="(\\d+)"[^>]*?(?:/>|>.*?</c>)' % column, sheet):
        if cell[2] in free:
          new = '<c r="%s" s="%s">%s</c>' % (cell[1], cell[2], value)
          sheet = sheet.replace(cell[0], new, 1)
          break
      else: sys.exit("no free cell in " + column)
      parts["xl/worksheets/sheet1.xml"] = sheet.encode()
      with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in parts.items(): out.writestr(name, data)
      """, path, column, value)
    let answer = try bring(kind, path)
    #expect(answer.mistakes.map(\.message) == [])
    #expect(answer.counts?.changed == 1 && answer.counts?.added == 0)
  }

  @Test func whatIsEnteredArrives() throws {
    let path = try sheet("attendance", "hadir.csv")
    var lines = try String(contentsOfFile: path, encoding: .utf8).split(
      separator: "\r\n", omittingEmptySubsequences: false
    ).map(String.init)
    var cells = lines[1].components(separatedBy: ";")
    cells[4] = "17"
    lines[1] = cells.joined(separator: ";")
    try lines.joined(separator: "\r\n").write(toFile: path, atomically: true, encoding: .utf8)
    let answer = try bring("attendance", path)
    #expect(answer.counts?.changed == 1)
  }

  /// A comment that begins like a formula is disarmed on the way out and whole again when it is back.
  @Test func formulasAreDisarmed() throws {
    let nisn = "0099000024"
    try Data("NISN;Catatan\n\(nisn);=HYPERLINK(\"x\")\n".utf8)
      .write(to: URL(filePath: workspace.file("jahat.csv")))
    #expect(try bring("attendance", workspace.file("jahat.csv")).mistakes.isEmpty)
    let path = try sheet("attendance", "hadir.csv")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.contains("'=HYPERLINK") && !text.contains(";=") && !text.contains("\"=HYPERLINK"))
    #expect(try bring("attendance", path).counts?.changed == 0)
  }

  @Test func theWorkbookIsLockedWithListsAndNotes() throws {
    let path = try sheet("extracurricular", "ekskul.xlsx")
    let parts = try tool(
      "/usr/bin/python3", "-c",
      """
      sys, zipfile = map(__import__, ["sys", "zipfile"])
      book = zipfile.ZipFile(sys.argv[1])
      sheet = book.read("xl/worksheets/sheet1.xml").decode()
      print("sheetProtection" in sheet, "Sangat Baik,Baik" in sheet, "textLength" in sheet)
      print(book.read("xl/comments1.xml").decode())
      print('locked="0"' in book.read("xl/styles.xml").decode())
      """, path)
    #expect(parts.hasPrefix("True True True"))
    #expect(parts.contains("satu baris satu kegiatan"))
    #expect(parts.contains("\nTrue"))
  }

  @Test func severalClassesGoToAFolder() throws {
    let out = try TemporaryFolder()
    let made = try Program.run(
      ["template-sheet", "attendance", "--school", SampleWorkspace.npsn, "--out", out.path], place)
    #expect(made.code == 0)
    #expect(out.names().count == 4)
    let refused = try Program.run(
      [
        "template-sheet", "attendance", "--school", SampleWorkspace.npsn, "--out",
        out.file("satu.xlsx"),
      ], place)
    #expect(refused.code == 64)
    #expect(
      try Program.run(
        ["template-sheet", "staff", "--school", SampleWorkspace.npsn, "--out", out.path], place
      ).code == 64)
  }
}

extension TemporaryFolder {
  /// What results the ledger holds, by SQLite's own program.
  fileprivate func ledgerDump() throws -> String {
    try tool(
      "/usr/bin/python3", "-c",
      """
      sqlite3, sys = map(__import__, ["sqlite3", "sys"])
      books = sqlite3.connect(sys.argv[1])
      for table in ["k13_result", "learning_result", "objective", "midterm_result", "report",
          "extracurricular", "achievement", "cocurricular_activity", "project", "project_target"]:
        for row in books.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3, 4, 5"): print(table, row)
      """, file("ledger.sqlite"))
  }
}
