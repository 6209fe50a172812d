internal import Foundation
package import Records
package import Templating

/// The overrides of a workspace: `city/NAME/` and `school/NPSN/`, each with an `override.properties` or with folders of
/// such files, one for each time that it is in force (Docs/overrides.md).
package struct OverrideLibrary: Sendable {
  /// Cities' first, then schools', each in the order of their names.
  package private(set) var overrides: [LayoutOverride] = []
  /// Folders that are no override, each with what to do.
  package private(set) var strays: [Stray] = []

  /// A folder that nothing comes of.
  package struct Stray: Sendable, Hashable {
    package var path: String
    package var message: Bilingual
  }

  package static let none = OverrideLibrary()

  private init() {}

  /// Overrides, already read.
  package init(_ overrides: [LayoutOverride]) { self.overrides = overrides }

  /// Reads every override of a folder.
  package init(folder: String) throws(LayoutFolderError) {
    for name in try Self.folders(in: folder) {
      switch name {
      case "city":
        for city in try Self.folders(in: folder + "/city") {
          try read("city/" + city, of: .city, in: folder)
        }
      case "school":
        for school in try Self.folders(in: folder + "/school") {
          guard let npsn = NPSN(school) else {
            stray(
              "school/" + school, id: "nama folder sekolah harus NPSN",
              en: "a school's folder is named by its NPSN")
            continue
          }
          try read("school/" + school, of: .school(npsn), in: folder)
        }
      default:
        stray(name, id: "hanya folder 'city' dan 'school'", en: "only 'city' and 'school' are read")
      }
    }
  }

  private mutating func stray(_ path: String, id indonesian: String, en english: String) {
    strays.append(Stray(path: path, message: Bilingual(id: indonesian, en: english)))
  }

  private mutating func read(
    _ name: String, of owner: LayoutOverride.Owner, in folder: String, isInner: Bool = false
  ) throws(LayoutFolderError) {
    let path = folder + "/" + name
    if FileManager.default.fileExists(atPath: path + "/" + LayoutOverride.fileName) {
      let bundle = try LayoutBundle(name: name, folder: path)
      overrides.append(LayoutOverride(name: name, owner: owner, files: bundle.files))
      return
    }
    let inner = isInner ? [] : try Self.folders(in: path)
    for period in inner {
      try read(name + "/" + period, of: owner, in: folder, isInner: true)
    }
    if inner.isEmpty {
      stray(
        name, id: "tidak ada \(LayoutOverride.fileName) di dalamnya",
        en: "there is no \(LayoutOverride.fileName) in it")
    }
  }

  private static func folders(in path: String) throws(LayoutFolderError) -> [String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      throw .unlisted(path)
    }
    return names.sorted().filter { name in
      var isFolder: ObjCBool = false
      return !name.hasPrefix(".")
        && FileManager.default.fileExists(atPath: path + "/" + name, isDirectory: &isFolder)
        && isFolder.boolValue
    }
  }

  /// The overrides of that layout two by two, as a card may get them: a city's and a school's, or two of one's.
  package func pairs(on layout: String) -> [[LayoutOverride]] {
    overrides.indices.flatMap { first in
      overrides[(first + 1)...].filter { overrides[first].mayMeet($0, on: layout) }
        .map { [overrides[first], $0] }
    }
  }

  /// The overrides in force for that report with that layout, in the order in which they are laid over it.
  package func inForce(for record: ReportRecord, layout: String) -> [LayoutOverride] {
    inForce(for: record.occasion, layout: layout)
  }

  func inForce(for occasion: PrintOccasion, layout: String) -> [LayoutOverride] {
    overrides.filter { $0.applies(to: occasion, layout: layout) }
  }
}
