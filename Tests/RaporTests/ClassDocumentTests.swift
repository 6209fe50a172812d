import Foundation
import Support
import Testing

/// Ledgers, labels and register pages, from the workspace to what a reader finds in the files.
@Suite struct ClassDocumentTests {
  private func run(_ arguments: [String]) throws -> (folder: TemporaryFolder, code: Int32) {
    let workspace = try SampleWorkspace.copy()
    let out = try TemporaryFolder()
    let made = try Program.run(
      arguments + ["--school", SampleWorkspace.npsn, "--out", out.path],
      ["RAPOR_WORKSPACE": workspace.path])
    #expect(made.complaint.isEmpty)
    return (out, made.code)
  }

  private func text(of name: String, in folder: TemporaryFolder) throws -> String {
    try tool("pdftotext", "-layout", folder.path + "/" + name, "-")
  }

  @Test func aLedgerHoldsTheWholeClass() throws {
    let (out, code) = try run(["ledger", "--class", "4B"])
    #expect(code == 0)
    #expect(out.names() == ["Leger 20100001 4B semester 1.pdf"])
    let text = try text(of: "Leger 20100001 4B semester 1.pdf", in: out)
    #expect(text.contains("LEGER NILAI RAPOR"))
    #expect(text.ranges(of: #/00990000\d\d/#).count == 22)
    #expect(text.contains("Tertinggi"))
  }

  @Test func aLedgerIsAlsoAWorkbook() throws {
    let (out, code) = try run(["ledger", "--class", "4B", "--format", "xlsx"])
    #expect(code == 0)
    let path = out.path + "/Leger 20100001 4B semester 1.xlsx"
    let bytes = try #require(FileManager.default.contents(atPath: path))
    #expect(bytes.starts(with: [0x50, 0x4B, 3, 4]))
  }

  @Test func labelsNameEveryStudent() throws {
    let (out, code) = try run(["labels", "--class", "4B"])
    #expect(code == 0)
    let text = try text(of: "Label 20100001 4B semester 1.pdf", in: out)
    #expect(text.ranges(of: #/00990000\d\d/#).count == 22)
  }

  @Test func aRegisterPageHasItsStudentAndNoOther() throws {
    let (out, code) = try run(["register", "--class", "4B"])
    #expect(code == 0)
    #expect(out.names().count == 22)
    let name = try #require(out.names().first { $0.contains("0099000066") })
    let numbers = Set(try text(of: name, in: out).matches(of: #/00990000\d\d/#).map { $0.output })
    #expect(numbers == ["0099000066"])
  }

  @Test func nothingChosenIsSaid() throws {
    let out = try TemporaryFolder()
    let made = try Program.run(["labels", "--out", out.path])
    #expect(made.code == 64)
  }
}
