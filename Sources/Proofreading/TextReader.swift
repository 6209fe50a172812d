/// Reads the text that content streams paint (ISO 32000-1 section 9.4), glyph code by glyph code.
struct TextReader {
  private(set) var text = PaintedText()
  /// The fonts met so far, by object number: shared by the pages of a file.
  private(set) var fonts: [Int: PDFFont]
  /// The fonts that this page's resources name.
  private(set) var pageFonts: [PDFFont] = []

  private let width: Double
  private let height: Double
  private var work = 0

  private static let formDepthLimit = 8
  /// Bytes of content read for one page, forms counted as often as they are shown.
  private static let workLimit = 32 * 1024 * 1024

  init(width: Double, height: Double, fonts: [Int: PDFFont]) {
    self.width = width
    self.height = height
    self.fonts = fonts
  }

  /// What `q` saves and a form inherits.
  private struct GraphicsState {
    var matrix = PDFMatrix()
    var font: PDFFont?
  }

  /// The state of one content stream.
  private struct Pass {
    var state = GraphicsState()
    var saved: [GraphicsState] = []
    var line = PDFMatrix()
    var operands: [PDFValue] = []
    /// Marked content that is open; text within `muted` or more levels has an ActualText instead.
    var marks = 0
    var muted: Int?
    var fonts: [String: PDFFont] = [:]
    var forms: [String: PDFValue] = [:]
  }

  /// Reads a page's content or a form's.
  mutating func read(
    _ content: [UInt8], resources: PDFValue?, of file: inout PDFFile
  ) throws(PDFDamage) {
    try read(content, resources, GraphicsState(), depth: 0, &file)
  }

  private mutating func read(
    _ content: [UInt8], _ resources: PDFValue?, _ state: GraphicsState, depth: Int,
    _ file: inout PDFFile
  ) throws(PDFDamage) {
    work += content.count
    guard depth <= Self.formDepthLimit, work <= Self.workLimit else {
      throw PDFDamage("its pages show forms within forms without end")
    }
    var pass = Pass(state: state)
    try load(try file.resolve(resources).entries ?? [:], into: &pass, &file)
    // The scanner needs a lasting address; the buffer lives as long as this call.
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: content.count)
    defer { buffer.deallocate() }
    _ = buffer.initialize(from: content)
    var scanner = PDFScanner(UnsafeBufferPointer(buffer), hasReferences: false)
    while let value = try scanner.next() {
      guard case .keyword(let code) = value else {
        pass.operands.append(value)
        guard pass.operands.count <= 64 else { throw PDFDamage("a page's content is damaged") }
        continue
      }
      if code == PDFValue.code("BI") { throw PDFDamage("a page has an inline picture") }
      try perform(code, &pass, depth: depth, &file)
      pass.operands.removeAll(keepingCapacity: true)
    }
  }

  private mutating func load(
    _ resources: [String: PDFValue], into pass: inout Pass, _ file: inout PDFFile
  ) throws(PDFDamage) {
    pass.forms = try file.resolve(resources["XObject"]).entries ?? [:]
    for (name, value) in try file.resolve(resources["Font"]).entries ?? [:] {
      guard case .reference(let number) = value else { throw PDFDamage("a font is no object") }
      let font: PDFFont
      if let known = fonts[number] {
        font = known
      } else {
        font = try file.font(value)
        fonts[number] = font
      }
      pass.fonts[name] = font
      pageFonts.append(font)
    }
  }

  private mutating func perform(
    _ code: UInt64, _ pass: inout Pass, depth: Int, _ file: inout PDFFile
  ) throws(PDFDamage) {
    switch code {
    case PDFValue.code("Tj"): show(pass.operands.last, &pass)
    case PDFValue.code("TJ"): showPieces(pass.operands.last?.array ?? [], &pass)
    case PDFValue.code("Td"), PDFValue.code("TD"):
      let (x, y) = (pass.operands.first?.number ?? 0, pass.operands.last?.number ?? 0)
      move(to: PDFMatrix(e: x, f: y).then(pass.line), &pass)
    case PDFValue.code("Tm"): move(to: PDFMatrix(pass.operands) ?? PDFMatrix(), &pass)
    case PDFValue.code("BT"): move(to: PDFMatrix(), &pass)
    case PDFValue.code("Tf"):
      pass.state.font = pass.operands.first?.name.flatMap { pass.fonts[$0] }
    case PDFValue.code("cm"):
      if let matrix = PDFMatrix(pass.operands) {
        pass.state.matrix = matrix.then(pass.state.matrix)
      }
    case PDFValue.code("q"):
      guard pass.saved.count < 256 else { throw PDFDamage("a page saves its state too often") }
      pass.saved.append(pass.state)
    case PDFValue.code("Q"): pass.state = pass.saved.popLast() ?? pass.state
    case PDFValue.code("BMC"), PDFValue.code("BDC"): beginMark(&pass)
    case PDFValue.code("EMC"):
      pass.marks -= 1
      if let muted = pass.muted, pass.marks < muted { pass.muted = nil }
    case PDFValue.code("Do"): try showForm(pass, depth: depth, &file)
    case PDFValue.code("'"), PDFValue.code("\""), PDFValue.code("T*"), PDFValue.code("TL"):
      throw PDFDamage("its text is set with operators that Cairo does not use")
    default: break
    }
  }

  private mutating func move(to line: PDFMatrix, _ pass: inout Pass) {
    pass.line = line
    if text.bytes.last != PaintedText.gap { text.bytes.append(PaintedText.gap) }
  }

  private mutating func beginMark(_ pass: inout Pass) {
    pass.marks += 1
    guard pass.muted == nil, let entries = pass.operands.last?.entries,
      case .string(let actual) = entries["ActualText"]
    else { return }
    text.bytes.append(contentsOf: UTF16Text.utf8(actual))
    pass.muted = pass.marks
  }

  private mutating func showForm(
    _ pass: Pass, depth: Int, _ file: inout PDFFile
  ) throws(PDFDamage) {
    guard let name = pass.operands.last?.name, let value = pass.forms[name] else {
      throw PDFDamage("a page shows a form that it does not have")
    }
    let form = try file.resolve(value)
    guard let entries = form.entries, entries["Subtype"]?.name == "Form" else { return }
    var state = pass.state
    if let numbers = try file.resolve(entries["Matrix"]).array, let matrix = PDFMatrix(numbers) {
      state.matrix = matrix.then(state.matrix)
    }
    let content = try file.content(of: form)
    try read(content, entries["Resources"], state, depth: depth + 1, &file)
  }
}

