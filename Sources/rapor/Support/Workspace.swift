import ArgumentParser
import Bookkeeping
import Foundation
import Records

/// The option of every command that speaks.
struct MessageOptions: ParsableArguments {
  @Option(help: "The language of messages: id or en; by default that of the locale.")
  var language: Language?

  var console: Console { Console(language: language ?? .ofLocale) }
}

/// Options of the commands that know a workspace or answer programs.
struct CommonOptions: ParsableArguments {
  @Option(
    help: "The folder of the workspace; else RAPOR_WORKSPACE, else the current folder.",
    completion: .directory)
  var workspace: String?
  @OptionGroup var messages: MessageOptions
  @Flag(help: "Answer in JSON.") var json = false

  var console: Console { messages.console }

  var folder: String {
    if let workspace { return workspace }
    let named = ProcessInfo.processInfo.environment["RAPOR_WORKSPACE"] ?? ""
    return named.isEmpty ? FileManager.default.currentDirectoryPath : named
  }

  var ledgerPath: String { folder + "/" + Ledger.fileName }

  /// The workspace's ledger; ends the command with a message if it cannot be opened.
  func ledger() throws -> Ledger {
    try guarded { () throws(LedgerError) in try Ledger.open(at: ledgerPath) }
  }

  /// Runs work on the ledger; a refusal becomes a message and an exit code.
  func guarded<Result>(_ work: () throws(LedgerError) -> Result) throws -> Result {
    do throws(LedgerError) {
      return try work()
    } catch {
      let place = error.needsPlace ? ledgerPath + ": " : ""
      throw console.refusal(
        error.exitCode, id: place + error.message.indonesian, en: place + error.message.english)
    }
  }

  /// The term that commands work on.
  func term(_ ledger: Ledger, _ given: String?) throws -> Term {
    let stored = try guarded { () throws(LedgerError) in try ledger.setting("term") }
    if let term = (given ?? stored).flatMap({ Term(argument: $0) }) { return term }
    throw console.refusal(
      given == nil ? Exit.badData : ExitCode.validationFailure,
      id: "semester \(given ?? "") tidak dikenal: tulis misalnya --term 2019/2020-1.",
      en: "unknown term \(given ?? ""): write for instance --term 2019/2020-1.")
  }
}

extension NPSN: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
