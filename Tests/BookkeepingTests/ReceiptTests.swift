import Bookkeeping
import Records
import Sampling
import Testing

/// What an import repaired is kept with it.
@Suite struct ReceiptTests {
  private let fixture: LedgerFixture
  private let target: ImportTarget

  init() throws {
    let example = try LedgerFixture.example()
    fixture = try LedgerFixture()
    target = LedgerFixture.target(of: example)
    try fixture.commit(example.batches[0], to: target)
  }

  private static let repairs = [
    Repair(
      rule: .decimalComma, row: 7, column: "D", header: "MTK_P", before: "87,5", after: "87.5"),
    Repair(rule: .religion, row: 9, column: "AA", header: "Agama", before: "ISLAM", after: "Islam"),
    Repair(
      rule: .decimalComma, row: 8, column: "D", header: "MTK_P", before: "8\t,\n5", after: ""),
  ]

  @Test func repairsAreReadBackByColumnAndRule() throws {
    var patch = SchoolPatch(npsn: target.npsn)
    patch.phone = .set("021 1")
    let source = ImportSource(
      fileName: "sekolah.csv", digest: "ab", repairs: Self.repairs, repairCount: 12)
    let outcome = try fixture.ledger.commit(.schools([patch]), to: target, from: source, at: 77)
    let past = try #require(try fixture.ledger.imports(of: target.npsn, limit: 1).first)
    #expect(past.file == "sekolah.csv" && past.digest == "ab" && past.at == 77)
    #expect(past.kind == "schools" && past.term == target.term && past.undoneAt == nil)
    #expect(past.counts == outcome.counts && past.repairs == 12)
    #expect(try fixture.ledger.pastImport(past.id) == past)
    let kept = try fixture.ledger.repairs(of: past.id)
    #expect(kept.map(\.cell) == ["D7", "D8", "AA9"])
    #expect(kept[0] == Self.repairs[0] && kept[2] == Self.repairs[1])
    // What would end a cell or a line of the receipt is a space in it.
    #expect(kept[1].before == "8 , 5" && kept[1].after == "")
  }

  @Test func aPreviewKeepsNothing() throws {
    let before = try fixture.ledger.imports(limit: 9)
    var patch = SchoolPatch(npsn: target.npsn)
    patch.phone = .set("021 1")
    _ = try fixture.ledger.preview(.schools([patch]), to: target)
    #expect(try fixture.ledger.imports(limit: 9) == before && before.count == 1)
  }

  @Test func anImportThatIsNotThere() throws {
    let nowhere = ImportID(99)
    #expect(throws: LedgerError.unknownImport(nowhere)) {
      try fixture.ledger.pastImport(nowhere)
    }
    #expect(throws: LedgerError.unknownImport(nowhere)) { try fixture.ledger.repairs(of: nowhere) }
  }
}
