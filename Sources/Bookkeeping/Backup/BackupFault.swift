internal import Glibc
package import Records

/// Why a backup could not be made, or must not be restored.
package enum BackupFault: Error, Sendable, Hashable {
  /// Something of that name is there.
  case exists(String)
  case notABackup(String)
  /// The first place that is not as it was.
  case damaged(file: String, place: String)
  case tooMany(Int)
  case ledger(LedgerError)
  /// What the system said of a file: an `errno`.
  case storage(String, Int32)

  package var message: Bilingual {
    switch self {
    case .exists(let path):
      Bilingual(
        id: "\(path) sudah ada: pilih nama lain.", en: "\(path) exists: choose another name.")
    case .notABackup(let path):
      Bilingual(
        id: "\(path) bukan cadangan Rapor: sebutkan folder yang berisi \(Backup.fileName).",
        en: "\(path) is no backup of Rapor: name the folder that holds \(Backup.fileName).")
    case .damaged(let file, let place):
      Bilingual(
        id: "cadangan rusak di \(file) (\(place)): pakai cadangan lain.",
        en: "the backup is damaged in \(file) (\(place)): use another one.")
    case .tooMany(let limit):
      Bilingual(
        id: "lebih dari \(limit) berkas di buku kerja: pindahkan yang bukan milik Rapor.",
        en: "more than \(limit) files in the workspace: move away what is not Rapor's.")
    case .ledger(let error): error.message
    case .storage(let path, let number):
      Bilingual(
        id: "\(path): \(String(cString: strerror(number))). Periksa cakram, ruang, dan izin.",
        en: "\(path): \(String(cString: strerror(number))). Check disk, room and permissions.")
    }
  }
}
