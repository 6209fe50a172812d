package import CairoPango
import Foundation
package import Pages

/// Trial pages for the tests of drawing and proofreading, set glyph by glyph in the fonts of the repository.
///
/// Holds a thread's fonts; make one a thread.
package final class Specimen {
  package static let regular = FontKey(file: "lean/RaporSans-Regular.ttf")
  package static let bold = FontKey(file: "lean/RaporSans-Bold.ttf")
  package static let serif = FontKey(file: "lean/RaporSerif-Italic.ttf")

  private struct Key: Hashable {
    var font: FontKey
    var size: Points
  }

  private var faces: [FontKey: FontFace] = [:]
  private var fonts: [Key: ScaledFont] = [:]
  private let folder: String

  package init(here: String = #filePath) {
    let root = URL(fileURLWithPath: here).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    folder = root.appending(path: "Fonts").path
  }

  /// The font of that key, opened once.
  package func font(_ key: FontKey, _ size: Points) throws -> ScaledFont {
    if let known = fonts[Key(font: key, size: size)] { return known }
    let face = try faces[key] ?? FontFace(path: "\(folder)/\(key.file)", index: key.face)
    faces[key] = face
    let font = try ScaledFont(face: face, size: size)
    fonts[Key(font: key, size: size)] = font
    return font
  }

  /// Lines of text in one run, the first baseline at `top`.
  package func run(
    _ lines: [String], font key: FontKey = Specimen.regular, size: Points = 10,
    color: Color = .black, left: Points = 56, top: Points = 72, leading: Points = 13
  ) throws -> GlyphRun {
    let font = try font(key, size)
    var run = GlyphRun(font: key, size: size, color: color)
    for (index, line) in lines.enumerated() {
      let place = Position(x: left, y: top + leading * Double(index))
      try font.append(line, to: &run, at: place)
    }
    return run
  }

  /// A student's pages of about 1,500 glyphs each, with a table's rules; every page shows the number.
  package func card(
    name: String, number: String, pages: Int = 4, size: Extent = Paper.a4.extent
  ) throws -> PageSet {
    var set: [Page] = []
    for page in 1...max(pages, 1) {
      let heading = try run(
        ["\(name) · Halaman \(page)"], font: Self.bold, size: 14, top: 48)
      let lines = (0..<24).map { line in
        "\(line + 1). \(name) menunjukkan penguasaan yang baik pada halaman \(page)"
      }
      let numbers = try run(["NISN \(number)"], font: Self.bold, size: 9, top: 800)
      let rules = (0...24).map { line in
        let y = Points(61) + Points(13) * Double(line)
        return Segment(from: Position(x: 50, y: y), to: Position(x: 540, y: y))
      }
      set.append(
        Page(
          size: size,
          ink: [
            .fill(Rectangle(x: 50, y: 61, width: 490, height: 13), .gray(230)),
            .lines(rules, Pen(width: 0.5)), .glyphs(heading), .glyphs(try run(lines)),
            .glyphs(numbers),
          ]))
    }
    return PageSet(pages: set, title: "Rapor \(name)")
  }
}
