internal import CairoPango

/// How much two PNG pictures differ to the eye.
///
/// A pixel differs if its luma (BT.601) or either chroma is off by more than a threshold, after a blur of 3 × 3 pixels
/// that forgives what another version's rounding does to edges.
package struct PictureComparison: CustomStringConvertible {
  /// Share of the pixels that differ, 0 to 1; 1 if the sizes do.
  package let differingShare: Double
  /// A PNG with the differing pixels in red over a pale picture; nil if the sizes differ.
  package let difference: [UInt8]?
  package let description: String

  /// - Parameter threshold: Of 255.
  package init(expected: [UInt8], actual: [UInt8], threshold: Int = 24) throws {
    let (old, new) = (try PixelGrid(png: expected), try PixelGrid(png: actual))
    guard old.width == new.width, old.height == new.height else {
      differingShare = 1
      difference = nil
      description = "\(new.width) × \(new.height) pixels instead of \(old.width) × \(old.height)"
      return
    }
    var marked = PixelGrid(width: old.width, height: old.height)
    var count = 0
    for y in 0..<old.height {
      for x in 0..<old.width {
        let differs = Self.differ(old.mean(x, y), new.mean(x, y), threshold)
        if differs { count += 1 }
        let gray = 200 + UInt32(old[x, y] & 0xFF) / 5
        marked[x, y] = differs ? 0xFFE0_0000 : 0xFF00_0000 | gray << 16 | gray << 8 | gray
      }
    }
    differingShare = Double(count) / Double(max(old.width * old.height, 1))
    difference = try marked.png()
    description = "\(count) of \(old.width * old.height) pixels"
  }

  private static func differ(
    _ left: (Int, Int, Int), _ right: (Int, Int, Int), _ threshold: Int
  ) -> Bool {
    let red = left.0 - right.0
    let green = left.1 - right.1
    let blue = left.2 - right.2
    let luma = (299 * red + 587 * green + 114 * blue) / 1000
    return abs(luma) > threshold || abs(blue - luma) > 2 * threshold
      || abs(red - luma) > 2 * threshold
  }
}

extension PixelGrid {
  /// The mean of the pixels about a place: red, green, blue.
  fileprivate func mean(_ x: Int, _ y: Int) -> (Int, Int, Int) {
    var sum = (0, 0, 0)
    var count = 0
    for row in max(y - 1, 0)...min(y + 1, height - 1) {
      for column in max(x - 1, 0)...min(x + 1, width - 1) {
        let pixel = Int(self[column, row])
        sum.0 += pixel >> 16 & 255
        sum.1 += pixel >> 8 & 255
        sum.2 += pixel & 255
        count += 1
      }
    }
    return (sum.0 / count, sum.1 / count, sum.2 / count)
  }
}
