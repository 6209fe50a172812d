internal import Drawing
internal import Pages

/// Writes the ink of pages as content streams (ISO 32000-1 sections 8 and 9).
///
/// Pages have their origin at the top left, PDF at the bottom left: places are turned over as they are written.
struct ContentWriter: ~Copyable {
  var content = ByteBuffer(reserving: 32 << 10)
  let resources: DocumentResources
  let structure: [StructureElement]
  let images: [ImageAsset]
  let height: Double
  var state = GraphicsState.page
  /// The text being shown.
  var pen = TextPen()
  /// Marks with a number so far.
  private var marks = 0
  /// Whether anything shines through, which viewers must blend in the page's colours.
  private(set) var isTransparent = false

  private static let nestingLimit = 16

  init(
    page: Page, images: [ImageAsset], structure: [StructureElement], resources: DocumentResources
  ) {
    self.resources = resources
    self.structure = structure
    self.images = images
    height = page.size.height.value
  }

  mutating func write(_ ink: [Ink]) throws(DrawingError) {
    for piece in ink { try write(piece, opacity: 1, depth: 0) }
    endText()
  }

  private mutating func write(
    _ ink: Ink, opacity: Double, depth: Int
  ) throws(DrawingError) {
    switch ink {
    case .marked(let element, let children):
      try writeMarked(element, children, opacity: opacity, depth: depth)
    case .fill(let rectangle, let color): fill(rectangle, color, opacity)
    case .lines(let lines, let pen): if !lines.isEmpty { stroke(lines, pen, opacity) }
    case .glyphs(let run): if !run.glyphs.isEmpty { try show(run, opacity: opacity) }
    case .image(let index, let rectangle, let own):
      guard images.indices.contains(Int(index)) else { throw .missingPicture(index: index) }
      try place(images[Int(index)], over: rectangle, opacity: own * opacity)
    case .transformed(let transform, let children, let own):
      guard depth < Self.nestingLimit else { throw .nestedTooDeep(limit: Self.nestingLimit) }
      if ink.isGroup {
        try writeGroup(transform, children, opacity: own * opacity, depth: depth)
      } else {
        let outer = state
        begin(transform)
        for child in children {
          try write(child, opacity: opacity * max(own, 0), depth: depth + 1)
        }
        end(restoring: outer)
      }
    }
  }

  private mutating func writeMarked(
    _ element: Int32?, _ children: [Ink], opacity: Double, depth: Int
  ) throws(DrawingError) {
    guard !structure.isEmpty else {
      for child in children { try write(child, opacity: opacity, depth: depth) }
      return
    }
    endText()
    if let element, structure.indices.contains(Int(element)) {
      content.append(UInt8(ascii: "/"))
      content.append(structure[Int(element)].type.utf8)
      content.append("<</MCID ")
      content.append(marks)
      content.append(">>BDC\n")
    } else {
      content.append("/Artifact BMC\n")
    }
    marks += 1
    for child in children { try write(child, opacity: opacity, depth: depth) }
    endText()
    content.append("EMC\n")
  }

  /// A group is painted as a whole first and laid over the page then, so that its marks do not shine through each other
  /// (section 11.6.6).
  private mutating func writeGroup(
    _ transform: Transform, _ children: [Ink], opacity: Double, depth: Int
  ) throws(DrawingError) {
    endText()
    let outer = state
    let outerContent = content.count
    state = .group
    for child in children { try write(child, opacity: 1, depth: depth + 1) }
    endText()
    let form = resources.addGroup(Array(content.bytes[outerContent...]))
    content.truncate(to: outerContent)
    state = outer
    begin(transform)
    set(alpha: opacity)
    paint(form: form)
    end(restoring: outer)
  }

  /// Saves the state and draws in turned coordinates.
  private mutating func begin(_ transform: Transform) {
    endText()
    content.append("q ")
    let numbers = [
      transform.a, -transform.b, -transform.c, transform.d, transform.c * height + transform.e,
      height - transform.d * height - transform.f,
    ]
    for number in numbers {
      content.append(number)
      content.space()
    }
    content.append("cm\n")
  }

  private mutating func end(restoring outer: GraphicsState) {
    endText()
    content.append("Q\n")
    state = outer
  }

  /// Stretches a picture over a rectangle.
  private mutating func place(
    _ image: ImageAsset, over rectangle: Rectangle, opacity: Double
  ) throws(DrawingError) {
    guard rectangle.width.value > 0, rectangle.height.value > 0 else { return }
    let form = try resources.form(of: image)
    endText()
    let outer = state
    isTransparent = true
    content.append("q ")
    content.append(rectangle.width.value)
    content.append(" 0 0 ")
    content.append(rectangle.height.value)
    content.space()
    content.append(rectangle.x.value)
    content.space()
    content.append(height - rectangle.maxY.value)
    content.append(" cm\n")
    set(alpha: opacity)
    paint(form: form)
    end(restoring: outer)
  }

  mutating func paint(form: Int) {
    content.append("/X")
    content.append(form)
    content.append(" Do\n")
  }

  mutating func set(alpha: Double) {
    let wanted = Int((min(max(alpha, 0), 1) * 255).rounded())
    if wanted < 255 { isTransparent = true }
    guard state.alpha != wanted else { return }
    state.alpha = wanted
    resources.alphas.insert(wanted)
    content.append("/A")
    content.append(wanted)
    content.append(" gs\n")
  }
}
