import Spreadsheets
import Testing

/// Docs/domain.md section 5.4: no cell of ours is ever run.
@Test(arguments: [
  ("=1+1", "'=1+1"), ("+62 812", "'+62 812"), ("-2+3", "'-2+3"), ("@SUM(A1)", "'@SUM(A1)"),
  ("\t=1", "'\t=1"), ("\r=1", "'\r=1"), ("-", "-"), ("+", "+"), ("", ""), ("Nu'man", "Nu'man"),
  ("'=1", "'=1"), ("a=1", "a=1"),
])
func formulasAreNeutral(text: String, neutral: String) {
  #expect(FormulaGuard.neutral(text) == neutral)
}

@Test(arguments: [
  ("a;b", "\"a;b\""), ("=\"x\"", "\"'=\"\"x\"\"\""), ("a\nb", "\"a\nb\""), ("polos", "polos"),
])
func cellsOfCSV(text: String, cell: String) {
  #expect(FormulaGuard.csvCell(text) == cell)
}
