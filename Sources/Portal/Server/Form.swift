/// What a visitor's form said.
struct Form: Sendable {
  private var fields: [String: [String]] = [:]
  private(set) var file: (name: String, bytes: [UInt8])?

  static let mostFields = 2_000

  static let empty = Form()

  private init() {}

  /// - Parameter contentType: that of the request; only what HTML forms send is understood.
  /// - Returns: nil for a body that is neither.
  init?(_ body: [UInt8], contentType: String) {
    if contentType.lowercased().hasPrefix("multipart/form-data") {
      guard let multipart = MultipartBody(body, contentType: contentType) else { return nil }
      for part in multipart.parts {
        if let name = part.fileName {
          // A form without a chosen file sends one without a name.
          if !name.isEmpty { file = (Self.lastPart(of: name), Array(part.bytes)) }
        } else {
          fields[part.name, default: []].append(String(decoding: part.bytes, as: UTF8.self))
        }
      }
    } else if contentType.lowercased().hasPrefix("application/x-www-form-urlencoded") {
      let pairs = String(decoding: body, as: UTF8.self).split(separator: "&")
      guard pairs.count <= Self.mostFields else { return nil }
      for pair in pairs {
        let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = Self.decoded(halves[0])
        fields[name, default: []].append(halves.count > 1 ? Self.decoded(halves[1]) : "")
      }
    } else {
      return nil
    }
  }

  /// The field's text; nil if it was not sent or is longer than any that we ask for.
  subscript(name: String, most length: Int = 200) -> String? {
    fields[name]?.first.flatMap { $0.utf8.count <= length ? $0 : nil }
  }

  /// All values of a field that may be sent several times.
  func all(_ name: String) -> [String] { fields[name] ?? [] }

  /// The fields of those names that have a prefix, without it.
  func fields(after prefix: String) -> [String: String] {
    var found: [String: String] = [:]
    for (name, values) in fields where name.hasPrefix(prefix) {
      found[String(name.dropFirst(prefix.count))] = values.first
    }
    return found
  }

  /// Without the folders that some browsers send along.
  private static func lastPart(of name: String) -> String {
    String(name.split { $0 == "/" || $0 == "\\" }.last ?? "berkas")
  }

  static func decoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "+") {
        bytes.append(UInt8(ascii: " "))
      } else if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
