import Pages

/// What a reader sees on a page: texts, fills, lines and pictures with their places.
struct PageReading {
  /// Text without a gap, from where it begins; y is its baseline.
  var texts: [(text: String, x: Double, y: Double)] = []
  var fills: [(color: Color, box: Rectangle)] = []
  var lines: [(segment: Segment, pen: Pen)] = []
  var images: [Rectangle] = []

  init(_ page: Page) { read(page.ink, .unchanged) }

  private mutating func read(_ ink: [Ink], _ map: Transform) {
    for mark in ink {
      switch mark {
      case .fill(let box, let color): fills.append((color, map.applied(to: box)))
      case .lines(let segments, let pen):
        for segment in segments {
          lines.append(
            (Segment(from: map.applied(to: segment.from), to: map.applied(to: segment.to)), pen))
        }
      case .glyphs(let run): read(run, map)
      case .image(_, let box, _): images.append(map.applied(to: box))
      case .marked(_, let children): read(children, map)
      case .transformed(let inner, let children, _): read(children, map.after(inner))
      }
    }
  }

  /// Cuts a run, which holds all the text of its style on the page, where its glyphs do not follow one another.
  private mutating func read(_ run: GlyphRun, _ map: Transform) {
    var glyph = 0
    var byte = 0
    var text = ""
    var start = Position(x: 0, y: 0)
    var next = Position(x: -1e9, y: -1e9)
    func flush(_ texts: inout [(text: String, x: Double, y: Double)]) {
      guard text.contains(where: { $0 != " " }) else { return }
      let place = map.applied(to: start)
      while text.hasSuffix(" ") { text.removeLast() }
      texts.append((text, place.x.value, place.y.value))
    }
    for cluster in run.clusters {
      let first = run.glyphs[glyph]
      let isNext =
        abs(first.x - next.x.value) < 0.01 && abs(first.y - next.y.value) < 0.01
      if !isNext {
        flush(&texts)
        text = ""
        start = Position(x: Points(first.x), y: Points(first.y))
      }
      let end = byte + Int(cluster.bytes)
      text += String(decoding: run.text[byte..<end], as: UTF8.self)
      next = Position(x: Points(first.x) + run.size * 0.5, y: Points(first.y))
      glyph += Int(cluster.glyphs)
      byte = end
    }
    flush(&texts)
  }
}

extension Transform {
  static let unchanged = Transform(a: 1, b: 0, c: 0, d: 1, e: 0, f: 0)

  func applied(to place: Position) -> Position {
    let x = place.x.value
    let y = place.y.value
    return Position(x: Points(a * x + c * y + e), y: Points(b * x + d * y + f))
  }

  /// The upright box around a mapped box.
  func applied(to box: Rectangle) -> Rectangle {
    let corners = [(box.x, box.y), (box.maxX, box.y), (box.x, box.maxY), (box.maxX, box.maxY)]
      .map { applied(to: Position(x: $0.0, y: $0.1)) }
    let left = corners.map(\.x).min() ?? 0
    let top = corners.map(\.y).min() ?? 0
    return Rectangle(
      x: left, y: top, width: (corners.map(\.x).max() ?? 0) - left,
      height: (corners.map(\.y).max() ?? 0) - top)
  }

  /// This map after an inner one.
  func after(_ inner: Transform) -> Transform {
    Transform(
      a: a * inner.a + c * inner.b, b: b * inner.a + d * inner.b,
      c: a * inner.c + c * inner.d, d: b * inner.c + d * inner.d,
      e: a * inner.e + c * inner.f + e, f: b * inner.e + d * inner.f + f)
  }
}