extension TextReader {
  private mutating func showPieces(_ pieces: [PDFValue], _ pass: inout Pass) {
    var isFirst = true
    for piece in pieces {
      switch piece {
      case .string:
        show(piece, &pass, checksPlace: isFirst)
        isFirst = false
      // Thousandths of an em to the left: a wide step to the right parts words.
      case .number(let step) where step < -150: text.bytes.append(PaintedText.gap)
      default: break
      }
    }
  }

  private mutating func show(_ value: PDFValue?, _ pass: inout Pass, checksPlace: Bool = true) {
    guard case .string(let codes) = value, !codes.isEmpty else { return }
    if checksPlace { notePlace(pass) }
    guard let map = pass.state.font?.characters else {
      text.unreadable.append(text.bytes.count)
      return
    }
    var index = 0
    while index < codes.count {
      var code = Int(codes[index])
      if map.width == 2 {
        code = code << 8 | (index + 1 < codes.count ? Int(codes[index + 1]) : 0)
      }
      index += map.width
      let start = text.bytes.count
      // Glyph 0 of a composite font is the box, whatever text stands for it.
      if map.width == 2, code == 0 { text.unreadable.append(start) }
      guard pass.muted == nil else { continue }
      if !map.append(code, to: &text.bytes) || text.bytes[start] == 0
        || text.bytes[start...].elementsEqual([0xEF, 0xBF, 0xBD])
      {
        text.unreadable.append(start)
      }
    }
  }

  private mutating func notePlace(_ pass: Pass) {
    let place = pass.line.then(pass.state.matrix)
    let tolerance = 0.5
    let inside =
      place.e >= -tolerance && place.e <= width + tolerance && place.f >= -tolerance
      && place.f <= height + tolerance
    if !inside { text.strays.append((place.e, place.f)) }
  }
}
