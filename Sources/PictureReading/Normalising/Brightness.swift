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
    let seen = pixel.onWhite
    let (red, green, blue) = (Int(seen >> 16 & 0xFF), Int(seen >> 8 & 0xFF), Int(seen & 0xFF))
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

extension UInt32 {
  /// A pixel with its alpha multiplied in, as it looks on white paper. A channel may be lighter than its alpha allows,
  /// after scaling: it is white then, and takes nothing over into the next.
  fileprivate var onWhite: UInt32 {
    let white = 255 - self >> 24
    guard white > 0 else { return self }
    let (red, green, blue) = (self >> 16 & 0xFF, self >> 8 & 0xFF, self & 0xFF)
    return 0xFF00_0000 | Swift.min(255, red + white) << 16 | Swift.min(255, green + white) << 8
      | Swift.min(255, blue + white)
  }
}

extension PixelGrid {
  /// As it looks on white paper.
  var onWhite: PixelGrid {
    PixelGrid(width: width, height: height, pixels: pixels.map(\.onWhite))
  }

  /// The share of pixels through which most of the paper is seen.
  var clearShare: Double {
    Double(pixels.count { $0 >> 24 < 32 }) / Double(max(1, pixels.count))
  }
}
