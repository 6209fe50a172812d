internal import Foundation
internal import Records
internal import Synchronization

/// Starts runs in processes of their own, so that making cards never shares a thread, a heap or a crash with the portal.
/// How far a run is stands in the ledger, whoever started it.
actor RunDesk {
  private let call: PortalOffice.BatchCall
  private var running = 0
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// Processes at a time, and how many people may wait for one.
  private static let most = 3
  private static let longestLine = 40

  init(call: PortalOffice.BatchCall) { self.call = call }

  /// Starts a run.
  ///
  /// - Parameter arguments: what `rapor batch start` is told besides workspace and form: "--school", "20200001".
  /// - Returns: its number, as soon as its list of students is fixed.
  /// - Throws: ``PortalError/busy(seconds:)`` when too many wait, ``PortalError/message(_:)`` with what the run said when
  ///   it could not begin.
  func start(_ arguments: [String]) async throws -> RunID {
    try await begin(["start"] + arguments)
  }

  /// Goes on with a run that was paused or left off.
  func resume(_ run: RunID) async throws -> RunID { try await begin(["resume", "\(run.value)"]) }

  private func begin(_ arguments: [String]) async throws -> RunID {
    if running >= Self.most {
      guard waiting.count < Self.longestLine else { throw PortalError.busy(seconds: 10) }
      await withCheckedContinuation { waiting.append($0) }
    } else {
      running += 1
    }
    let process = RunProcess(
      program: call.program, arguments: call.arguments + arguments + call.options)
    return try await process.begin { [weak self] in
      Task { await self?.hasEnded() }
    }
  }

  private func hasEnded() {
    if waiting.isEmpty {
      running -= 1
    } else {
      waiting.removeFirst().resume()
    }
  }
}

/// One run's process: its first line says the number of the run.
private final class RunProcess: Sendable {
  private struct State {
    var line: [UInt8] = []
    var complaint: [UInt8] = []
    var answer: CheckedContinuation<RunID, any Error>?
  }

  private struct Begun: Decodable {
    var run: RunID
  }

  private let state = Mutex(State())
  private let program: String
  private let arguments: [String]

  init(program: String, arguments: [String]) {
    self.program = program
    self.arguments = arguments
  }

  func begin(ended: @escaping @Sendable () -> Void) async throws -> RunID {
    try await withCheckedThrowingContinuation { continuation in
      state.withLock { $0.answer = continuation }
      let process = Process()
      process.executableURL = URL(filePath: program)
      process.arguments = arguments
      let (output, complaints) = (Pipe(), Pipe())
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = output
      process.standardError = complaints
      // What is not read would stop the process once the pipe is full.
      output.fileHandleForReading.readabilityHandler = { [self] handle in
        let data = handle.availableData
        if data.isEmpty { handle.readabilityHandler = nil } else { took(data) }
      }
      complaints.fileHandleForReading.readabilityHandler = { [self] handle in
        let data = handle.availableData
        if data.isEmpty { handle.readabilityHandler = nil }
        state.withLock { if $0.complaint.count < 4_096 { $0.complaint += data } }
      }
      process.terminationHandler = { [self] _ in
        answer(nil)
        ended()
      }
      do {
        try process.run()
      } catch {
        answer(nil)
        ended()
      }
    }
  }

  private func took(_ data: Data) {
    let begun = state.withLock { state -> Begun? in
      guard state.answer != nil else { return nil }
      state.line += data
      guard let end = state.line.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      return try? JSONDecoder().decode(Begun.self, from: Data(state.line[..<end]))
    }
    if let begun { answer(begun.run) }
  }

  private func answer(_ run: RunID?) {
    let (continuation, complaint) = state.withLock { state in
      defer { state.answer = nil }
      return (state.answer, String(decoding: state.complaint, as: UTF8.self))
    }
    guard let continuation else { return }
    if let run {
      continuation.resume(returning: run)
    } else {
      let text = complaint.isEmpty ? "-" : complaint
      continuation.resume(throwing: PortalError.message(Bilingual(id: text, en: text)))
    }
  }
}
