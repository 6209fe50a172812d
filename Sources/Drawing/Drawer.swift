package import CairoPango
package import Pages

/// Paints finished pages; measures nothing.
///
/// Holds the fonts and pictures of one thread and stays on it. The same pages, information and font files give the same
/// bytes, whatever the thread, the time zone or the day.
package struct Drawer {
  /// Gives the font of a key at a size; throws if there is none.
  package typealias Fonts = (FontKey, Points) throws -> ScaledFont

  private let fonts: Fonts
  private let pictures: PictureCache

  private static let nestingLimit = 16

  package init(pictures: PictureCache = PictureCache(), fonts: @escaping Fonts) {
    self.pictures = pictures
    self.fonts = fonts
  }

  /// Paints the ink of `page`.
  func paint(
    _ page: Page, among images: [ImageAsset], on canvas: borrowing Canvas
  ) throws(DrawingError) {
    for ink in page.ink { try paint(ink, among: images, opacity: 1, depth: 0, on: canvas) }
  }

  private func paint(
    _ ink: Ink, among images: [ImageAsset], opacity: Double, depth: Int,
    on canvas: borrowing Canvas
  ) throws(DrawingError) {
    switch ink {
    case .marked(_, let children):
      for child in children {
        try paint(child, among: images, opacity: opacity, depth: depth, on: canvas)
      }
    case .fill(let rectangle, let color):
      canvas.fill(rectangle, color, opacity: opacity)
    case .lines(let lines, let pen):
      if !lines.isEmpty { canvas.stroke(lines, pen, opacity: opacity) }
    case .glyphs(let run):
      guard !run.glyphs.isEmpty else { return }
      try checkGlyphs(of: run)
      canvas.show(run, font: try font(of: run), opacity: opacity)
    case .image(let index, let rectangle, let own):
      let picture = try picture(index, of: images)
      canvas.paint(picture, over: rectangle, opacity: own * opacity)
    case .transformed(let transform, let children, let own):
      guard depth < Self.nestingLimit else { throw .nestedTooDeep(limit: Self.nestingLimit) }
      let isGroup = ink.isGroup
      let passedOn = isGroup ? opacity : opacity * max(own, 0)
      try canvas.transformed(by: transform, group: isGroup, opacity: own) {
        () throws(DrawingError) in
        for child in children {
          try paint(child, among: images, opacity: passedOn, depth: depth + 1, on: canvas)
        }
      }
    }
  }

  /// A box with the right text behind it would pass for sound when the PDF is read back, so none is ever drawn.
  private func checkGlyphs(of run: GlyphRun) throws(DrawingError) {
    guard let box = run.glyphs.firstIndex(where: { $0.index == 0 }) else { return }
    var (glyphs, bytes) = (0, 0)
    for cluster in run.clusters {
      guard glyphs + Int(cluster.glyphs) <= box else { break }
      glyphs += Int(cluster.glyphs)
      bytes += Int(cluster.bytes)
    }
    let before = run.text.prefix(bytes).suffix(24)
    throw .missingGlyph(run.font, after: String(decoding: before, as: UTF8.self))
  }

  private func font(of run: GlyphRun) throws(DrawingError) -> ScaledFont {
    do {
      return try fonts(run.font, run.size)
    } catch {
      throw .font(run.font, reason: String(describing: error))
    }
  }

  private func picture(_ index: Int32, of images: [ImageAsset]) throws(DrawingError) -> Picture {
    guard images.indices.contains(Int(index)) else { throw .missingPicture(index: index) }
    let asset = images[Int(index)]
    do {
      return try pictures.picture(for: asset)
    } catch {
      throw .picture(key: asset.key, error)
    }
  }

  /// Runs Cairo calls and names their error as drawing's.
  func callingCairo<Result: ~Copyable>(
    _ body: () throws(CairoError) -> Result
  ) throws(DrawingError) -> Result {
    do {
      return try body()
    } catch {
      throw .cairo(error)
    }
  }
}
