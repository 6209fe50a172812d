internal import Foundation
internal import Glibc

/// What the system said: an `errno`.
struct SystemError: Error {
  var number: Int32
}

/// A folder that is a program's own while this value lives: its lock goes with the program, however that ends, so that
/// the next one can tell what was left behind from what is in use. Safe to use from any thread.
final class ClaimedFolder: Sendable {
  let path: String
  private let descriptor: Int32

  /// A new folder of that prefix and a name of its own.
  convenience init(in parent: String, prefix: String) throws(SystemError) {
    // Between making and locking, another program may take it for one left behind, and remove it.
    for _ in 0..<100 {
      var template = Array("\(parent)/\(prefix)XXXXXX".utf8CString)
      guard mkdtemp(&template) != nil else { throw SystemError(number: errno) }
      let path = String(
        decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      if let claim = Self.claim(path) {
        self.init(path, claim)
        return
      }
    }
    throw SystemError(number: EAGAIN)
  }

  /// A new folder of that path.
  convenience init(making path: String) throws(SystemError) {
    guard mkdir(path, 0o700) == 0 else { throw SystemError(number: errno) }
    guard let claim = Self.claim(path) else { throw SystemError(number: EAGAIN) }
    self.init(path, claim)
  }

  private init(_ path: String, _ descriptor: Int32) {
    self.path = path
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Removes the folder with all that is in it.
  func remove() { try? FileManager.default.removeItem(atPath: path) }

  /// Removes those folders of `parent` that are named so and that no program works in.
  ///
  /// - Parameters:
  ///   - last: a file in them that goes last: what is left after a kill still has it.
  ///   - isOurs: asked of a name; what it denies is not touched.
  static func removeAbandoned(
    in parent: String, last: String? = nil, _ isOurs: (String) -> Bool
  ) {
    let files = FileManager.default
    for name in (try? files.contentsOfDirectory(atPath: parent)) ?? [] where isOurs(name) {
      let path = parent + "/" + name
      guard let claim = Self.claim(path) else { continue }
      defer { close(claim) }
      for entry in (try? files.contentsOfDirectory(atPath: path)) ?? [] where entry != last {
        try? files.removeItem(atPath: path + "/" + entry)
      }
      try? files.removeItem(atPath: path)
    }
  }

  /// Locks a folder; nil if another program has it, or it is none or gone.
  private static func claim(_ path: String) -> Int32? {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    var (held, named) = (stat(), stat())
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, fstat(descriptor, &held) == 0,
      lstat(path, &named) == 0, held.st_ino == named.st_ino, held.st_dev == named.st_dev
    else {
      close(descriptor)
      return nil
    }
    return descriptor
  }
}
