import ArgumentParser

@main
struct Rapor: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    abstract: "Report cards for schools: from grade files to checked PDFs.",
    discussion: """
      Exit codes: 0 done; 1 something is not right with the data (mistakes in a file, students who are not \
      complete, a card that failed); 2 the workspace or a file cannot be used; 64 wrong arguments.
      """,
    version: version,
    subcommands: [
      Initialize.self, Import.self, Check.self, Render.self, Status.self, TemplateCommand.self,
      Fonts.self, Doctor.self, SampleCommand.self, Bench.self,
    ])
}
