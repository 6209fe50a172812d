internal import Foundation
internal import Glibc

/// Which backups of a folder remain. Touches nothing but folders that `rapor backup` made of the same workspace: of its
/// names, with that workspace's identity in them.
package struct BackupRotation {
  package static let prefix = "rapor-"
  /// What the name of one that is being removed ends with.
  static let removedEnding = ".removed"
  /// An identity has 32 digits.
  private static let ownerLimit = 64

  private let folder: String
  private let owner: String

  /// - Parameter owner: the workspace's ``Ledger/identity()``.
  package init(_ folder: String, of owner: String) {
    self.folder = folder
    self.owner = owner
  }

  /// Removes all but the newest. To be called when the newest has been read back.
  /// - Parameter new: the name of the one just made, which stays whatever the clock says.
  /// - Returns: the names of those removed, oldest first; nil if there are later ones than the new one, so that nobody can
  ///   tell which are old: the clock is or was wrong, and nothing was removed.
  package func keep(_ count: Int, made new: String) throws(BackupFault) -> [String]? {
    guard let entries = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw .storage(folder, EACCES)
    }
    // The names sort as their times do.
    let backups = entries.filter(isBackup).sorted()
    guard backups.allSatisfy({ $0 <= new }) else { return nil }
    let old = Array(backups.dropLast(max(1, count)))
    for name in old {
      // First out of the way, so that one half removed never passes for a backup.
      let path = folder + "/" + name
      let removed = path + Self.removedEnding
      guard rename(path, removed) == 0 else { throw .storage(path, errno) }
    }
    removeLeftovers()
    for name in old {
      let path = folder + "/" + name + Self.removedEnding
      guard access(path, F_OK) != 0 else { throw .storage(path, EACCES) }
    }
    return old
  }

  /// Removes what programs that were killed left behind: backups half made or half removed, of this workspace only.
  func removeLeftovers() {
    // The identity goes last, so that what is left after a kill still says whose it is.
    ClaimedFolder.removeAbandoned(in: folder, last: Backup.ownerName) { name in
      [Backup.draftEnding, Self.removedEnding].contains { ending in
        name.hasSuffix(ending) && isNamed(name.dropLast(ending.count)) && isOurs(name)
      }
    }
  }

  private func isBackup(_ name: String) -> Bool {
    isNamed(name[...]) && BackupFile.kind(of: folder + "/" + name) == .folder
      && BackupFile.kind(of: folder + "/" + name + "/" + Backup.fileName) == .file
      && isOurs(name)
  }

  private func isNamed(_ name: Substring) -> Bool {
    guard name.hasPrefix(Self.prefix) else { return false }
    let shape = name.dropFirst(Self.prefix.count).map { $0.isASCII && $0.isNumber ? "9" : $0 }
    return String(shape) == "9999-99-99-999999"
  }

  private func isOurs(_ name: String) -> Bool {
    let path = folder + "/" + name + "/" + Backup.ownerName
    guard BackupFile.kind(of: path) == .file,
      (1...Int64(Self.ownerLimit)).contains(BackupFile.length(path)),
      let data = FileManager.default.contents(atPath: path)
    else { return false }
    return data.elementsEqual(owner.utf8)
  }
}
