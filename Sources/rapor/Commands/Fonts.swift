import ArgumentParser
import CairoPango
import Foundation
import Pages
import Records

/// `rapor fonts`: what cards are drawn with.
struct Fonts: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the fonts that cards are drawn with; none of the machine's own is ever used.")

  @OptionGroup var common: CommonOptions

  private struct Entry: Encodable {
    var family: String
    var weight: Int
    var italic: Bool
    var file: String
    var characters: Int
  }

  func run() throws {
    let catalogue = try Assets.catalogue(common.console)
    if common.json {
      try common.console.json(
        catalogue.entries.map {
          Entry(
            family: $0.family, weight: $0.weight, italic: $0.isItalic, file: $0.key.file,
            characters: $0.characterCount)
        })
      return
    }
    for entry in catalogue.entries {
      print(
        "\(entry.family)  \(entry.weight)\(entry.isItalic ? " italic" : "")  \(entry.characterCount)  \(entry.key.file)"
      )
    }
  }
}
