internal import Foundation
internal import Pages
package import Templating

/// What can be wrong with a folder of layouts.
package enum LayoutFolderError: Error, Sendable, Hashable {
  case unreadable(path: String)
  case tooManyFiles(layout: String, limit: Int)
  case fileTooLarge(path: String, limit: Int)
}

extension LayoutLibrary {
  /// Reads every layout of `folder`: each sub-folder is one. Links that lead out of the folder are not followed.
  package init(folder: String) throws(LayoutFolderError) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw .unreadable(path: folder)
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
    guard let walker = FileManager.default.enumerator(atPath: folder) else {
      throw .unreadable(path: folder)
    }
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
        throw .tooManyFiles(layout: name, limit: Self.fileCountLimit)
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
