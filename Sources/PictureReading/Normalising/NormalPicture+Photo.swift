internal import CairoPango

extension NormalPicture {
  /// Bytes that a photograph may have: a thousand of them in a school's files stay small.
  private static let photoBytes = 80_000

  /// A photograph cut to 3 by 4, at most 300 pixels an inch, as JPEG.
  static func photo(_ given: PixelGrid) throws(PictureFault) -> NormalPicture {
    try checkShape(.photo, width: given.width, height: given.height)
    let grid = cut(given.onWhite)
    let lost = 100 - grid.width * grid.height * 100 / (given.width * given.height)
    var notes: [PictureNote] = lost >= 15 ? [.cut(lost)] : []
    notes += try checkResolution(.photo, width: grid.width, height: grid.height)
    let small = try fitted(grid, .photo)
    let brightness = Brightness(small)
    let spread = brightness.percentile(0.99) - brightness.percentile(0.01)
    guard spread >= 6 else { throw .blank }
    guard brightness.percentile(0.95) >= 48 else { throw .tooDark }
    guard spread >= 24 else { throw .blank }
    guard brightness.share(from: 248) < 0.8 else { throw .mostlyWhite }
    do throws(PictureError) {
      var bytes = try small.jpeg(quality: 88)
      for quality in [80, 70, 60, 45, 30] where bytes.count > photoBytes {
        bytes = try small.jpeg(quality: quality)
      }
      return NormalPicture(bytes: bytes, ending: .jpg, notes: notes)
    } catch {
      throw .damaged
    }
  }

  /// Cut to 3 by 4: of a wide picture both sides alike, of a tall one mostly the lower end, for heads are above.
  private static func cut(_ grid: PixelGrid) -> PixelGrid {
    // Whole multiples, so that the proportion is exact.
    let unit = max(1, min(grid.width / 3, grid.height / 4))
    let (width, height) = (min(grid.width, unit * 3), min(grid.height, unit * 4))
    let (left, top) = ((grid.width - width) / 2, (grid.height - height) / 4)
    return grid.cropped(x: left, y: top, width: width, height: height)
  }

  /// A logo without clear margins, its transparency kept, as PNG.
  static func logo(_ given: PixelGrid) throws(PictureFault) -> NormalPicture {
    guard let grid = given.trimmed(where: { $0 >> 24 >= 8 }) else { throw .blank }
    try checkShape(.logo, width: grid.width, height: grid.height)
    let notes = try checkResolution(.logo, width: grid.width, height: grid.height)
    let small = try fitted(grid, .logo)
    let brightness = Brightness(small)
    guard brightness.percentile(0.99) - brightness.percentile(0.01) >= 24 else { throw .blank }
    var picture = try png(small)
    picture.notes = notes
    return picture
  }
}

extension PixelGrid {
  /// The smallest part with all pixels that are `wanted`, and a margin; nil if there are none.
  func trimmed(margin: Int = 0, where wanted: (UInt32) -> Bool) -> PixelGrid? {
    var (left, right, top, bottom) = (width, -1, height, -1)
    for y in 0..<height {
      for x in 0..<width where wanted(pixels[y * width + x]) {
        left = min(left, x)
        right = max(right, x)
        top = min(top, y)
        bottom = y
      }
    }
    guard right >= 0 else { return nil }
    left = max(0, left - margin)
    top = max(0, top - margin)
    right = min(width - 1, right + margin)
    bottom = min(height - 1, bottom + margin)
    return cropped(x: left, y: top, width: right - left + 1, height: bottom - top + 1)
  }
}
