import Dispatch
import Foundation
import Glibc

/// An HTTP client that sends what it is told, above all any Host header. Blocks threads of its own, never the pool that the
/// server needs.
struct RawHTTP: Sendable {
  struct Failure: Error {
    var step: String
  }

  struct Reply: Sendable {
    var status: Int
    var headers: [String: String]
    var body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }

    func decoded<Value: Decodable>(_ type: Value.Type) throws -> Value {
      try JSONDecoder().decode(type, from: Data(body))
    }
  }

  var port: Int

  func get(_ path: String, host: String? = nil, method: String = "GET") async throws -> Reply {
    let host = host ?? "127.0.0.1:\(port)"
    return try await blocking {
      let connection = try Connection(port: port)
      try connection.send(
        "\(method) \(path) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n")
      return try Self.parse(connection.readToEnd())
    }
  }

  func blocking<Value: Sendable>(
    _ work: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(with: Result(catching: work)) }
    }
  }

  private static func parse(_ bytes: [UInt8]) throws -> Reply {
    guard let end = Data(bytes).range(of: Data("\r\n\r\n".utf8)) else {
      throw Failure(step: "no end of the head in \(bytes.count) bytes")
    }
    let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
      .split(separator: "\r\n")
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      headers[parts[0].lowercased()] = parts.count > 1 ? String(parts[1].dropFirst()) : ""
    }
    let status = lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return Reply(status: status, headers: headers, body: Array(bytes[end.upperBound...]))
  }
}

/// A TCP connection to a port of this machine.
final class Connection: Sendable {
  private let socket: Int32

  init(port: Int) throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    // Nothing here should take so long; a test that waits for ever tells nobody anything.
    var patience = timeval(tv_sec: 60, tv_usec: 0)
    setsockopt(
      socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    let outcome = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard outcome == 0 else { throw RawHTTP.Failure(step: "connect: \(errno)") }
  }

  deinit { close(socket) }

  func send(_ text: String) throws {
    let bytes = Array(text.utf8)
    guard Glibc.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else {
      throw RawHTTP.Failure(step: "send: \(errno)")
    }
  }

  /// What comes next; empty at the end.
  func read() throws -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(socket, &buffer, buffer.count, 0)
    guard count >= 0 else { throw RawHTTP.Failure(step: "receive: \(errno)") }
    return Array(buffer.prefix(count))
  }

  func readToEnd() throws -> [UInt8] {
    var all: [UInt8] = []
    while true {
      let next = try read()
      if next.isEmpty { return all }
      all += next
    }
  }

  /// Reads until `text` has come.
  func read(until text: String) throws -> String {
    var all: [UInt8] = []
    while !String(decoding: all, as: UTF8.self).contains(text) {
      let next = try read()
      guard !next.isEmpty else { throw RawHTTP.Failure(step: "ended before \(text)") }
      all += next
    }
    return String(decoding: all, as: UTF8.self)
  }
}
