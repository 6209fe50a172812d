import Foundation
import Support
import Testing

@testable import Credentials

@Suite struct WorkspaceSecretTests {
  private static func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test func itIsMadeOnceForItsOwnerOnly() throws {
    let folder = try TemporaryFolder()
    let path = folder.file(WorkspaceSecret.fileName)
    #expect(throws: CredentialError.noSecret(path: path)) { try WorkspaceSecret.read(path) }
    let secret = try WorkspaceSecret.readOrMake(path)
    #expect(try Self.mode(path) == 0o600)
    #expect(try WorkspaceSecret.readOrMake(path) == secret)
    #expect(try WorkspaceSecret.read(path) == secret)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path) == [WorkspaceSecret.fileName]
    )
    #expect(!"\(secret)".contains(secret.text))
  }

  @Test func ofManyAtOnceAllHaveTheSame() async throws {
    let folder = try TemporaryFolder()
    let path = folder.file(WorkspaceSecret.fileName)
    let texts = await withTaskGroup(of: String?.self) { group in
      for _ in 0..<16 { group.addTask { try? WorkspaceSecret.readOrMake(path).text } }
      return await group.reduce(into: [String?]()) { $0.append($1) }
    }
    #expect(texts.count == 16 && Set(texts).count == 1 && texts[0] != nil)
  }

  @Test func aFileThatEverybodyReadsIsRefused() throws {
    let folder = try TemporaryFolder()
    let path = folder.file(WorkspaceSecret.fileName)
    _ = try WorkspaceSecret.readOrMake(path)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    #expect(throws: CredentialError.secretIsOpen(path: path)) { try WorkspaceSecret.read(path) }
    // A service manager hands it to a group.
    try FileManager.default.setAttributes([.posixPermissions: 0o440], ofItemAtPath: path)
    #expect(throws: Never.self) { try WorkspaceSecret.read(path) }
  }

  @Test(arguments: ["", "x", String(repeating: "A", count: 44), String(repeating: "=", count: 43)])
  func otherFilesAreNoSecret(_ text: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.file(WorkspaceSecret.fileName)
    #expect(
      FileManager.default.createFile(
        atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600]))
    #expect(throws: CredentialError.secretIsDamaged(path: path)) {
      try WorkspaceSecret.readOrMake(path)
    }
    #expect(FileManager.default.contents(atPath: path) == Data(text.utf8))
  }

  @Test func theFolderIsMissing() {
    #expect(throws: CredentialError.self) { try WorkspaceSecret.readOrMake("/nowhere/at/all/key") }
  }

  @Test func whatIsSealedOpensForItsOwnerOnly() throws {
    let (secret, other) = (try WorkspaceSecret.make(), try WorkspaceSecret.make())
    let plain = Array("12345678901234567890".utf8)
    let sealed = try secret.seal(plain, of: 7)
    #expect(try secret.open(sealed, of: 7) == plain)
    #expect(try secret.seal(plain, of: 7) != sealed)
    #expect(throws: CredentialError.notOurs) { try secret.open(sealed, of: 8) }
    #expect(throws: CredentialError.notOurs) { try other.open(sealed, of: 7) }
    for index in sealed.indices {
      var changed = sealed
      changed[index] ^= 1
      #expect(throws: CredentialError.notOurs) { try secret.open(changed, of: 7) }
    }
    for count in [0, 1, 24, 39] {
      #expect(throws: CredentialError.notOurs) {
        try secret.open(Array(sealed.prefix(count)), of: 7)
      }
    }
    #expect(try secret.open(secret.seal([], of: 1), of: 1) == [])
  }
}
