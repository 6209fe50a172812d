/// A part of a file that a client asks for, so that a download that broke off goes on where it stopped (RFC 9110 section
/// 14). Only one range at a time; other headers are passed over, as the specification allows.
enum ByteRange: Hashable {
  /// The whole file.
  case whole
  case part(Range<Int>)
  /// Beyond the file's end.
  case unsatisfiable

  /// - Parameters:
  ///   - header: the Range header's value.
  ///   - size: the file's, in bytes.
  init(_ header: String?, size: Int) {
    self = .whole
    guard let header, header.hasPrefix("bytes=") else { return }
    let parts = header.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return }
    let (first, last) = (Self.number(parts[0]), Self.number(parts[1]))
    switch (first, last) {
    case (let first?, let last?) where parts[0] != "" && parts[1] != "" && last >= first:
      self = first < size ? .part(first..<(min(last, size - 1) + 1)) : .unsatisfiable
    case (let first?, nil) where parts[1] == "":
      self = first < size ? .part(first..<size) : .unsatisfiable
    case (nil, let count?) where parts[0] == "":
      self = count > 0 && size > 0 ? .part(max(0, size - count)..<size) : .unsatisfiable
    default: break
    }
  }

  private static func number(_ text: Substring) -> Int? {
    guard (1...15).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    return Int(text)
  }
}
