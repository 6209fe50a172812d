internal import Glibc

extension WorkspaceSecret {
  /// The name of the secret's file within a workspace.
  package static let fileName = "secret.key"
  private static let mostBytes = 256

  /// Reads the file, which holds ``text`` and a line's end.
  /// - Throws: ``CredentialError/secretIsOpen(path:)`` if everybody on the machine could have read it.
  package static func read(_ path: String) throws(CredentialError) -> WorkspaceSecret {
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      throw errno == ENOENT ? .noSecret(path: path) : .secretNotRead(path: path, number: errno)
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .secretNotRead(path: path, number: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .secretIsDamaged(path: path) }
    guard status.st_mode & 0o007 == 0 else { throw .secretIsOpen(path: path) }
    var bytes = [UInt8](repeating: 0, count: mostBytes)
    let count = Glibc.read(file, &bytes, bytes.count)
    guard count >= 0 else { throw .secretNotRead(path: path, number: errno) }
    let text = String(decoding: bytes.prefix(count).prefix { $0 > 32 }, as: UTF8.self)
    guard let secret = WorkspaceSecret(text: text) else { throw .secretIsDamaged(path: path) }
    return secret
  }

  /// Makes a secret and its file, for the owner only; of two programs at once, both get the one that is stored. An
  /// existing file is read.
  package static func readOrMake(_ path: String) throws(CredentialError) -> WorkspaceSecret {
    do { return try read(path) } catch .noSecret {}
    let draft = "\(path).\(getpid())-\(try SecretToken.make().text.prefix(8)).part"
    let secret = try make()
    let file = Glibc.open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw .secretNotWritten(path: path, number: errno) }
    defer { unlink(draft) }
    let text = Array((secret.text + "\n").utf8)
    let isWritten = write(file, text, text.count) == text.count && fsync(file) == 0
    let failure = errno
    guard close(file) == 0, isWritten else {
      throw .secretNotWritten(path: path, number: failure)
    }
    // A link appears whole or not at all, and never in place of another.
    guard link(draft, path) == 0 else {
      if errno == EEXIST { return try read(path) }
      throw .secretNotWritten(path: path, number: errno)
    }
    return secret
  }
}
