import Bookkeeping
import Testing

/// What operators said of columns is kept by kind and shape, and forgotten when asked.
@Suite struct MappingTests {
  @Test func rememberedAndForgotten() throws {
    let fixture = try LedgerFixture()
    let ledger = fixture.ledger
    func mapping(_ kind: String, _ choices: [String], at: Int64) -> ColumnMapping {
      ColumnMapping(
        kind: kind, shape: "ab", headings: ["Nama\nlengkap", "NISN"], choices: choices, at: at)
    }
    try ledger.remember(mapping("scores", ["F=birthDate"], at: 1))
    try ledger.remember(mapping("students", ["A=fullName", "B=-"], at: 2))
    try ledger.remember(mapping("scores", ["G=-"], at: 3))
    let all = try ledger.mappings()
    #expect(all.map(\.choices) == [["G=-"], ["A=fullName", "B=-"]])
    #expect(all[0].headings == ["Nama lengkap", "NISN"])
    #expect(try ledger.mappings(of: "students").map(\.at) == [2])
    #expect(try ledger.forgetMappings(all[0].id) == 1)
    #expect(try ledger.forgetMappings(all[0].id) == 0)
    #expect(try ledger.mappings().count == 1)
    #expect(try ledger.forgetMappings() == 1)
    #expect(try ledger.mappings().isEmpty)
  }
}
