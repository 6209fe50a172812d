import Bookkeeping
import Digesting
import Foundation
import Records
import Sampling
import Support
import Testing

/// Issued PDFs come back as they were, and a card is never verified without its bytes.
@Suite struct ArchiveTests {
  private let school: NPSN
  private let fixture: LedgerFixture
  private let target: ImportTarget
  private let className: String

  init() throws {
    let example = try LedgerFixture.example()
    fixture = try LedgerFixture(example)
    target = LedgerFixture.target(of: example)
    school = target.npsn
    className = example.classes[0].group.name
  }

  private var file: String { fixture.folder.file(Ledger.archiveFile(of: target.term)) }

  @Test func whatIsIssuedComesBack() throws {
    try fixture.issue(className, in: target)
    for (digest, pdf) in try fixture.cards(of: className, in: target).pdfs {
      #expect(try fixture.ledger.pdf(digest) == pdf)
    }
    #expect(try fixture.ledger.archiveIsWhole())
  }

  @Test func theSamePDFIsKeptOnce() throws {
    try fixture.issue(className, in: target)
    let size = try Data(contentsOf: URL(fileURLWithPath: file)).count
    try fixture.issue(className, in: target)
    #expect(try Data(contentsOf: URL(fileURLWithPath: file)).count == size)
  }

  @Test func noVerifiedCardWithoutBytes() throws {
    let (outcomes, pdfs) = try fixture.cards(of: className, in: target)
    let missing = try #require(pdfs.keys.max { $0.hex < $1.hex })
    #expect(throws: LedgerError.notArchived(missing)) {
      try fixture.ledger.note(
        outcomes, pdfs: pdfs.filter { $0.key != missing }, of: target, press: "", at: 0)
    }
    #expect(try fixture.tally.done == 0)
    #expect(try fixture.ledger.chainFault() == nil)
  }

  @Test func aDamagedArchiveIsNoticed() throws {
    try fixture.issue(className, in: target)
    let digest = try #require(try fixture.cards(of: className, in: target).pdfs.keys.first)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    for index in bytes.indices { bytes[index] ^= 0x20 }
    try bytes.write(to: URL(fileURLWithPath: file))
    #expect(throws: LedgerError.self) { try fixture.ledger.pdf(digest) }
    try bytes.prefix(100).write(to: URL(fileURLWithPath: file))
    #expect(try !fixture.ledger.archiveIsWhole())
  }

  /// What a crash left half-written at the end is in nobody's way.
  @Test func aTornEndIsInNobodysWay() throws {
    try fixture.issue(className, in: target)
    let handle = try #require(FileHandle(forWritingAtPath: file))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("CARD torn".utf8))
    try handle.close()
    try fixture.issue(className, in: target, saying: "v2")
    for (digest, pdf) in try fixture.cards(of: className, in: target, saying: "v2").pdfs {
      #expect(try fixture.ledger.pdf(digest) == pdf)
    }
  }
}
