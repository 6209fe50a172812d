internal import CairoPango
package import Pages

extension Drawer {
  /// One page as a PNG picture on white.
  ///
  /// - Parameter resolution: Pixels an inch.
  package func png(
    of page: Page, images: [ImageAsset], resolution: Double
  ) throws(DrawingError) -> [UInt8] {
    let canvas = try callingCairo { () throws(CairoError) in
      try Canvas.pixels(size: page.size, resolution: resolution)
    }
    try paint(page, among: images, on: canvas)
    do {
      return try canvas.png()
    } catch {
      throw .cairo(error)
    }
  }
}
