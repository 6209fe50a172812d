import Records
import Testing

@Suite struct RunScopeTests {
  @Test func aScopeIsReadBackAsItWasWritten() throws {
    let (first, second) = (try #require(NPSN("20200001")), try #require(NPSN("20200002")))
    for scope: RunScope in [
      .all, .schools([first]), .schools([first, second]), .classes(["4A"], of: first),
      .classes(["4A", "4 B", "VI/2 siang"], of: second),
    ] {
      #expect(RunScope(text: scope.text) == scope)
    }
    for text in ["", "semua", "20200001 x", "x/4A"] { #expect(RunScope(text: text) == nil) }
  }
}
