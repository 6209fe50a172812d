import ArgumentParser
import Batching
import Foundation
import Templating

/// Where the overrides of cities and schools and their pictures lie.
struct OverrideOptions: ParsableArguments {
  @Option(
    name: .customLong("overrides"),
    help: "The folder of overrides; by default 'overrides' in the workspace, if there is one.")
  var folder: String?
  @Option(
    help: "The folder of photographs, signatures and logos; by default 'pictures' in the workspace."
  )
  var pictures: String?

  /// The layouts that are shipped, with the overrides of the folder.
  func shelf(_ common: CommonOptions) throws -> TemplateShelf {
    TemplateShelf(
      library: try Assets.library(common.console), overrides: try library(common),
      pictures: try pictureFolder(common))
  }

  /// The folder of pictures, whether it is there or not.
  func pictureFolder(_ common: CommonOptions) throws -> PictureFolder {
    guard let pictures else { return PictureFolder(folder: common.folder + "/pictures") }
    return try Self.pictureFolder(pictures, common)
  }

  /// A folder of pictures that was named; none without a name.
  static func pictureFolder(_ pictures: String?, _ common: CommonOptions) throws -> PictureFolder {
    guard let pictures else { return .none }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: pictures, isDirectory: &isFolder),
      isFolder.boolValue
    else {
      throw common.console.refusal(
        Exit.noInput, id: "folder \(pictures) tidak ada.", en: "there is no folder \(pictures).")
    }
    return PictureFolder(folder: pictures)
  }

  /// The overrides of the folder; none without one.
  func library(_ common: CommonOptions) throws -> OverrideLibrary {
    guard let path = existingFolder(common) else { return .none }
    do throws(LayoutFolderError) {
      return try OverrideLibrary(folder: path)
    } catch {
      throw common.console.refusal(Exit.noInput, error.message)
    }
  }

  /// The folder that was named, or else the workspace's if it has one.
  func existingFolder(_ common: CommonOptions) -> String? {
    let standard = common.folder + "/overrides"
    return folder ?? (FileManager.default.fileExists(atPath: standard) ? standard : nil)
  }
}
