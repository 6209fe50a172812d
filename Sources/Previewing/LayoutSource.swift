package import Batching
internal import Foundation
package import Templating

/// A layout on disk with those that it extends: read anew whenever a file changed.
package struct LayoutSource: Sendable {
  package let name: String
  /// Folders whose sub-folders are layouts; the first that has one of a name wins.
  private let shelves: [String]

  package init(name: String, shelves: [String]) {
    self.name = name
    self.shelves = shelves
  }

  /// The layout in `folder`; what it extends lies beside it or in the folder `base`.
  package init(folder: String, base: String) {
    let url = URL(filePath: folder).standardizedFileURL.resolvingSymlinksInPath()
    self.init(
      name: url.lastPathComponent, shelves: [url.deletingLastPathComponent().path, base])
  }

  /// What was read.
  package struct Reading: Sendable {
    package var library: LayoutLibrary
    /// The layout and its bases, nearest first, with their folders.
    package var chain: [(bundle: LayoutBundle, folder: String)]

    /// A file as messages call it, the layout's name before those of a base: the layout, the path in it, and the bytes.
    package func origin(of file: String) -> (layout: String, path: String, bytes: [UInt8])? {
      for (bundle, _) in chain {
        let prefix = bundle.name + "/"
        let path = file.hasPrefix(prefix) ? String(file.dropFirst(prefix.count)) : file
        if let bytes = bundle.files[path] { return (bundle.name, path, bytes) }
      }
      return nil
    }
  }

  /// How many layouts may extend one another in a row.
  private static let depthLimit = 8

  /// Reads the layout and its bases; a base that is not there is left to the compiler to complain about.
  package func read() throws(LayoutFolderError) -> Reading {
    var chain: [(bundle: LayoutBundle, folder: String)] = []
    var wanted: String? = name
    while let next = wanted, chain.count < Self.depthLimit,
      !chain.contains(where: { $0.bundle.name == next })
    {
      guard let folder = self.folder(of: next) else {
        if chain.isEmpty { throw .missing(path: (shelves.first ?? "") + "/" + next) }
        break
      }
      let bundle = try LayoutBundle(name: next, folder: folder)
      chain.append((bundle, folder))
      // What every layout can show lies in one bundle that all extend last without saying so.
      wanted =
        bundle.base ?? (self.folder(of: LayoutBundle.shared) != nil ? LayoutBundle.shared : nil)
    }
    return Reading(library: LayoutLibrary(chain.map(\.bundle)), chain: chain)
  }

  /// The folder of a layout. A name is a plain one: what a layout extends may lead nowhere else.
  private func folder(of name: String) -> String? {
    guard !name.isEmpty, !name.hasPrefix("."), !name.contains("/") else { return nil }
    for shelf in shelves {
      let path = shelf + "/" + name
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
        return path
      }
    }
    return nil
  }
}
