package import Pages

extension ImageAsset {
  /// A picture of a layout, its kind and size read from its first bytes; nil if it is neither PNG, JPEG nor SVG.
  package init?(name: String, bytes: [UInt8]) {
    func word(_ at: Int) -> Int { Int(bytes[at]) << 8 | Int(bytes[at + 1]) }
    if let size = Self.svgSize(bytes) {
      self.init(key: name, format: .svg, bytes: bytes, size: size)
      return
    }
    let pixels: (width: Int, height: Int)
    let format: Format
    if bytes.count > 24, bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      format = .png
      pixels = (word(16) << 16 | word(18), word(20) << 16 | word(22))
    } else if bytes.starts(with: [0xFF, 0xD8]), let size = Self.jpegSize(bytes) {
      format = .jpeg
      pixels = size
    } else {
      return nil
    }
    guard pixels.width > 0, pixels.height > 0, pixels.width <= 20_000, pixels.height <= 20_000
    else {
      return nil
    }
    self.init(
      key: name, format: format, bytes: bytes,
      size: Extent(
        width: Points(Double(pixels.width) * 0.75), height: Points(Double(pixels.height) * 0.75)))
  }

  /// The size in a JPEG's start-of-frame segment (ITU T.81 section B.2.2).
  private static func jpegSize(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    var at = 2
    while at + 9 < bytes.count {
      guard bytes[at] == 0xFF else { return nil }
      let marker = bytes[at + 1]
      let length = Int(bytes[at + 2]) << 8 | Int(bytes[at + 3])
      if (0xC0...0xCF).contains(marker), marker != 0xC4, marker != 0xC8, marker != 0xCC {
        return (
          Int(bytes[at + 7]) << 8 | Int(bytes[at + 8]), Int(bytes[at + 5]) << 8 | Int(bytes[at + 6])
        )
      }
      guard length >= 2 else { return nil }
      at += 2 + length
    }
    return nil
  }
}
