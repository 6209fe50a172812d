internal import CairoPango

/// How bright a picture's pixels are, from 0 to 255, by how many of them.
struct Brightness {
  private var counts = [Int](repeating: 0, count: 256)
  private var total = 0

  init(_ grid: PixelGrid) {
    for pixel in grid.pixels { counts[Self.of(pixel)] += 1 }
    total = grid.pixels.count
  }

  /// Of a pixel with its alpha multiplied in, as it looks on white paper (ITU-R BT.709 weights).
  static func of(_ pixel: UInt32) -> Int {
    let white = 255 - Int(pixel >> 24)
    let (red, green, blue) = (
      Int(pixel >> 16 & 0xFF) + white, Int(pixel >> 8 & 0xFF) + white, Int(pixel & 0xFF) + white
    )
    return min(255, (red * 13_933 + green * 46_871 + blue * 4_732 + 32_768) >> 16)
  }

  /// The brightness that this share of the pixels does not exceed.
  func percentile(_ share: Double) -> Int {
    let wanted = Int(Double(total) * share)
    var seen = 0
    for (brightness, count) in counts.enumerated() {
      seen += count
      if seen > wanted { return brightness }
    }
    return 255
  }

  /// The share of pixels that are at least so bright.
  func share(from brightness: Int) -> Double {
    total == 0 ? 0 : Double(counts[brightness...].reduce(0, +)) / Double(total)
  }
}

extension PixelGrid {
  /// As it looks on white paper.
  var onWhite: PixelGrid {
    PixelGrid(
      width: width, height: height,
      pixels: pixels.map { pixel in
        let white = 255 - pixel >> 24
        return white == 0 ? pixel : 0xFF00_0000 | pixel &+ white &* 0x01_0101 & 0xFF_FFFF
      })
  }

  /// The share of pixels through which most of the paper is seen.
  var clearShare: Double {
    Double(pixels.count { $0 >> 24 < 32 }) / Double(max(1, pixels.count))
  }
}
