import ArgumentParser
import Bookkeeping
import Foundation
import Records

/// `rapor init`: makes a workspace.
struct Initialize: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a workspace: the folder that holds a season's records.")

  @OptionGroup var common: CommonOptions
  @Option(help: "The term to begin with, such as 2019/2020-1.") var term = "2019/2020-1"

  func run() throws {
    guard let term = Term(argument: term) else {
      throw ValidationError(
        id: "--term berisi tahun pelajaran dan semester, misalnya 2019/2020-1",
        en: "--term is a school year and a semester, such as 2019/2020-1")
    }
    try common.console.makeFolder(common.folder)
    try common.guarded { () throws(LedgerError) in
      let ledger = try Ledger.create(at: common.ledgerPath)
      try ledger.set("term", to: term.argument)
    }
    common.console.say(
      id: "Buku kerja dibuat di \(common.folder), semester \(term.argument).",
      en: "Workspace made in \(common.folder), term \(term.argument).")
  }
}
