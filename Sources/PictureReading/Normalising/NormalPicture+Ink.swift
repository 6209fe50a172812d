internal import CairoPango

extension NormalPicture {
  /// The longer side at which strokes are looked for.
  private static let workingSide = 1_600
  /// As parts of the paper's brightness: paper from here on, full ink from there down, between the two a smooth edge.
  private static let paperFrom = 0.88
  private static let inkFrom = 0.5

  /// A signature or stamp lifted off its paper: the white becomes clear, the ink keeps its colour, margins are cut off.
  static func ink(_ given: PixelGrid, _ kind: PictureKind) throws(PictureFault) -> NormalPicture {
    let scale = Double(workingSide) / Double(max(given.width, given.height))
    let grid =
      scale < 1
      ? try scaled(
        given, max(1, Int(Double(given.width) * scale)), max(1, Int(Double(given.height) * scale)))
      : given
    let lifted = isCutOut(grid) ? try cutOut(grid) : try lift(grid.onWhite, kind)
    guard let part = lifted.trimmed(margin: 2, where: { $0 >> 24 >= 26 }) else { throw .noInk }
    try checkShape(kind, width: part.width, height: part.height)
    let notes = try checkResolution(kind, width: part.width, height: part.height)
    var picture = try png(try fitted(part, kind))
    picture.notes = notes
    return picture
  }

  /// Whether somebody has already taken the paper away, and not only around a white box.
  private static func isCutOut(_ grid: PixelGrid) -> Bool {
    guard grid.clearShare >= 0.05 else { return false }
    let solid = grid.pixels.filter { $0 >> 24 >= 224 }
    let white = solid.count { Brightness.of($0) >= 240 }
    return white * 5 < solid.count * 3
  }

  private static func cutOut(_ grid: PixelGrid) throws(PictureFault) -> PixelGrid {
    let onPaper = Brightness(grid.onWhite)
    guard onPaper.share(from: 240) < 0.9995 else {
      throw grid.clearShare > 0.9995 ? .noInk : .paleInk
    }
    return grid
  }

  private static func lift(
    _ grid: PixelGrid, _ kind: PictureKind
  ) throws(PictureFault) -> PixelGrid {
    let paper = Paper(grid)
    guard paper.level >= 110 else { throw .noPaper }
    var strengths = [Double](repeating: 0, count: grid.pixels.count)
    var darkest = 1.0
    for y in 0..<grid.height {
      for x in 0..<grid.width {
        let index = y * grid.width + x
        let ratio = Double(Brightness.of(grid.pixels[index])) / paper.level(x: x, y: y)
        darkest = min(darkest, ratio)
        let step = min(1, max(0, (paperFrom - ratio) / (paperFrom - inkFrom)))
        strengths[index] = step * step * (3 - 2 * step)
      }
    }
    var mask = InkMask(width: grid.width, height: grid.height, strengths: strengths)
    guard mask.share > 0.000_3 else { throw darkest < 0.93 && darkest > 0.6 ? .paleInk : .noInk }
    guard mask.edgeShare < 0.25 else { throw mask.share > 0.5 ? .noPaper : .paperEdge }
    guard mask.share < (kind == .signature ? 0.35 : 0.6) else { throw .tooMuchInk }
    mask.grow()
    mask.grow()
    for index in strengths.indices where !mask.isInk[index] { strengths[index] = 0 }
    guard strengths.contains(where: { $0 >= 0.55 }) else { throw .paleInk }
    return InkColors(grid, paper, strengths).separated()
  }
}

/// The colours of ink without the paper that shines through it.
private struct InkColors {
  let grid: PixelGrid
  let paper: Paper
  let strengths: [Double]
  /// The paper's own colour, as parts of its brightness: red, green, blue.
  let tint: SIMD3<Double>
  /// What the strokes are on the whole: thin edges, of which little is seen, take it.
  let common: SIMD3<Double>

  init(_ grid: PixelGrid, _ paper: Paper, _ strengths: [Double]) {
    self.grid = grid
    self.paper = paper
    self.strengths = strengths
    var (clear, clearCount) = (SIMD3<Double>(), 0.0)
    for index in strengths.indices where strengths[index] == 0 {
      clear += Self.color(grid.pixels[index])
      clearCount += 1
    }
    let mean = clearCount > 0 ? clear / clearCount : SIMD3(repeating: 255)
    let brightness = max(1, (mean * SIMD3(0.2126, 0.7152, 0.0722)).sum())
    let tint = mean / brightness
    self.tint = tint
    var (ink, weight) = (SIMD3<Double>(), 0.0)
    for index in strengths.indices where strengths[index] > 0.5 {
      let level = paper.level(x: index % grid.width, y: index / grid.width)
      ink += Self.ink(Self.color(grid.pixels[index]) / (tint * level), strengths[index])
      weight += 1
    }
    common = weight > 0 ? ink / weight : SIMD3()
  }

  func separated() -> PixelGrid {
    var pixels = [UInt32](repeating: 0, count: strengths.count)
    for index in strengths.indices where strengths[index] > 0.01 {
      let strength = strengths[index]
      let level = paper.level(x: index % grid.width, y: index / grid.width)
      let own = Self.ink(Self.color(grid.pixels[index]) / (tint * level), strength)
      let share = min(1, max(0, (strength - 0.25) / 0.5))
      let color = own * share + common * (1 - share)
      let parts = color * strength * 255
      pixels[index] =
        UInt32((strength * 255).rounded()) << 24 | UInt32(parts.x.rounded()) << 16
        | UInt32(parts.y.rounded()) << 8 | UInt32(parts.z.rounded())
    }
    return PixelGrid(width: grid.width, height: grid.height, pixels: pixels)
  }

  private static func color(_ pixel: UInt32) -> SIMD3<Double> {
    SIMD3(Double(pixel >> 16 & 0xFF), Double(pixel >> 8 & 0xFF), Double(pixel & 0xFF))
  }

  /// What remains of a colour, in parts of the paper's, when the paper behind it is taken away.
  private static func ink(_ seen: SIMD3<Double>, _ strength: Double) -> SIMD3<Double> {
    ((seen - (1 - strength)) / max(0.05, strength)).clamped(
      lowerBound: SIMD3(repeating: 0), upperBound: SIMD3(repeating: 1))
  }
}
