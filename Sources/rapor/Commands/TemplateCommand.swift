import ArgumentParser
import Batching
import Foundation
import Pages
import Records
import Templating

/// `rapor template`: for those who write layouts.
struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template", abstract: "Check layouts, and list what they can print.",
    subcommands: [CheckTemplate.self, Fields.self])

  /// `rapor template check`.
  struct CheckTemplate: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Find every mistake of a layout.",
      discussion:
        "Prints each as file:line:column with the line, a caret and what to do; exits with 1 if there are any."
    )

    @OptionGroup var common: CommonOptions
    @Argument(help: "The name of a layout, or its folder.") var layout: String
    @Option(help: "The paper to check for.") var paper = "A4"

    private struct Entry: Encodable {
      var file: String
      var line: Int
      var column: Int
      var message: String
      var remedy: String
    }

    func run() throws {
      guard let paper = Paper(name: paper) else {
        throw ValidationError(
          "--paper is one of \(Paper.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      let (library, name) = try find()
      let (_, mistakes) = Template.compile(name, from: library, paper: paper)
      let language = common.console.language
      if common.json {
        try common.console.json(
          mistakes.list.map {
            Entry(
              file: $0.place.file, line: $0.place.line, column: $0.place.column,
              message: $0.message.text(in: language), remedy: $0.remedy.text(in: language))
          })
      } else {
        for mistake in mistakes.list { print(mistake.rendered(in: language)) }
        if mistakes.omitted > 0 {
          common.console.say(
            id: "… dan \(mistakes.omitted) lagi", en: "… and \(mistakes.omitted) more")
        }
        if mistakes.isEmpty {
          common.console.say(id: "\(name): benar.", en: "\(name): no mistakes.")
        }
      }
      if !mistakes.isEmpty { throw Exit.incomplete }
    }

    private func find() throws -> (LayoutLibrary, String) {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: layout, isDirectory: &isFolder),
        isFolder.boolValue
      else { return (try Assets.library(common.console), layout) }
      let url = URL(filePath: layout).standardizedFileURL
      do throws(LayoutFolderError) {
        return (
          try LayoutLibrary(folder: url.deletingLastPathComponent().path), url.lastPathComponent
        )
      } catch {
        throw common.console.refusal(
          Exit.noInput, id: "folder \(layout) tidak dapat dibaca; periksa izinnya.",
          en: "the folder \(layout) cannot be read; check its permissions.")
      }
    }
  }

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
