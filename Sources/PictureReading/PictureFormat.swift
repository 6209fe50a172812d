/// What a file is by its first bytes, whatever its name says.
package enum PictureFormat: String, Sendable, Hashable, CaseIterable {
  case jpeg = "JPEG"
  case png = "PNG"
  case svg = "SVG"
  case heic = "HEIC"
  case avif = "AVIF"
  case webp = "WebP"
  case bmp = "BMP"
  case gif = "GIF"
  case tiff = "TIFF"
  case pdf = "PDF"
  case photoshop = "Photoshop"
  case zip = "ZIP"
  case rar = "RAR"
  case sevenZip = "7z"

  /// Nil for bytes that are none of them.
  package init?(of bytes: some Collection<UInt8>) {
    let head = Array(bytes.prefix(1_024))
    func has(_ text: String, at start: Int = 0) -> Bool {
      head.dropFirst(start).starts(with: text.utf8)
    }
    if head.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if has("ftyp", at: 4) {
      self = has("avif", at: 8) || has("avis", at: 8) ? .avif : .heic
    } else if has("RIFF"), has("WEBP", at: 8) {
      self = .webp
    } else if has("GIF8") {
      self = .gif
    } else if has("II*\0") || has("MM\0*") {
      self = .tiff
    } else if has("%PDF") {
      self = .pdf
    } else if has("8BPS") {
      self = .photoshop
    } else if has("PK\u{3}\u{4}") || has("PK\u{5}\u{6}") {
      self = .zip
    } else if has("Rar!") {
      self = .rar
    } else if head.starts(with: [0x37, 0x7A, 0xBC, 0xAF]) {
      self = .sevenZip
    } else if has("BM"), head.count >= 26, head[6...9].allSatisfy({ $0 == 0 }) {
      self = .bmp
    } else if Self.opensSVG(head) {
      self = .svg
    } else {
      return nil
    }
  }

  private static func opensSVG(_ head: [UInt8]) -> Bool {
    let text = String(decoding: head, as: UTF8.self)
    guard let first = text.first(where: { !$0.isWhitespace && $0 != "\u{FEFF}" }), first == "<"
    else { return false }
    return text.contains("<svg") || text.contains(":svg")
  }
}
