import ArgumentParser
import Bookkeeping
import Credentials
import Foundation
import Records

/// `rapor people`: who may sign in to the portal.
struct PeopleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "people",
    abstract: "Who may sign in to the portal: invite, list, shut accounts.",
    discussion: """
      Nobody is given a password: an invitation's link is good once, for seven days, and its receiver chooses name \
      and password. The first account of a workspace is made here; others may be invited in the portal.
      """,
    subcommands: [PeopleInvite.self, PeopleList.self, PeopleDisable.self, PeopleReset.self],
    defaultSubcommand: PeopleList.self)
}

extension AccountRole: ExpressibleByArgument {}

extension CommonOptions {
  /// The file of the workspace's secret: `RAPOR_SECRET`, or `secret.key` in the workspace.
  func workspaceSecret() throws -> WorkspaceSecret {
    let named = ProcessInfo.processInfo.environment["RAPOR_SECRET"] ?? ""
    let path = named.isEmpty ? folder + "/" + WorkspaceSecret.fileName : named
    do throws(CredentialError) {
      return try WorkspaceSecret.readOrMake(path)
    } catch {
      throw console.refusal(
        Exit.configuration, id: error.message.indonesian, en: error.message.english)
    }
  }

  /// Runs work on accounts; a refusal becomes a message and an exit code.
  func guardedPeople<Result>(_ work: () throws(PeopleFault) -> Result) throws -> Result {
    do throws(PeopleFault) {
      return try work()
    } catch {
      if case .ledger(let fault) = error {
        return try guarded { () throws(LedgerError) -> Result in throw fault }
      }
      throw console.refusal(
        Exit.badData, id: error.message.indonesian, en: error.message.english)
    }
  }

  /// Tells an invitation's link; this is the only time.
  fileprivate func tell(_ token: SecretToken, _ ledger: Ledger) throws {
    let base = try guarded { () throws(LedgerError) in
      try ledger.setting(PortalAddress.setting)
    }.flatMap { PortalAddress($0) }
    let here = "http://127.0.0.1:\(Serve.standardPort)" + PortalAddress.invitationPath + token.text
    let link = base?.invitation(token.text) ?? here
    if json {
      try console.json(["link": link])
    } else {
      console.say(
        id: "Kirim tautan ini kepada pemiliknya; berlaku tujuh hari, satu kali:\n\(link)",
        en: "Send this link to its owner; it is good for seven days, once:\n\(link)")
    }
  }
}

/// `rapor people invite`.
struct PeopleInvite: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "invite", abstract: "Make an account and the link by which its owner takes it up.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "cityOffice, schoolOperator, principal or homeroomTeacher.") var role: AccountRole
  @Argument(help: "The person's full name.") var name: String
  @Option(help: "The school of all but the city office: its NPSN.") var school: NPSN?
  @Option(name: .customLong("class"), help: "The class of a homeroom teacher.") var className:
    String?

  func run() throws {
    let ledger = try common.ledger()
    let term = try common.term(ledger, nil)
    let room = className.flatMap { name in
      school.map { ClassPlace(npsn: $0, schoolYear: term.schoolYear, name: name) }
    }
    let (_, token) = try common.guardedPeople { () throws(PeopleFault) in
      try ledger.invite(
        role, fullName: name, npsn: school, room: room, by: .machine,
        at: Int64(Date().timeIntervalSince1970))
    }
    try common.tell(token, ledger)
  }
}

/// `rapor people list`.
struct PeopleList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the accounts, of a school or all.")

  @OptionGroup var common: CommonOptions
  @Option(help: "One school: its NPSN.") var school: NPSN?

  private struct Entry: Encodable {
    var id: Int64
    var login: String?
    var name: String
    var role: String
    var school: String?
    var className: String?
    var disabled: Bool
    var lastSignIn: Int64?
  }

  func run() throws {
    let ledger = try common.ledger()
    let accounts = try common.guardedPeople { () throws(PeopleFault) in
      try ledger.accounts(of: school)
    }
    if common.json {
      return try common.console.json(
        accounts.map {
          Entry(
            id: $0.id.value, login: $0.login, name: $0.fullName, role: $0.role.rawValue,
            school: $0.npsn?.digits, className: $0.room?.name, disabled: $0.isDisabled,
            lastSignIn: $0.lastSignIn)
        })
    }
    if accounts.isEmpty {
      common.console.say(
        id: "Belum ada akun: buat dengan 'rapor people invite cityOffice \"Nama\"'.",
        en: "There are no accounts: make one with 'rapor people invite cityOffice \"Name\"'.")
    }
    for account in accounts {
      let place = [account.npsn?.digits, account.room?.name].compactMap(\.self)
        .joined(separator: " ")
      let shut =
        account.isDisabled ? Bilingual(id: " (ditutup)", en: " (shut)") : Bilingual(id: "", en: "")
      print(
        "  \(account.id.value)  \(account.role.words.text(in: common.console.language))  \(place)  "
          + "\(account.fullName)  \(account.login ?? "-")\(shut.text(in: common.console.language))")
    }
  }
}

/// `rapor people disable`.
struct PeopleDisable: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disable", abstract: "Shut an account; its sessions end at once.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The account's number, see 'rapor people list'.") var account: Int64

  func run() throws {
    let ledger = try common.ledger()
    try common.guardedPeople { () throws(PeopleFault) in
      try ledger.disable(
        AccountID(account), by: .machine, at: Int64(Date().timeIntervalSince1970))
    }
    common.console.say(id: "Akun \(account) ditutup.", en: "Account \(account) is shut.")
  }
}

/// `rapor people reset`.
struct PeopleReset: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset", abstract: "Make a link by which an owner chooses a new password.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The account's number, see 'rapor people list'.") var account: Int64

  func run() throws {
    let ledger = try common.ledger()
    let token = try common.guardedPeople { () throws(PeopleFault) in
      try ledger.reset(
        AccountID(account), by: .machine, at: Int64(Date().timeIntervalSince1970))
    }
    try common.tell(token, ledger)
  }
}
