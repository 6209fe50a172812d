package import Digesting
internal import GRDB
package import Records

/// Why the ledger could not do something. It is then as it was before.
package enum LedgerError: Error, Sendable, Hashable {
  case alreadyExists(path: String)
  case missing(path: String)
  /// The file is not a ledger of Rapor.
  case notALedger(path: String)
  /// A ledger, but not one that was made for a school to work apart.
  case notASchoolFile(path: String)
  /// A school's file that cannot be believed.
  case unusable(path: String, SchoolFileFault)
  /// Written by a newer Rapor.
  case newerVersion(found: [String])
  case locked
  case diskFull
  case readOnly
  case damaged(String)
  case unknownSchool(NPSN)
  case unknownClass(String, nearest: String?)
  /// No student of that key in the school.
  case unknownStudent(StudentID)
  /// Two students of the school would have it.
  case duplicateNISN(NISN)
  case illegalMove(student: StudentID, from: CardState?, to: CardState)
  /// No PDF of that digest was issued.
  case notArchived(Digest)
  case unknownRun(RunID)
  case unknownImport(ImportID)
  /// Something was built on the import, or it is too old.
  case cannotUndo(ImportID, UndoObstacle)
  /// The run has ended, or another program is working on it.
  case runNotOpen(RunID, RunState)
  case runInUse(RunID)
  /// Anything else that SQLite refused.
  case refused(String)

  /// The typed form of what GRDB threw.
  init(_ error: any Error) {
    if let known = error as? LedgerError {
      self = known
      return
    }
    guard let database = error as? DatabaseError else {
      self = .refused("\(type(of: error))")
      return
    }
    switch database.resultCode.primaryResultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked
    case .SQLITE_FULL: self = .diskFull
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: self = .readOnly
    case .SQLITE_NOTADB: self = .notALedger(path: "")
    case .SQLITE_CORRUPT: self = .damaged(database.message ?? "")
    case .SQLITE_IOERR: self = .diskFull
    default: self = .refused(database.message ?? "SQLite \(database.resultCode.rawValue)")
    }
  }

  package var message: Bilingual {
    switch self {
    case .alreadyExists(let path):
      Bilingual(
        id: "sudah ada buku kerja di \(path): pilih folder lain.",
        en: "there is a workspace at \(path) already: choose another folder.")
    case .missing(let path):
      Bilingual(
        id: "tidak ada buku kerja di \(path): buat dengan 'rapor init', atau periksa --workspace.",
        en: "there is no workspace at \(path): make one with 'rapor init', or check --workspace.")
    case .notALedger(let path):
      Bilingual(
        id: "\(path) bukan buku kerja Rapor: periksa --workspace.",
        en: "\(path) is not a Rapor workspace: check --workspace.")
    case .notASchoolFile(let path):
      Bilingual(
        id: "\(path) bukan berkas sekolah: buat dengan 'rapor school export'.",
        en: "\(path) is no school's file: make one with 'rapor school export'.")
    case .unusable(let path, let fault):
      Bilingual(
        id: "\(path) tidak dapat dipakai: \(fault.message.indonesian). Tidak ada yang berubah.",
        en: "\(path) cannot be used: \(fault.message.english). Nothing was changed.")
    case .newerVersion:
      Bilingual(
        id: "buku kerja ini ditulis Rapor yang lebih baru: pasang versi terbaru.",
        en: "this workspace was written by a newer Rapor: install the newest version.")
    case .locked:
      Bilingual(
        id: "buku kerja sedang dipakai program lain: tutup program itu, lalu coba lagi.",
        en: "another program is using the workspace: close it, then try again.")
    case .diskFull:
      Bilingual(
        id: "cakram penuh atau rusak: kosongkan ruang, lalu coba lagi. Tidak ada yang berubah.",
        en: "the disk is full or failing: make room, then try again. Nothing was changed.")
    case .readOnly:
      Bilingual(
        id: "buku kerja tidak dapat dibaca atau ditulis: periksa izin folder.",
        en: "the workspace cannot be read or written: check the folder's permissions.")
    case .damaged(let what):
      Bilingual(
        id: "buku kerja rusak (\(what)): pulihkan dari cadangan.",
        en: "the workspace is damaged (\(what)): restore a backup.")
    case .unknownSchool(let npsn):
      Bilingual(
        id: "sekolah \(npsn.digits) belum ada: impor dulu dengan 'rapor import schools'.",
        en: "there is no school \(npsn.digits): import it with 'rapor import schools'.")
    case .unknownClass(let name, let nearest):
      Bilingual(
        id: "kelas \(name) belum ada di tahun pelajaran ini: "
          + (nearest.map { "mungkin maksudnya \($0)." }
            ?? "impor daftar kelas dengan 'rapor import classes'."),
        en: "there is no class \(name) in this school year: "
          + (nearest.map { "perhaps \($0) is meant." }
            ?? "import the classes with 'rapor import classes'."))
    case .unknownStudent(let student):
      Bilingual(
        id: "tidak ada siswa nomor \(student.value) di sekolah ini: impor ulang daftar siswa.",
        en: "the school has no student number \(student.value): import the student list again.")
    case .duplicateNISN(let nisn):
      Bilingual(
        id: "NISN \(nisn.digits) akan dimiliki dua siswa: perbaiki salah satunya.",
        en: "two students would have NISN \(nisn.digits): correct one of them.")
    case .illegalMove(_, let from, let to):
      Bilingual(
        id: "status \(from?.rawValue ?? "-") tidak boleh menjadi \(to.rawValue).",
        en: "a card may not go from \(from?.rawValue ?? "-") to \(to.rawValue).")
    case .notArchived(let digest):
      Bilingual(
        id: "arsip tidak memuat PDF \(digest.hex.prefix(12)): cetak ulang dengan 'rapor batch'.",
        en: "the archive has no PDF \(digest.hex.prefix(12)): make it again with 'rapor batch'.")
    case .unknownRun(let run):
      Bilingual(
        id: "tidak ada proses nomor \(run.value): lihat 'rapor batch list'.",
        en: "there is no run number \(run.value): see 'rapor batch list'.")
    case .unknownImport(let number):
      Bilingual(
        id: "tidak ada impor nomor \(number.value): lihat 'rapor import list'.",
        en: "there is no import number \(number.value): see 'rapor import list'.")
    case .cannotUndo(let number, let obstacle): obstacle.message(number)
    case .runNotOpen(let run, let state):
      Bilingual(
        id: "proses \(run.value) sudah berakhir (\(state.rawValue)): mulai yang baru.",
        en: "run \(run.value) has ended (\(state.rawValue)): start a new one.")
    case .runInUse(let run):
      Bilingual(
        id: "proses \(run.value) sedang dikerjakan program lain: tunggu, atau jeda dahulu.",
        en: "another program is working on run \(run.value): wait, or pause it first.")
    case .refused(let what):
      Bilingual(id: "buku kerja menolak: \(what)", en: "the ledger refused: \(what)")
    }
  }
}
