import ArgumentParser

@main
struct Rapor: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Report cards for schools.", subcommands: [SampleCommand.self])
}
