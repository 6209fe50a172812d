import ArgumentParser
import Dispatch
import Foundation
import Records
import Synchronization

extension Console {
  /// Keeps the main thread waiting while a server runs on its own; ends the command with a message if it cannot.
  func serving(port: Int, _ run: @escaping @Sendable () async throws -> Void) throws {
    let done = DispatchSemaphore(value: 0)
    let failure = Mutex<(any Error)?>(nil)
    Task {
      do { try await run() } catch { failure.withLock { $0 = error } }
      done.signal()
    }
    done.wait()
    guard let error = failure.withLock({ $0 }) else { return }
    throw refusal(
      Exit.tryAgain,
      id: "tidak dapat melayani di port \(port) (\(error)); pilih yang lain dengan --port.",
      en: "cannot serve at port \(port) (\(error)); choose another with --port.")
  }
}

extension CommonOptions {
  private struct Address: Encodable {
    var url: String
  }

  /// Says where a server is, once it answers.
  func tellAddress(_ url: String, _ what: Bilingual) {
    if json {
      try? console.json(Address(url: url))
    } else {
      console.say(
        id: "\(what.indonesian) \(url) – berhenti dengan Ctrl-C.",
        en: "\(what.english) \(url) – stop it with Ctrl-C.")
    }
    // Whoever reads the address from a pipe is waiting for it.
    fflush(nil)
  }
}
