internal import Pages

extension ContentWriter {
  mutating func fill(_ rectangle: Rectangle, _ color: Color, _ opacity: Double) {
    endText()
    set(fill: color, opacity)
    append(rectangle.x.value)
    append(height - rectangle.maxY.value)
    append(rectangle.width.value)
    append(rectangle.height.value)
    content.append("re f\n")
  }

  /// Strokes lines of one pen as one path.
  mutating func stroke(_ lines: [Segment], _ pen: Pen, _ opacity: Double) {
    endText()
    if state.stroke != pen.color {
      state.stroke = pen.color
      append(pen.color)
      content.append(pen.color.isGray ? "G\n" : "RG\n")
    }
    set(alpha: opacity * Double(pen.color.alpha) / 255)
    if state.lineWidth != pen.width.value {
      state.lineWidth = pen.width.value
      content.append(pen.width.value)
      content.append(" w\n")
    }
    if state.dashes != pen.dashes {
      state.dashes = pen.dashes
      content.append(UInt8(ascii: "["))
      for dash in pen.dashes { append(dash.value) }
      content.append("]0 d\n")
    }
    for line in lines {
      append(line.from.x.value)
      append(height - line.from.y.value)
      content.append("m ")
      append(line.to.x.value)
      append(height - line.to.y.value)
      content.append("l\n")
    }
    content.append("S\n")
  }

  mutating func set(fill color: Color, _ opacity: Double) {
    set(alpha: opacity * Double(color.alpha) / 255)
    guard state.fill != color else { return }
    state.fill = color
    append(color)
    content.append(color.isGray ? "g\n" : "rg\n")
  }

  /// A colour's components. Greys are grey and not a mixture of three, which an inkjet would print with colour.
  private mutating func append(_ color: Color) {
    for part in color.isGray ? [color.red] : [color.red, color.green, color.blue] {
      content.append((Double(part) / 255).inThousandths)
      content.space()
    }
  }

  /// A length to a hundredth of a point, and a space.
  private mutating func append(_ length: Double) {
    content.append(hundredths: length.hundredths)
    content.space()
  }
}

extension Color {
  fileprivate var isGray: Bool { red == green && green == blue }
}

extension Double {
  /// The nearest number of hundredths; PDF's own limit is far beyond any page (ISO 32000-1 annex C).
  var hundredths: Int { isFinite ? Int((min(max(self, -1e9), 1e9) * 100).rounded()) : 0 }
}
