internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// The files of the page, which are part of the program.
struct Resource: Sendable {
  var path: String
  var type: String
  var bytes: [UInt8]

  static let all = [
    Resource(
      path: "/", type: "text/html; charset=utf-8", bytes: PackageResources.preview_html),
    Resource(
      path: "/preview.css", type: "text/css; charset=utf-8", bytes: PackageResources.preview_css),
    Resource(
      path: "/preview.js", type: "text/javascript; charset=utf-8",
      bytes: PackageResources.preview_js),
    Resource(
      path: "/inspector.js", type: "text/javascript; charset=utf-8",
      bytes: PackageResources.inspector_js),
    Resource(path: "/icon.svg", type: "image/svg+xml", bytes: PackageResources.icon_svg),
  ]

  var response: Response {
    Response(
      status: .ok, headers: [.contentType: type],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  /// A page of a card.
  static func picture(_ bytes: [UInt8]) -> Response {
    Response(
      status: .ok,
      headers: [.contentType: "image/png"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
