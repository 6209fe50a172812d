internal import Foundation
internal import Glibc
internal import Synchronization

/// Tells when a file in some folders was written, moved, made or removed: Linux's inotify.
///
/// Changes that come close together are told once. Safe to use from any thread; ends with its last reference.
final class FolderWatch: Sendable {
  private let descriptor: Int32
  private let folders = Mutex<[String]>([])

  /// How long a burst of changes may go on before it is told, and what silence ends one, in milliseconds.
  private static let longestBurst = 60
  private static let silence: Int32 = 4

  private static let events =
    UInt32(IN_CLOSE_WRITE) | UInt32(IN_MOVED_TO) | UInt32(IN_MOVED_FROM) | UInt32(IN_DELETE)
    | UInt32(IN_CREATE) | UInt32(IN_ONLYDIR)

  /// - Returns: nil if the system gives no more watches.
  init?(onChange: @escaping @Sendable () -> Void) {
    descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    guard descriptor >= 0 else { return nil }
    let thread = Thread { [weak self, descriptor] in
      // A second of patience at most, so that the thread notices when nobody wants to know any more.
      while self != nil {
        guard Self.waits(descriptor, 1_000) else { continue }
        var rounds = Self.longestBurst / Int(Self.silence)
        repeat {
          Self.drain(descriptor)
          rounds -= 1
        } while rounds > 0 && Self.waits(descriptor, Self.silence)
        // New folders are watched before they are read, so that nothing written there later is missed.
        self?.watchAgain()
        onChange()
      }
      close(descriptor)
    }
    thread.name = "rapor-watch"
    thread.start()
  }

  /// Watches these folders and those below them.
  func watch(_ folders: [String]) {
    self.folders.withLock { $0 = folders }
    watchAgain()
  }

  /// Folders that are watched already are no trouble.
  private func watchAgain() {
    for folder in folders.withLock({ $0 }) {
      inotify_add_watch(descriptor, folder, Self.events)
      let below = FileManager.default.enumerator(atPath: folder)
      var count = 0
      while let name = below?.nextObject() as? String, count < 500 {
        // Files are refused by IN_ONLYDIR; whoever is a folder is watched.
        inotify_add_watch(descriptor, folder + "/" + name, Self.events)
        count += 1
      }
    }
  }

  private static func waits(_ descriptor: Int32, _ milliseconds: Int32) -> Bool {
    var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&wanted, 1, milliseconds) > 0
  }

  private static func drain(_ descriptor: Int32) {
    withUnsafeTemporaryAllocation(byteCount: 16_384, alignment: 8) { buffer in
      while read(descriptor, buffer.baseAddress, buffer.count) > 0 {}
    }
  }
}
