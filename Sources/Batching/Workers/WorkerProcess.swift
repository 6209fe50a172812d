internal import Bookkeeping
internal import Glibc
internal import Synchronization

/// How workers are started: a program and its arguments.
package struct WorkerCommand: Sendable {
  package var path: String
  package var arguments: [String]
  /// What workers say on standard error goes here: the traces of crashes.
  package var log: String

  package init(path: String, arguments: [String], log: String) {
    self.path = path
    self.arguments = arguments
    self.log = log
  }
}

/// Starts workers, one at a time: a worker that another lane starts between the making and the marking of a pipe would
/// hold it open, and its end would go unnoticed. Shared by all lanes.
final class WorkerLauncher: Sendable {
  let command: WorkerCommand
  private let turn = Mutex(())

  init(_ command: WorkerCommand) { self.command = command }

  /// A worker that has loaded its fonts and layouts, and what it will make cards with.
  func start() throws(BatchError) -> (process: WorkerProcess, presses: PressDigests) {
    do {
      let pid = try turn.withLock { _ in try WorkerProcess.spawn(command) }
      let process = WorkerProcess(pid)
      guard case .ready(let presses) = try process.receive(within: 60).reply else {
        throw BatchError.workerNotStarted(log: command.log)
      }
      return (process, presses)
    } catch {
      throw .workerNotStarted(log: command.log)
    }
  }
}

/// A running worker with its two pipes. Confined to one lane; ends with it.
final class WorkerProcess {
  let pid: pid_t
  let input: Int32
  let output: Int32

  enum Failure: Error {
    /// errno of what the kernel refused.
    case notStarted(Int32)
  }

  init(_ started: Started) {
    pid = started.pid
    input = started.input
    output = started.output
  }

  struct Started: Sendable {
    var pid: pid_t
    var input: Int32
    var output: Int32
  }

  fileprivate static func spawn(_ command: WorkerCommand) throws(Failure) -> Started {
    let (toWorker, fromWorker) = try (pipe(), pipe())
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
      close(toWorker.read)
      close(fromWorker.write)
    }
    posix_spawn_file_actions_adddup2(&actions, toWorker.read, 0)
    posix_spawn_file_actions_adddup2(&actions, fromWorker.write, 1)
    posix_spawn_file_actions_addopen(&actions, 2, command.log, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    // A group of its own, so that Ctrl-C reaches the run alone, which lets the current students finish; and SIGPIPE as
    // it was, so that a worker ends with its run.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGPIPE, SIGINT, SIGTERM, SIGALRM] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    var arguments = ([command.path] + command.arguments).map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    let refusal = posix_spawn(
      &child, command.path, &actions, &attributes, &arguments, environ)
    guard refusal == 0 else {
      close(toWorker.write)
      close(fromWorker.read)
      throw .notStarted(refusal)
    }
    return Started(pid: child, input: toWorker.write, output: fromWorker.read)
  }

  private static func pipe() throws(Failure) -> (read: Int32, write: Int32) {
    var ends: [Int32] = [0, 0]
    guard Glibc.pipe(&ends) == 0 else { throw .notStarted(errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  func send(_ order: WorkerOrder) throws {
    try Frame(order).write(to: input)
  }

  /// - Throws: ``Frame/Failure``.
  func receive(within seconds: Int) throws -> (reply: WorkerReply, bytes: [UInt8]) {
    let frame = try Frame(from: output, within: Int32(clamping: seconds * 1_000))
    return (try frame.message(WorkerReply.self), frame.bytes)
  }

  /// The next reply, for which a run that has been stopped waits but a moment.
  ///
  /// - Parameters:
  ///   - seconds: how long the worker may be silent.
  ///   - stopSeconds: how long from when the run was stopped.
  ///   - isStopped: whether it is.
  /// - Throws: ``Frame/Failure``.
  func receive(
    within seconds: Int, orStopped stopSeconds: Int, isStopped: () -> Bool
  ) throws -> (reply: WorkerReply, bytes: [UInt8]) {
    let slice = 100
    var (left, leftOfStop) = (seconds * 1_000, stopSeconds * 1_000)
    while !Frame.isReady(output, within: Int32(slice)) {
      left -= slice
      if isStopped() { leftOfStop -= slice }
      if left <= 0 { throw Frame.Failure.late }
      if leftOfStop <= 0 { throw Frame.Failure.stopped }
    }
    return try receive(within: seconds)
  }

  /// Ends a worker that hangs.
  func kill() { _ = Glibc.kill(pid, SIGKILL) }

  deinit {
    // At the end of its input a worker ends by itself.
    close(input)
    close(output)
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
  }
}
