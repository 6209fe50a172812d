import Foundation
import Glibc
import Testing

/// The built program, run as a person would run it.
enum Program {
  /// `RAPOR_PROGRAM`, to test a program built for release; else the one beside the test bundle.
  static let path: String = {
    if let named = ProcessInfo.processInfo.environment["RAPOR_PROGRAM"] { return named }
    let bundle = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    var places = [bundle.deletingLastPathComponent()]
    // Some toolchains load the bundle into a helper of their own and name it in the arguments.
    for argument in CommandLine.arguments where argument.contains(".xctest") {
      places.append(URL(filePath: argument).deletingLastPathComponent())
    }
    let found = places.map { $0.appending(path: "rapor").path }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
    return found ?? "/no/rapor/beside/the/tests"
  }()

  struct Outcome {
    var code: Int32
    /// Standard output and standard error.
    var output: String
    var complaint: String

    func decoded<Value: Decodable>(_ type: Value.Type) throws -> Value {
      try JSONDecoder().decode(type, from: Data(output.utf8))
    }
  }

  /// Runs `rapor` with `arguments`, with nothing of the tests' own environment but `environment`.
  ///
  /// - Parameter wrapper: a command that runs the program given as its last arguments.
  static func run(
    _ arguments: [String], _ environment: [String: String] = [:], in folder: String? = nil,
    through wrapper: [String] = []
  ) throws -> Outcome {
    let running = try start(arguments, environment, in: folder, through: wrapper)
    return try running.finish()
  }

  static func start(
    _ arguments: [String], _ environment: [String: String] = [:], in folder: String? = nil,
    through wrapper: [String] = []
  ) throws -> Running {
    let words = wrapper + [path] + arguments
    var variables = ["PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "LC_ALL": "en_GB"]
    // Sanitizers and coverage look for their settings there.
    for (name, value) in ProcessInfo.processInfo.environment
    where ["SAN_OPTIONS", "LLVM_", "SWIFT_"].contains(where: { name.contains($0) }) {
      variables[name] = value
    }
    variables.merge(environment) { $1 }
    return try Running(words, variables.map { "\($0)=\($1)" }, in: folder)
  }
}

/// A program that was started. Its output goes to files, so that it never waits for us.
struct Running {
  let process: pid_t
  private let files: (output: String, complaint: String)

  init(_ words: [String], _ variables: [String], in folder: String?) throws {
    let base = NSTemporaryDirectory() + "rapor-run-\(UUID().uuidString)"
    files = (base + ".out", base + ".err")
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(
      &actions, 1, files.output, O_CREAT | O_TRUNC | O_WRONLY | O_APPEND, 0o600)
    posix_spawn_file_actions_addopen(
      &actions, 2, files.complaint, O_CREAT | O_TRUNC | O_WRONLY | O_APPEND, 0o600)
    var process: pid_t = 0
    let words = (folder.map { ["/usr/bin/env", "--chdir=\($0)"] } ?? []) + words
    let arguments = words.map { strdup($0) } + [nil]
    let environment = variables.map { strdup($0) } + [nil]
    defer { (arguments + environment).forEach { free($0) } }
    let failure = posix_spawnp(&process, words[0], &actions, nil, arguments, environment)
    self.process = process
    try #require(failure == 0, "\(words[0]): \(String(cString: strerror(failure)))")
  }

  /// Waits for the end. A program killed by signal 9 has the code 137, as in a shell.
  func finish() throws -> Program.Outcome {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    defer {
      unlink(files.output)
      unlink(files.complaint)
    }
    let signal = status & 0x7F
    return Program.Outcome(
      code: signal == 0 ? status >> 8 & 0xFF : 128 + signal,
      output: try String(contentsOfFile: files.output, encoding: .utf8),
      complaint: try String(contentsOfFile: files.complaint, encoding: .utf8))
  }
}
