import ArgumentParser
import Records
import Templating

/// `rapor template`: for those who write layouts.
struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template", abstract: "Check layouts and overrides, and list what they can print.",
    subcommands: [
      CheckTemplate.self, WatchTemplate.self, ResolveTemplate.self, DiffTemplate.self,
      TestTemplate.self, Fields.self,
      LanguageTable.self,
    ])

  /// `rapor template fields`.
  struct Fields: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List every field that a layout can print, with its type, meaning and an example.")

    @OptionGroup var common: CommonOptions
    @Option(help: "What the layout makes: \(DocumentKind.names).")
    var kind = DocumentKind.endOfTerm

    func run() throws {
      let fields = Template.fields(for: kind)
      if common.json {
        try common.console.json(fields)
        return
      }
      for field in fields {
        let example = field.example.isEmpty ? "" : "  (\(field.example))"
        print("\(field.path): \(field.type), \(field.meaning)\(example)")
      }
    }
  }
}

extension DocumentKind: ExpressibleByArgument {
  /// All of them, for help texts.
  fileprivate static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
