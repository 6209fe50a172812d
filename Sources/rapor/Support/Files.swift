import ArgumentParser
import Foundation
import Glibc
import Records

/// What the system said when a file could not be read or written, with what to do.
struct FileError: Error {
  var path: String
  /// An `errno`.
  var number: Int32

  var exitCode: ExitCode {
    switch number {
    case ENOSPC, EDQUOT, EFBIG, EIO: Exit.storage
    default: Exit.cannotCreate
    }
  }

  var message: Bilingual {
    let (indonesian, english) =
      switch number {
      case ENOSPC, EDQUOT, EFBIG:
        (
          "cakram penuh atau kuota habis: kosongkan ruang, lalu ulangi",
          "the disk is full or the quota used up: make room, then repeat"
        )
      case EIO:
        (
          "cakram rusak: salin datanya ke cakram lain", "the disk is failing: copy it to another"
        )
      case EACCES, EPERM:
        (
          "tidak ada izin: pilih folder lain, atau minta izin menulis",
          "not permitted: choose another folder, or ask for permission to write"
        )
      case EROFS:
        (
          "cakram hanya dapat dibaca: pilih folder di cakram lain",
          "the disk is read-only: choose a folder on another"
        )
      case ENOTDIR, EEXIST:
        (
          "ada berkas di tempat folder itu: pilih nama lain",
          "a file is where the folder should be: choose another name"
        )
      case EISDIR:
        (
          "ada folder dengan nama itu: pindahkan dahulu",
          "a folder has that name: move it out of the way"
        )
      case ENAMETOOLONG: ("nama terlalu panjang: perpendek", "the name is too long: shorten it")
      default:
        (
          "\(String(cString: strerror(number))): pilih folder lain",
          "\(String(cString: strerror(number))): choose another folder"
        )
      }
    return Bilingual(
      id: "\(path) tidak dapat ditulis: \(indonesian).",
      en: "\(path) cannot be written: \(english).")
  }
}

/// Puts files in place whole or not at all.
enum WholeFile {
  /// Writes under another name in the same folder, then renames: a reader sees the old file or the new one, never a
  /// part. What could not be finished is removed.
  static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    // The process's number, so that two programs that write the same file do not write into each other's.
    let draft = "\(folder(of: path))/.rapor-\(getpid()).part"
    unlink(draft)
    let file = open(draft, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw FileError(path: path, number: errno) }
    var failure = fill(file, with: bytes)
    // Some file systems tell only now that they had no room.
    if close(file) != 0, failure == 0 { failure = errno }
    if failure == 0, rename(draft, path) != 0 { failure = errno }
    guard failure == 0 else {
      unlink(draft)
      throw FileError(path: path, number: failure)
    }
  }

  /// Makes a folder and those above it, unless they are there.
  static func makeFolder(_ path: String) throws(FileError) {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      return
    }
    let parent = folder(of: path)
    if parent != path { try makeFolder(parent) }
    guard mkdir(path, 0o755) == 0 || errno == EEXIST && !isRegular(path) else {
      throw FileError(path: path, number: errno)
    }
  }

  /// The folder that holds the file.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func isRegular(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && !isFolder.boolValue
  }

  /// An `errno`, or 0.
  private static func fill(_ file: Int32, with bytes: [UInt8]) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = Glibc.write(
          file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count < 0, errno != EINTR { return errno }
        rest = rest.dropFirst(max(count, 0))
      }
      return 0
    }
  }
}

extension Console {
  /// Writes a file; ends the command with a message if that cannot be.
  func write(_ bytes: [UInt8], to path: String) throws {
    try place { () throws(FileError) in
      try WholeFile.makeFolder(WholeFile.folder(of: path))
      try WholeFile.write(bytes, to: path)
    }
  }

  func makeFolder(_ path: String) throws {
    try place { () throws(FileError) in try WholeFile.makeFolder(path) }
  }

  private func place(_ work: () throws(FileError) -> Void) throws {
    do throws(FileError) {
      try work()
    } catch {
      complain(error.message)
      throw error.exitCode
    }
  }

  /// Reads a whole file of bounded size; ends the command with a message if that cannot be.
  func read(_ path: String, limit: Int) throws -> [UInt8] {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw errno == EACCES
        ? unreadable(path)
        : refusal(
          Exit.noInput, id: "berkas \(path) tidak ada; periksa namanya.",
          en: "no file \(path); check its name.")
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw refusal(
        Exit.noInput, id: "\(path) bukan berkas; sebutkan berkasnya.",
        en: "\(path) is not a file; name the file itself.")
    }
    guard status.st_size <= limit else {
      throw refusal(
        Exit.badData,
        id:
          "berkas \(path) terlalu besar (\(status.st_size) bita, paling besar \(limit)); bagi dua.",
        en: "the file \(path) is too large (\(status.st_size) bytes, at most \(limit)); split it.")
    }
    guard let data = FileManager.default.contents(atPath: path) else { throw unreadable(path) }
    return [UInt8](data)
  }

  private func unreadable(_ path: String) -> ExitCode {
    refusal(
      Exit.noInput, id: "berkas \(path) tidak dapat dibaca; periksa izinnya.",
      en: "the file \(path) cannot be read; check its permissions.")
  }
}
