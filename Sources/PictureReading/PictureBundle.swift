internal import Foundation
internal import Glibc
package import Records
internal import Unzipping

/// The files that an operator hands over: a ZIP, a folder with all below it, or a single picture. Read one by one.
/// Confined to the thread that made it.
package struct PictureBundle: ~Copyable {
  private enum Source: ~Copyable {
    case zip(ZipFile)
    /// A folder, or the folder of a single file.
    case folder(String)
  }

  /// More files than any school has.
  package static let fileLimit = 20_000
  /// Bytes of all files together, those refused too: a school's photographs as cameras make them are far fewer.
  package static let totalLimit = 16 << 30
  /// Bytes of one file.
  private static let fileBytes = 32 << 20
  /// Folders within each other.
  private static let depthLimit = 8

  private let source: Source
  /// With folders; none are folders.
  private let paths: [String]
  /// Places in the ZIP.
  private let indices: [Int]

  package var count: Int { paths.count }
  package func path(_ index: Int) -> String { paths[index] }

  /// - Throws: ``PictureBundleMistake`` if there is nothing that could be read.
  package init(path: String) throws(PictureBundleMistake) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw .missing
    }
    if isFolder.boolValue {
      paths = try Self.files(in: path)
      indices = []
      source = .folder(path)
      return
    }
    guard let head = Self.head(path) else { throw .unreadable }
    switch PictureFormat(of: head) {
    case .zip?:
      do throws(ZipMistake) {
        let limits = ZipLimits(entries: Self.fileLimit, entryBytes: Self.fileBytes)
        let file = try ZipFile(path: path, limits: limits)
        var found: [(Int, String)] = []
        for index in 0..<file.count {
          let name = try file.name(index)
          if !name.hasSuffix("/"), !name.hasSuffix("\\") { found.append((index, name)) }
        }
        paths = found.map(\.1)
        indices = found.map(\.0)
        source = .zip(file)
      } catch {
        throw error == .tooManyEntries ? .tooManyFiles : .damaged
      }
    case .rar?: throw .otherArchive("RAR")
    case .sevenZip?: throw .otherArchive("7z")
    default:
      let address = URL(filePath: path)
      paths = [address.lastPathComponent]
      indices = []
      source = .folder(address.deletingLastPathComponent().path)
    }
  }

  /// The bytes of a file.
  ///
  /// - Parameter work: is raised by what was read and unpacked, whether the file is taken or refused.
  func bytes(_ index: Int, work: inout Int) throws(PictureComplaint) -> [UInt8] {
    let name = PictureName(paths[index])
    switch source {
    case .zip(let file):
      do throws(ZipMistake) {
        return try file.bytes(indices[index], work: &work)
      } catch {
        let reason: PictureComplaint.Reason =
          switch error {
          case .encrypted: .encrypted
          case .unpacksTooLarge: .unpacksTooLarge
          case .growsTooMuch: .growsTooMuch
          case .tooManyEntries, .noZip, .damaged: .fault(.damaged)
          }
        throw PictureComplaint(file: name.shown, reason: reason)
      }
    case .folder(let folder):
      guard let data = Self.contents(folder + "/" + paths[index], upTo: Self.fileBytes + 1) else {
        throw PictureComplaint(file: name.shown, reason: .fault(.damaged))
      }
      work += data.count
      guard data.count <= Self.fileBytes else {
        throw PictureComplaint(file: name.shown, reason: .fault(.tooManyBytes))
      }
      return data
    }
  }

  /// Regular files below the folder, in the order of their names. Links are not followed: they may lead anywhere.
  private static func files(in folder: String) throws(PictureBundleMistake) -> [String] {
    var found: [String] = []
    var folders = [(path: "", depth: 0)]
    while let (path, depth) = folders.popLast() {
      let whole = path.isEmpty ? folder : folder + "/" + path
      guard let names = try? FileManager.default.contentsOfDirectory(atPath: whole) else {
        throw .unreadable
      }
      for name in names.sorted() {
        let inner = path.isEmpty ? name : path + "/" + name
        let type =
          (try? FileManager.default.attributesOfItem(atPath: folder + "/" + inner))?[.type]
          as? FileAttributeType
        if type == .typeDirectory, depth < depthLimit { folders.append((inner, depth + 1)) }
        if type == .typeRegular { found.append(inner) }
        guard found.count <= fileLimit else { throw .tooManyFiles }
      }
    }
    return found.sorted()
  }

  private static func head(_ path: String) -> [UInt8]? { contents(path, upTo: 1_024) }

  /// The beginning of a file, of so many bytes at most; nil if it cannot be read, or is a device or a pipe, which have no
  /// end. What a link leads to is read like a file, by its own size.
  private static func contents(_ path: String, upTo limit: Int) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return (try? file.read(upToCount: limit) ?? Data()).map { [UInt8]($0) }
  }
}

/// Why nothing of a bundle can be read.
package enum PictureBundleMistake: Error, Sendable, Hashable {
  case missing, unreadable, damaged, tooManyFiles
  case otherArchive(String)

  package var message: Bilingual {
    switch self {
    case .missing:
      Bilingual(id: "tidak ada; periksa namanya.", en: "is not there; check its name.")
    case .unreadable:
      Bilingual(
        id: "tidak dapat dibaca; periksa izinnya.", en: "cannot be read; check its permissions.")
    case .damaged:
      Bilingual(
        id: "ZIP rusak atau terpotong; salin lagi, atau buat ulang.",
        en: "a damaged or incomplete ZIP; copy it again, or make it anew.")
    case .tooManyFiles:
      Bilingual(
        id: "lebih dari \(PictureBundle.fileLimit) berkas; bagi menurut sekolah.",
        en: "more than \(PictureBundle.fileLimit) files; divide them by school.")
    case .otherArchive(let name):
      Bilingual(
        id: "arsip \(name) tidak dapat dibuka; ekstrak, lalu pakai foldernya atau buat ZIP.",
        en: "a \(name) archive cannot be opened; unpack it and give the folder, or make a ZIP.")
    }
  }
}
