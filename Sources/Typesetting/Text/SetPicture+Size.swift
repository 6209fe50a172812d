internal import Pages
internal import QRCoding

extension SetPicture {
  /// A picture with its box (CSS 2.2 sections 10.3.2 and 10.6.2) and its place in it (CSS Images 3 section 5.5).
  ///
  /// - Parameters:
  ///   - width: of the lines; while it is looked for, a share of it counts as not given.
  ///   - code: the QR code in the picture's place.
  init(
    _ replaced: Replaced, _ style: Style, images: [ImageAsset], within width: Points?, code: QRCode?
  ) {
    let natural =
      if let code {
        code.naturalSize
      } else if images.indices.contains(Int(replaced.image)) {
        images[Int(replaced.image)].size
      } else {
        Extent(width: 0, height: 0)
      }
    var given: (width: Points?, height: Points?)
    switch style.width {
    case .auto: break
    case .length(let length): given.width = length
    case .percent(let share): given.width = width.map { $0 * (share / 100) }
    }
    if case .length(let height) = style.height { given.height = height }
    let box =
      switch given {
      case (let width?, let height?): Extent(width: width, height: height)
      case (let width?, nil):
        Extent(
          width: width,
          height: natural.width > 0 ? natural.height * (width / natural.width) : natural.height)
      case (nil, let height?):
        Extent(
          width: natural.height > 0 ? natural.width * (height / natural.height) : natural.width,
          height: height)
      case (nil, nil): natural
      }
    self.init(
      image: replaced.image, x: 0, extent: box, code: code, color: style.color,
      // A code that is not square cannot be read.
      inner: Self.place(natural, in: box, code == nil ? style.objectFit : .contain),
      border: style.border, opacity: style.opacity, alternateText: replaced.alternateText)
  }

  private static func place(_ natural: Extent, in box: Extent, _ fit: ObjectFit) -> Rectangle {
    guard fit != .fill, natural.width > 0, natural.height > 0 else {
      return Rectangle(x: 0, y: 0, width: box.width, height: box.height)
    }
    var scale = min(box.width / natural.width, box.height / natural.height)
    if fit == .scaleDown { scale = min(scale, 1) }
    let width = natural.width * scale
    let height = natural.height * scale
    return Rectangle(
      x: (box.width - width) / 2, y: (box.height - height) / 2, width: width, height: height)
  }
}

extension QRCode {
  /// A module of 0.4 mm is five dots of a laser printer.
  fileprivate var naturalSize: Extent {
    let side = Points.millimetres(0.4 * Double(size + 2 * Self.quietZone))
    return Extent(width: side, height: side)
  }

  /// Its dark modules as strokes, the quiet zone being within the place.
  func ink(in place: Rectangle, color: Color) -> Ink {
    let module = place.width / Double(size + 2 * Self.quietZone)
    var segments: [Segment] = []
    for row in 0..<size {
      let y = place.y + module * (Double(row + Self.quietZone) + 0.5)
      for run in runs(ofRow: row) {
        segments.append(
          Segment(
            from: Position(x: place.x + module * Double(run.lowerBound + Self.quietZone), y: y),
            to: Position(x: place.x + module * Double(run.upperBound + Self.quietZone), y: y)))
      }
    }
    return .lines(segments, Pen(width: module, color: color))
  }
}
