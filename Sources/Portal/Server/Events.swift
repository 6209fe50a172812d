internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Records

/// Server-sent events: a stream of short texts, as long as the browser listens.
enum Events {
  /// How often a sign of life is sent, by which a browser that has gone is noticed; in looks.
  private static let pulse = 30

  /// Looks twice a second and tells the browser what has changed.
  ///
  /// - Parameter look: what there is to tell now; nil ends the stream.
  static func response(_ look: @escaping @Sendable () async throws -> String?) -> Response {
    Response(
      status: .ok, headers: [.contentType: "text/event-stream"],
      body: ResponseBody { writer in
        try await writer.write(ByteBuffer(string: "retry: 2000\n\n"))
        var last = ""
        var looks = 0
        while let now = try? await look() {
          looks += 1
          if now != last {
            try await writer.write(ByteBuffer(string: "data: \(now)\n\n"))
          } else if looks % pulse == 0 {
            try await writer.write(ByteBuffer(string: ":\n\n"))
          }
          last = now
          try await Task.sleep(for: .milliseconds(500))
        }
        try await writer.write(ByteBuffer(string: "event: end\ndata: -\n\n"))
        try await writer.finish(nil)
      })
  }
}

/// Where things are.
enum Paths {
  static func classroom(_ npsn: NPSN, _ name: String) -> String {
    "/sekolah/\(npsn.digits)/kelas/\(percent(name))"
  }

  /// A text as one segment of a path.
  static func percent(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
        result.append(Character(UnicodeScalar(byte)))
      default:
        let hex = String(byte, radix: 16, uppercase: true)
        result += "%" + (hex.count < 2 ? "0" : "") + hex
      }
    }
    return result
  }
}

/// Whether something has happened before.
actor Once {
  private var has = false

  /// - Returns: false the first time, then true.
  func swap() -> Bool {
    defer { has = true }
    return has
  }
}
