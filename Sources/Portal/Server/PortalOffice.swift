package import Batching
package import Bookkeeping
package import CairoPango
package import Checking
package import Credentials
internal import Records

/// What the portal works on and with; the program's door puts it together.
package struct PortalOffice: Sendable {
  package var ledger: Ledger
  /// The workspace's folder.
  package var folder: String
  package var fonts: FontCatalogue
  /// "Rapor 1.0".
  package var engine: String
  /// Layouts, overrides and pictures as they are now, and what cards are made with.
  package var openShelf: @Sendable () throws -> OpenShelf
  /// The program and the first arguments with which a run is started; what follows says which.
  package var batch: BatchCall
  /// With which codes and names are keyed and authenticators kept.
  package var secret: WorkspaceSecret
  package var passwordCost: PasswordCost
  /// Seconds since 1970.
  package var clock: @Sendable () -> Int64

  package struct OpenShelf: Sendable {
    package var shelf: TemplateShelf
    package var identity: PressIdentity
    package var checks: CheckSettings

    package init(shelf: TemplateShelf, identity: PressIdentity, checks: CheckSettings) {
      self.shelf = shelf
      self.identity = identity
      self.checks = checks
    }
  }

  /// How this program is called again to make cards in a process of its own.
  package struct BatchCall: Sendable {
    package var program: String
    /// The command: what follows is "start" or "resume".
    package var arguments: [String]
    /// What stands behind that: the workspace and the form of the answer.
    package var options: [String]

    package init(program: String, arguments: [String], options: [String]) {
      self.program = program
      self.arguments = arguments
      self.options = options
    }
  }

  package init(
    ledger: Ledger, folder: String, fonts: FontCatalogue, engine: String,
    openShelf: @escaping @Sendable () throws -> OpenShelf, batch: BatchCall,
    secret: WorkspaceSecret, passwordCost: PasswordCost = .standard,
    clock: @escaping @Sendable () -> Int64
  ) {
    self.secret = secret
    self.passwordCost = passwordCost
    self.ledger = ledger
    self.folder = folder
    self.fonts = fonts
    self.engine = engine
    self.openShelf = openShelf
    self.batch = batch
    self.clock = clock
  }

  /// The term that the workspace is in.
  func term() throws -> Term {
    guard let term = try ledger.setting("term").flatMap({ Term(argument: $0) }) else {
      throw PortalError.message(
        Bilingual(id: "semester buku kerja belum ditentukan", en: "the workspace has no term"))
    }
    return term
  }
}
