internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// The kinds of answers.
enum Answer {
  static func html(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "text/html; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }

  static func json(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "application/json; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  static func text(_ text: String, type: String = "text/plain; charset=utf-8") -> Response {
    Response(
      status: .ok, headers: [.contentType: type],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }

  static func picture(_ bytes: [UInt8]) -> Response {
    Response(
      status: .ok, headers: [.contentType: "image/png"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  /// To another page of the portal, fetched anew.
  static func redirect(to path: String) -> Response {
    Response(status: .seeOther, headers: [.location: path])
  }

  /// A PDF, or the part of it that was asked for.
  ///
  /// - Parameters:
  ///   - name: what the file is to be called.
  ///   - tag: what tells these bytes from others: a digest.
  ///   - isKept: whether the visitor's own browser may keep it.
  static func pdf(
    _ bytes: [UInt8], name: String, tag: String, isKept: Bool = false, to request: Request
  ) -> Response {
    let quoted = "\"\(tag)\""
    var headers: HTTPFields = [
      .contentType: "application/pdf", .acceptRanges: "bytes", .eTag: quoted,
      .contentDisposition:
        "inline; filename=\"\(asciiName(name))\"; filename*=UTF-8''\(Paths.percent(name))",
      .cacheControl: isKept ? "private, max-age=0, must-revalidate" : "no-store",
    ]
    if request.headers[.ifNoneMatch] == quoted {
      return Response(status: .notModified, headers: headers)
    }
    // A part of other bytes would not fit those that the client has.
    let isSame = request.headers[.ifRange].map { $0 == quoted } ?? true
    let range = ByteRange(isSame ? request.headers[.range] : nil, size: bytes.count)
    switch range {
    case .whole:
      return Response(
        status: .ok, headers: headers,
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    case .part(let part):
      headers[.contentRange] = "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(bytes.count)"
      return Response(
        status: .partialContent, headers: headers,
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes[part])))
    case .unsatisfiable:
      return Response(
        status: .rangeNotSatisfiable, headers: [.contentRange: "bytes */\(bytes.count)"])
    }
  }

  private static func asciiName(_ name: String) -> String {
    String(
      name.unicodeScalars.map {
        $0.isASCII && $0.value >= 32 && $0 != "\"" && $0 != "\\" ? Character($0) : "_"
      })
  }
}
