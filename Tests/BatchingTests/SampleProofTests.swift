import Batching
import CairoPango
import Checking
import Records
import Support
import Templating
import Testing

@Suite("Cards of a run that poppler reads too")
struct SampleProofTests {
  private func maker(_ proof: Proof) throws -> CardMaker {
    let catalogue = try SampleCards.catalogue.get()
    let shelf = try SampleCards.shelf.get()
    return CardMaker(
      press: CardPress(bench: FontBench(catalogue: catalogue), engine: "Rapor"), shelf: shelf,
      identity: try PressIdentity(
        engine: "Rapor", catalogue: catalogue, library: shelf.library, overrides: .none),
      proof: proof, mostPages: 40)
  }

  @Test func oneInAHundredIsReadTwice() throws {
    let quick = try maker(.quick)
    let full = (1...1_000).filter { quick.proof(for: StudentID($0)) == .full }
    #expect(full.count == 10)
    // Always the same ones.
    #expect(full == (1...1_000).filter { quick.proof(for: StudentID($0)) == .full })
    let thorough = try maker(.full)
    #expect((1...200).allSatisfy { thorough.proof(for: StudentID($0)) == .full })
  }
}
