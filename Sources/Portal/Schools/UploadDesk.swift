internal import Credentials
internal import Foundation
internal import Records

/// Files that were sent and looked at, and wait for a person to say that they shall be stored. They lie in the workspace,
/// readable by nobody else, and go after an hour.
actor UploadDesk {
  struct Pending: Sendable {
    var token: String
    var account: Int64
    var npsn: NPSN
    var kind: ImportKind
    var fileName: String
    var at: Int64
    var said = Said()
  }

  /// What the person has said of the file so far; only what was shown with it is stored.
  struct Said: Sendable, Hashable {
    /// To questions about rows, as `rapor import --confirm` takes them.
    var answers: Set<String> = []
    /// What columns hold, by letter.
    var columns: [String: String] = [:]
    /// Whether students whom other schools have did move here.
    var confirmsTransfers = false
  }

  private let folder: String
  private var pending: [String: Pending] = [:]

  private static let lifetime: Int64 = 3_600
  /// Of one person; the oldest has to go.
  private static let mostOfOne = 4
  private static let most = 400
  /// The largest file that is taken, in bytes.
  static let limit = 16 << 20

  /// - Parameter folder: the workspace's.
  init(folder: String) {
    self.folder = folder + "/uploads"
    // What a stop of the portal left behind nobody can ask for any more.
    try? FileManager.default.removeItem(atPath: self.folder)
  }

  private func path(_ token: String) -> String { "\(folder)/\(token)" }

  func keep(
    _ bytes: [UInt8], _ fileName: String, kind: ImportKind, npsn: NPSN, account: Int64,
    at now: Int64
  ) throws -> Pending {
    for old in pending.values where now - old.at > Self.lifetime { forget(old.token) }
    let own = pending.values.filter { $0.account == account }.sorted { $0.at < $1.at }
    for old in own.dropLast(Self.mostOfOne - 1) { forget(old.token) }
    guard pending.count < Self.most else { throw PortalError.busy(seconds: 60) }
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let token = try SecretToken.make().text
    guard
      FileManager.default.createFile(
        atPath: path(token), contents: Data(bytes), attributes: [.posixPermissions: 0o600])
    else { throw PortalError.busy(seconds: 60) }
    let kept = Pending(
      token: token, account: account, npsn: npsn, kind: kind, fileName: fileName, at: now)
    pending[token] = kept
    return kept
  }

  /// A file of this person for this school.
  func find(_ token: String, npsn: NPSN, account: Int64, at now: Int64) throws -> (Pending, [UInt8])
  {
    guard let kept = pending[token], kept.npsn == npsn, kept.account == account,
      now - kept.at <= Self.lifetime,
      let data = FileManager.default.contents(atPath: path(token))
    else { throw PortalError.notFound }
    return (kept, [UInt8](data))
  }

  func note(_ said: Said, of token: String) { pending[token]?.said = said }

  func forget(_ token: String) {
    guard pending.removeValue(forKey: token) != nil else { return }
    try? FileManager.default.removeItem(atPath: path(token))
  }
}
