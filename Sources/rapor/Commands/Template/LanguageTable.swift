import ArgumentParser
import Templating

/// `rapor template language`.
struct LanguageTable: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "language",
    abstract:
      "Print the language of layouts: elements, attributes, directives, filters, properties.",
    discussion: "The text is that of Docs/layouts.md.")

  @OptionGroup var common: CommonOptions

  func run() throws {
    if common.json { return try common.console.json(LanguageReference.tables) }
    print(LanguageReference.text, terminator: "")
  }
}
