import Bookkeeping
import Foundation
import Measuring
import Records
import Support
import Testing

@Suite("What a measurement counts")
struct RenderStepTests {
  /// Counting instructions subtracts one chain from another, so each must hold what the next does, and the floor
  /// neither drawing nor check.
  @Test(
    "A chain takes the steps up to its last",
    arguments: [
      (RenderStep?.none, "reading layout drawing check floor"), (.reading, "reading"),
      (.layout, "reading layout"), (.drawing, "reading layout drawing"),
      (.check, "reading layout drawing check"), (.floor, "reading layout floor"),
    ])
  func steps(last: RenderStep?, expected: String) {
    let steps = RenderStep.allCases.filter { $0.isNeeded(for: last) }
    #expect(steps.map(\.rawValue).joined(separator: " ") == expected)
  }

  @Test("A sample ledger holds whole schools whose cards can all be made")
  func sample() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "rapor-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let ledger = try Ledger.create(at: folder.path + "/" + Ledger.fileName)
    let term = try #require(SampleLedger.term())
    try SampleLedger.fill(ledger, students: 1, of: term)
    let school = try #require(try ledger.schools().first)
    let group = try #require(try ledger.classes(of: school.npsn, in: term.schoolYear).first)
    let records = try ledger.records(of: school.npsn, className: group.name, term: term)
    #expect(!records.isEmpty)
    for stored in records {
      let blocking = Completeness.findings(for: stored.record).filter { $0.level == .block }
      #expect(blocking == [], "\(stored.record.student.fullName)")
    }
  }
}
