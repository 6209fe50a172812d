import ArgumentParser
import Foundation
import Glibc
import Records

@main
struct Rapor: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    abstract: "Report cards for schools: from grade files to checked PDFs.",
    discussion: """
      Exit codes: 0 done; 1 done, but not all is well (students left out, mistakes in a layout); 64 wrong \
      arguments; 65 a file is not what it should be; 66 what was asked for is not there; 70 a mistake of the program; \
      73 cannot be made or written to; 74 the disk is full or failing; 75 another program has the workspace, try again; \
      77 cannot be undone, something was built on it; 78 fonts or layouts are missing, or the workspace is of a newer version; 130 a run was stopped before its end.
      """,
    version: version,
    subcommands: [
      Initialize.self, ImportCommand.self, TemplateSheet.self, Check.self, Describe.self,
      Render.self, LedgerCommand.self, LabelsCommand.self,
      RegisterCommand.self, Fit.self, BatchCommand.self, Export.self,
      Status.self, Serve.self, PeopleCommand.self,
      TemplateCommand.self,
      SchoolCommand.self, BackupCommand.self, RestoreCommand.self, Fonts.self, Doctor.self,
      SampleCommand.self,
      Bench.self,
      BatchWorker.self,
    ])

  static func main() {
    // What would pass a limit on the size of files is then an error of that write, with a message, and no kill.
    signal(SIGXFSZ, SIG_IGN)
    let command: any ParsableCommand
    do { command = try parseAsRoot() } catch { refuse(error) }
    do {
      var command = command
      try command.run()
    } catch {
      let code = exitCode(for: error)
      if error is ExitCode || code == .success { exit(withError: error) }
      if code == .validationFailure { refuse(error) }
      // Commands tell what they expect to go wrong; this is something that nobody foresaw.
      Console(language: .ofLocale).complain(
        id: "kesalahan program: \(error); laporkan beserta perintahnya.",
        en: "a mistake of the program: \(error); report it with the command.")
      exit(withError: Exit.fault)
    }
  }

  /// Says what is wrong with the arguments, or what was asked about them (help, the version).
  private static func refuse(_ error: any Error) -> Never {
    guard exitCode(for: error) == .validationFailure, Language.ofInvocation == .indonesian else {
      exit(withError: error)
    }
    let message = ArgumentMessage.indonesian(fullMessage(for: error)) + "\n"
    FileHandle.standardError.write(Data(message.utf8))
    exit(withError: ExitCode.validationFailure)
  }
}
