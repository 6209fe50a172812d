internal import Foundation
internal import Glibc

/// Which backups of a folder remain. Touches nothing but folders that `rapor backup` made: of its names, with a backup's
/// list in them.
package struct BackupRotation {
  package static let prefix = "rapor-"

  private let folder: String

  package init(_ folder: String) { self.folder = folder }

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
      guard rename(path, path + ".part") == 0 else { throw .storage(path, errno) }
      do { try FileManager.default.removeItem(atPath: path + ".part") } catch {
        throw .storage(path + ".part", EACCES)
      }
    }
    return old
  }

  private func isBackup(_ name: String) -> Bool {
    guard name.hasPrefix(Self.prefix) else { return false }
    let shape = name.dropFirst(Self.prefix.count).map { $0.isASCII && $0.isNumber ? "9" : $0 }
    return String(shape) == "9999-99-99-999999"
      && BackupFile.kind(of: folder + "/" + name) == .folder
      && BackupFile.kind(of: folder + "/" + name + "/" + Backup.fileName) == .file
  }
}
