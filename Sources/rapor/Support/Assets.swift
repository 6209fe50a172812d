import Batching
import CairoPango
import Checking
import Foundation
import Templating

/// The folders that the program brings along: layouts and fonts.
enum Assets {
  /// The folder of that name in `RAPOR_HOME`, or else beside the program or the package it was built in.
  static func folder(_ name: String) -> String {
    if let home = ProcessInfo.processInfo.environment["RAPOR_HOME"], !home.isEmpty {
      return home + "/" + name
    }
    var places: [String] = []
    // Not by argument 0, which is a bare word when the shell found the program on its path.
    var parent = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent()
    for _ in 0..<6 {
      places.append(parent.path)
      places.append(parent.appending(path: "share/rapor").path)
      parent = parent.deletingLastPathComponent()
    }
    places.append(FileManager.default.currentDirectoryPath)
    let found = places.first { FileManager.default.fileExists(atPath: $0 + "/" + name) }
    return (found ?? FileManager.default.currentDirectoryPath) + "/" + name
  }

  static var fonts: String { folder("Fonts") }
  static var templates: String { folder("Templates") }

  /// The layouts that are shipped; ends the command with a message if there are none.
  static func library(_ console: Console) throws -> LayoutLibrary {
    let folder = templates
    if let library = try? LayoutLibrary(folder: folder), !library.names.isEmpty { return library }
    throw console.refusal(
      Exit.configuration,
      id: "tidak ada tata letak yang dapat dibaca di \(folder); pasang ulang, atau isi RAPOR_HOME.",
      en: "there are no layouts that can be read in \(folder); reinstall, or set RAPOR_HOME.")
  }

  /// The fonts that are shipped; ends the command with a message if there are none.
  static func catalogue(_ console: Console) throws -> FontCatalogue {
    let folder = fonts
    if let catalogue = try? FontCatalogue(folder: folder), !catalogue.entries.isEmpty {
      return catalogue
    }
    throw console.refusal(
      Exit.configuration,
      id: "tidak ada fon yang dapat dibaca di \(folder); pasang ulang, atau isi RAPOR_HOME.",
      en: "there are no fonts that can be read in \(folder); reinstall, or set RAPOR_HOME.")
  }

  /// What cards are made with now.
  static func identity(
    _ shelf: TemplateShelf, _ console: Console, gate: FinalGate, isTagged: Bool = true
  ) throws -> PressIdentity {
    try PressIdentity(
      engine: "Rapor \(Rapor.version)", isTagged: isTagged, catalogue: try catalogue(console),
      library: shelf.library, overrides: shelf.overrides, pictures: shelf.pictures,
      gate: gate)
  }
}
