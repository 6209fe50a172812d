/// The parts of a `multipart/form-data` body (RFC 7578), as a browser's form sends files.
///
/// Bounded in parts and in the length of their headers; the body itself is bounded by who read it. A body that is not
/// well-formed has no parts at all rather than some.
struct MultipartBody {
  struct Part: Hashable {
    var name: String
    /// Nil for a field that is no file.
    var fileName: String?
    var bytes: ArraySlice<UInt8>
  }

  private(set) var parts: [Part] = []

  private static let mostParts = 256
  private static let longestHeaders = 4_096

  /// - Returns: nil for a body that is not well-formed.
  init?(_ body: [UInt8], contentType: String) {
    guard let boundary = Self.boundary(of: contentType) else { return nil }
    let delimiter = Array("--\(boundary)".utf8)
    guard body.starts(with: delimiter) else { return nil }
    var position = delimiter.count
    while true {
      // "--" after the delimiter ends the body, a line break begins a part.
      let next = body[position...].prefix(2)
      if next.elementsEqual("--".utf8) { return }
      guard next.elementsEqual("\r\n".utf8), parts.count < Self.mostParts else { return nil }
      position += 2
      let ending = Array("\r\n".utf8) + delimiter
      guard let headersEnd = Self.find(Array("\r\n\r\n".utf8), in: body, from: position),
        headersEnd - position <= Self.longestHeaders,
        let end = Self.find(ending, in: body, from: headersEnd + 2),
        var part = Self.part(headers: body[position..<headersEnd])
      else { return nil }
      part.bytes = headersEnd + 4 <= end ? body[(headersEnd + 4)..<end] : []
      parts.append(part)
      position = end + ending.count
    }
  }

  private static func boundary(of contentType: String) -> String? {
    let pieces = contentType.split(separator: ";").map { $0.drop { $0 == " " } }
    guard pieces.first?.lowercased() == "multipart/form-data",
      let piece = pieces.dropFirst().first(where: { $0.lowercased().hasPrefix("boundary=") })
    else { return nil }
    let text = piece.dropFirst(9).trimming { $0 == "\"" }
    return (1...70).contains(text.utf8.count) ? String(text) : nil
  }

  private static func part(headers: ArraySlice<UInt8>) -> Part? {
    let text = String(decoding: headers, as: UTF8.self)
    for line in text.split(separator: "\r\n")
    where line.lowercased().hasPrefix("content-disposition:") {
      guard let name = parameter("name", in: line) else { return nil }
      return Part(name: name, fileName: parameter("filename", in: line), bytes: [])
    }
    return nil
  }

  /// The value of a parameter such as `name="score"`; browsers write quotes in it as %22.
  private static func parameter(_ name: String, in line: Substring) -> String? {
    for piece in line.split(separator: ";").dropFirst() {
      let text = piece.drop { $0 == " " }
      guard text.hasPrefix("\(name)=\"") else { continue }
      // A file's name may itself hold a semicolon.
      guard let start = line.firstRange(of: "\(name)=\"")?.upperBound,
        let end = line[start...].firstIndex(of: "\"")
      else { return nil }
      return String(line[start..<end]).replacing("%22", with: "\"")
    }
    return nil
  }

  private static func find(_ needle: [UInt8], in body: [UInt8], from start: Int) -> Int? {
    guard let first = needle.first, body.count >= needle.count else { return nil }
    var position = start
    let last = body.count - needle.count
    while position <= last {
      guard let candidate = body[position...last].firstIndex(of: first) else { return nil }
      if body[candidate...].starts(with: needle) { return candidate }
      position = candidate + 1
    }
    return nil
  }
}

extension Substring {
  fileprivate func trimming(_ isTrimmed: (Character) -> Bool) -> Substring {
    var text = drop(while: isTrimmed)
    while let last = text.last, isTrimmed(last) { text.removeLast() }
    return text
  }
}
