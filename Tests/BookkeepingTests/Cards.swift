import Bookkeeping
import Digesting
import Records

// Invented cards: what a press would hand over.
extension LedgerFixture {
  static let press = "press"

  static func basis(_ data: String = "data") throws -> CardBasis {
    CardBasis(
      layout: "k13", layoutDigest: try Digest(of: [1]),
      dataDigest: try Digest(of: Array(data.utf8)),
      engine: "Rapor, fonts")
  }

  /// The whole class as its records are now, with a PDF for each student that says `word`.
  func cards(
    of className: String, in target: ImportTarget, saying word: String = "v1"
  ) throws -> (outcomes: [CardOutcome], pdfs: [Digest: [UInt8]]) {
    var pdfs: [Digest: [UInt8]] = [:]
    let stored = try ledger.records(of: target.npsn, className: className, term: target.term)
    let outcomes = try stored.map { stored in
      let pdf = Array("%PDF \(stored.id.value) \(word)".utf8)
      let digest = try Digest(of: pdf)
      pdfs[digest] = pdf
      return CardOutcome(
        student: stored.id, result: .verified(pdf: digest, pages: 4, bytes: pdf.count),
        basis: try Self.basis("\(stored.id.value) \(word)"), revision: stored.revision)
    }
    return (outcomes, pdfs)
  }

  func issue(
    _ className: String, in target: ImportTarget, saying word: String = "v1", run: RunID? = nil
  ) throws {
    let (outcomes, pdfs) = try cards(of: className, in: target, saying: word)
    try ledger.note(
      outcomes, pdfs: pdfs, of: target, press: Self.press, run: run, at: 1_576_800_000)
  }

  var tally: CardTally {
    get throws {
      let year = try SchoolYear(start: 2019).unwrapped
      return try ledger.classStatus(in: Term(schoolYear: year, semester: .odd))
        .reduce(into: CardTally()) { $0.add($1.tally) }
    }
  }
}

extension Optional {
  struct Absent: Error {}

  var unwrapped: Wrapped {
    get throws {
      guard let self else { throw Absent() }
      return self
    }
  }
}
