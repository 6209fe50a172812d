internal import Foundation
internal import Pages
package import Records
package import Templating

/// What can be wrong with a folder of layouts.
package enum LayoutFolderError: Error, Sendable, Hashable {
  case missing(path: String)
  case unreadable(path: String)
  case tooManyFiles(path: String, limit: Int)
  /// `limit` in bytes.
  case fileTooLarge(path: String, limit: Int)

  /// Why a folder could not be listed.
  static func unlisted(_ path: String) -> LayoutFolderError {
    FileManager.default.fileExists(atPath: path) ? .unreadable(path: path) : .missing(path: path)
  }

  /// What is wrong, where, and what to do.
  package var message: Bilingual {
    switch self {
    case .missing(let path):
      Bilingual(
        id: "folder \(path) tidak ada; periksa namanya.",
        en: "there is no folder \(path); check its name.")
    case .unreadable(let path):
      Bilingual(
        id: "\(path) tidak dapat dibaca; periksa izinnya.",
        en: "\(path) cannot be read; check its permissions.")
    case .tooManyFiles(let path, let limit):
      Bilingual(
        id: "\(path) berisi lebih dari \(limit) berkas; pindahkan yang bukan bagian tata letak.",
        en:
          "\(path) holds more than \(limit) files; move those away that are no part of the layout.")
    case .fileTooLarge(let path, let limit):
      Bilingual(
        id: "\(path) lebih besar dari \(limit >> 10) kB; perkecil atau pindahkan.",
        en: "\(path) is larger than \(limit >> 10) kB; make it smaller or move it away.")
    }
  }
}

extension LayoutLibrary {
  /// Reads every layout of `folder`: each sub-folder is one. Links that lead out of the folder are not followed.
  package init(folder: String) throws(LayoutFolderError) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw .unlisted(folder)
    }
    var bundles: [LayoutBundle] = []
    for name in names.sorted() where !name.hasPrefix(".") {
      let path = folder + "/" + name
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
      else { continue }
      bundles.append(try LayoutBundle(name: name, folder: path))
    }
    self.init(bundles)
  }
}

extension LayoutBundle {
  /// Reads the files of one layout.
  package init(name: String, folder: String) throws(LayoutFolderError) {
    // An enumerator of a folder that cannot be listed is merely empty.
    guard (try? FileManager.default.contentsOfDirectory(atPath: folder)) != nil,
      let walker = FileManager.default.enumerator(atPath: folder)
    else { throw .unlisted(folder) }
    var files: [String: [UInt8]] = [:]
    while let file = walker.nextObject() as? String {
      // Golden pages are beside a layout, not part of it.
      guard file != GoldenPages.folder else {
        walker.skipDescendants()
        continue
      }
      let path = folder + "/" + file
      guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
        attributes[.type] as? FileAttributeType == .typeRegular
      else { continue }
      guard files.count < Self.fileCountLimit else {
        throw .tooManyFiles(path: folder, limit: Self.fileCountLimit)
      }
      guard (attributes[.size] as? Int ?? .max) <= Self.fileLimit else {
        throw .fileTooLarge(path: path, limit: Self.fileLimit)
      }
      guard let data = FileManager.default.contents(atPath: path) else {
        throw .unreadable(path: path)
      }
      files[file] = [UInt8](data)
    }
    self.init(name: name, files: files)
    goldenPapers = GoldenPages(layout: folder).papers
  }
}
