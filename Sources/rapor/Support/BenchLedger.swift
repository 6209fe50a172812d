import Bookkeeping
import Foundation
import Measuring
import Records

/// The ledger that benches read: in a folder that is kept, or in one of their own that goes when they end.
struct BenchLedger {
  private let folder: String
  private let isKept: Bool
  private let students: Int

  init(folder: String?, students: Int) {
    isKept = folder != nil
    self.folder =
      folder ?? FileManager.default.temporaryDirectory.path + "/rapor-bench-\(getpid())"
    self.students = students
  }

  /// Opens the ledger, made and filled with invented schools if it is not there.
  func open(of term: Term, _ common: CommonOptions) throws -> Ledger {
    let path = folder + "/" + Ledger.fileName
    return try common.guarded { () throws(LedgerError) in
      if FileManager.default.fileExists(atPath: path) { return try Ledger.open(at: path) }
      try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let ledger = try Ledger.create(at: path)
      try SampleLedger.fill(ledger, students: students, of: term)
      return ledger
    }
  }

  func remove() {
    if !isKept { try? FileManager.default.removeItem(atPath: folder) }
  }
}
