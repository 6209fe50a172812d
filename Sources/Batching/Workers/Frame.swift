internal import Foundation
internal import Glibc

/// Messages over a pipe: the lengths of a JSON head and of raw bytes (4 bytes each, big-endian), then both.
struct Frame {
  var head: [UInt8]
  var bytes: [UInt8] = []

  /// No head or card is larger; a length beyond it means that the other side has lost its mind.
  static let limit = 256 << 20

  enum Failure: Error {
    /// The other side is gone.
    case ended
    /// Nothing came in time.
    case late
    /// Nothing came before the run was to rest.
    case stopped
  }

  init(_ message: some Encodable, bytes: [UInt8] = []) throws {
    head = [UInt8](try JSONEncoder().encode(message))
    self.bytes = bytes
  }

  func message<Message: Decodable>(_ type: Message.Type) throws -> Message {
    try JSONDecoder().decode(type, from: Data(head))
  }

  func write(to descriptor: Int32) throws(Failure) {
    var buffer: [UInt8] = []
    buffer.reserveCapacity(8 + head.count + bytes.count)
    for count in [head.count, bytes.count] {
      buffer += (0..<4).map { UInt8(truncatingIfNeeded: count >> (24 - 8 * $0)) }
    }
    buffer += head
    buffer += bytes
    var done = 0
    while done < buffer.count {
      let written = buffer.withUnsafeBytes { whole in
        whole.baseAddress.map { Glibc.write(descriptor, $0 + done, whole.count - done) } ?? -1
      }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { throw .ended }
      done += written
    }
  }

  /// - Parameter milliseconds: how long the other side may be silent; nil for ever.
  init(from descriptor: Int32, within milliseconds: Int32? = nil) throws(Failure) {
    let lengths = try Self.read(8, from: descriptor, within: milliseconds)
    func number(_ start: Int) -> Int {
      lengths[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    let (headCount, count) = (number(0), number(4))
    guard headCount <= Self.limit, count <= Self.limit else { throw .ended }
    head = try Self.read(headCount, from: descriptor, within: milliseconds)
    bytes = try Self.read(count, from: descriptor, within: milliseconds)
  }

  private static func read(
    _ count: Int, from descriptor: Int32, within milliseconds: Int32?
  ) throws(Failure) -> [UInt8] {
    var failure: Failure?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, done in
      while done < count, failure == nil, let start = buffer.baseAddress {
        if let milliseconds, !isReady(descriptor, within: milliseconds) {
          failure = .late
          break
        }
        let read = Glibc.read(descriptor, start + done, count - done)
        if read < 0 && errno == EINTR { continue }
        if read > 0 { done += read } else { failure = .ended }
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Whether something can be read, or the other side is gone.
  static func isReady(_ descriptor: Int32, within milliseconds: Int32) -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while true {
      let answer = poll(&request, 1, milliseconds)
      if answer < 0 && errno == EINTR { continue }
      return answer > 0
    }
  }
}
