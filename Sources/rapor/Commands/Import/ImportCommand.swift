import ArgumentParser
import Bookkeeping
import Records

/// `rapor import`: files of a school into the workspace, and what was imported before.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Read a file of the school into the workspace; list past imports and undo them.",
    usage: """
      rapor import KIND FILE --school NPSN [--dry-run]
      rapor import pictures ZIP|FOLDER|FILE --school NPSN [--kind KIND] [--dry-run]
      rapor import list [--school NPSN]
      rapor import show NUMBER
      rapor import undo [NUMBER] [--school NPSN]
      rapor import mappings [--forget NUMBER]
      """,
    discussion: "Kinds: \(ImportKind.allCases.map(\.rawValue).joined(separator: ", ")).",
    subcommands: [
      ImportFile.self, ImportPictures.self, ImportList.self, ImportShow.self, ImportUndo.self,
      ImportMappings.self,
    ],
    defaultSubcommand: ImportFile.self)
}

extension ImportKind: ExpressibleByArgument {}

extension ImportID: ExpressibleByArgument {
  public init?(argument: String) {
    guard let value = Int64(argument) else { return nil }
    self.init(value)
  }
}
