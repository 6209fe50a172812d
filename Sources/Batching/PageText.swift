package import Pages

/// The text of a page, line after line from the top, as a person reads it.
package enum PageText {
  private struct Piece {
    var x: Double
    var y: Double
    var text: String
  }

  /// Lines are what shares a baseline, to half a point.
  package static func lines(of page: Page) -> [String] {
    var pieces: [Piece] = []
    for mark in page.ink { if case .glyphs(let run) = mark { read(run, into: &pieces) } }
    let sorted = pieces.enumerated().sorted {
      let (left, right) = (($0.element.y * 2).rounded(), ($1.element.y * 2).rounded())
      return left != right
        ? left < right
        : $0.element.x != $1.element.x ? $0.element.x < $1.element.x : $0.offset < $1.offset
    }
    var lines: [(y: Double, text: String)] = []
    for (_, piece) in sorted {
      let y = (piece.y * 2).rounded()
      if lines.last?.y == y {
        lines[lines.count - 1].text += "  " + piece.text
      } else {
        lines.append((y, piece.text))
      }
    }
    return lines.map(\.text)
  }

  /// Cuts a run, which holds all text of its style on the page, where the line changes or its text goes back.
  private static func read(_ run: GlyphRun, into pieces: inout [Piece]) {
    var glyph = 0
    var byte = 0
    var text = ""
    var start = (x: 0.0, y: 0.0)
    var last = (x: 0.0, y: 0.0)
    func flush(_ pieces: inout [Piece]) {
      let words = text.split(separator: " ").joined(separator: " ")
      if !words.isEmpty { pieces.append(Piece(x: start.x, y: start.y, text: words)) }
      text = ""
    }
    for cluster in run.clusters {
      guard glyph < run.glyphs.count, byte + Int(cluster.bytes) <= run.text.count else { break }
      let place = run.glyphs[glyph]
      let isApart =
        abs(place.y - last.y) > 0.01 || place.x < last.x
        || place.x - last.x > run.size.value * 2
      if isApart {
        flush(&pieces)
        start = (place.x, place.y)
      }
      text += String(decoding: run.text[byte..<byte + Int(cluster.bytes)], as: UTF8.self)
      last = (place.x, place.y)
      glyph += Int(cluster.glyphs)
      byte += Int(cluster.bytes)
    }
    flush(&pieces)
  }
}
