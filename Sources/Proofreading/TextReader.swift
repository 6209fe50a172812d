/// Reads the text that content streams paint (ISO 32000-1 section 9.4), glyph code by glyph code.
struct TextReader {
  private(set) var text = PaintedText()
  /// The fonts met so far, by object number: shared by the pages of a file.
  private(set) var fonts: [Int: PDFFont]
  /// The fonts that this page's resources name.
  private(set) var pageFonts: [PDFFont] = []

  private let width: Double
  private let height: Double
  private(set) var work = 0
  /// The codes of the text being shown: kept, so that no text needs memory of its own.
  private var codes: [UInt8] = []
  /// The marks that are open, outer ones first; forms are within the mark that shows them.
  private var open: [OpenMark] = []

  private enum OpenMark {
    /// From that place in ``PaintedText/solid``.
    case numbered(Int, from: Int)
    case artifact
    case other
  }

  private static let formDepthLimit = 8
  /// Bytes of content read for one page, forms counted as often as they are shown, and names looked at.
  private static let workLimit = 32 * 1024 * 1024
  /// What a font or form that resources name costs, whenever they are loaded, in bytes of content.
  private static let loadWork = 64

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
    /// The stream that is being read.
    let bytes: UnsafeBufferPointer<UInt8>
    var operands: [ContentOperand] = []
    /// Marked content that is open; text within `muted` or more levels has an ActualText instead.
    var marks = 0
    var muted: Int?
    /// By the codes of their names, see ``PDFName``: there are a few.
    var fonts: [(name: UInt64, font: PDFFont)] = []
    var forms = PDFEntries()
  }

  /// Reads a page's content or a form's.
  mutating func read(
    _ content: InflatedBytes, resources: PDFValue?, of file: inout PDFFile
  ) throws(PDFDamage) {
    try read(content, resources, GraphicsState(), depth: 0, &file)
    text.settle()
  }

  private mutating func read(
    _ content: InflatedBytes, _ resources: PDFValue?, _ state: GraphicsState, depth: Int,
    _ file: inout PDFFile
  ) throws(PDFDamage) {
    guard depth <= Self.formDepthLimit else {
      throw PDFDamage("its pages show forms within forms without end")
    }
    try spend(content.count)
    defer { withExtendedLifetime(content) {} }
    var pass = Pass(state: state, bytes: content.buffer)
    try load(try file.resolve(resources).entries ?? PDFEntries(), into: &pass, &file)
    var scanner = PDFScanner(pass.bytes, hasReferences: false)
    while let code = try scanner.nextOperator(&pass.operands, limit: 64) {
      if code == ContentOperator.inlinePicture { throw PDFDamage("a page has an inline picture") }
      try perform(code, &pass, depth: depth, &file)
    }
  }

  /// - Throws: when a page costs more than any page of ours: it may show a form over and over, or choose among many fonts.
  private mutating func spend(_ amount: Int) throws(PDFDamage) {
    work += amount
    guard work <= Self.workLimit else { throw PDFDamage("a page takes too much work to read") }
  }

  private mutating func load(
    _ resources: PDFEntries, into pass: inout Pass, _ file: inout PDFFile
  ) throws(PDFDamage) {
    pass.forms = try file.resolve(resources["XObject"]).entries ?? PDFEntries()
    let named = try file.resolve(resources["Font"]).entries ?? PDFEntries()
    try spend((pass.forms.count + named.count) * Self.loadWork)
    for (name, value) in named {
      guard case .reference(let number) = value else { throw PDFDamage("a font is no object") }
      let font: PDFFont
      if let known = fonts[number] {
        font = known
      } else {
        font = try file.font(value)
        fonts[number] = font
      }
      let code = PDFName.code(name.utf8)
      guard name.utf8.count <= 8 else { throw PDFDamage("a font's name is too long") }
      pass.fonts.append((code, font))
      pageFonts.append(font)
    }
  }

  private mutating func perform(
    _ code: UInt64, _ pass: inout Pass, depth: Int, _ file: inout PDFFile
  ) throws(PDFDamage) {
    switch code {
    case ContentOperator.showText:
      if case .string(let range) = pass.operands.last { try show(range, &pass, isFirst: true) }
    case ContentOperator.showPieces:
      if case .array(let range) = pass.operands.last { try showPieces(range, &pass) }
    case ContentOperator.moveLine, ContentOperator.moveLineSettingLeading:
      let (x, y) = (pass.operands.first?.number ?? 0, pass.operands.last?.number ?? 0)
      move(to: PDFMatrix(e: x, f: y).then(pass.line), &pass)
    case ContentOperator.setTextMatrix: move(to: matrix(pass) ?? PDFMatrix(), &pass)
    case ContentOperator.beginText: move(to: PDFMatrix(), &pass)
    case ContentOperator.setFont:
      let name = nameCode(pass.operands.first, pass)
      try spend(pass.fonts.count)
      pass.state.font = pass.fonts.first { $0.name == name }?.font
    case ContentOperator.concatenate:
      if let matrix = matrix(pass) { pass.state.matrix = matrix.then(pass.state.matrix) }
    case ContentOperator.save:
      guard pass.saved.count < 256 else { throw PDFDamage("a page saves its state too often") }
      pass.saved.append(pass.state)
    case ContentOperator.restore: pass.state = pass.saved.popLast() ?? pass.state
    case ContentOperator.beginMark, ContentOperator.beginMarkWithProperties:
      try beginMark(&pass)
    case ContentOperator.endMark:
      pass.marks -= 1
      if case .numbered(let number, let start)? = open.popLast() {
        try text.mark(number, from: start)
      }
      if let muted = pass.muted, pass.marks < muted { pass.muted = nil }
    case ContentOperator.paintObject: try showForm(pass, depth: depth, &file)
    case ContentOperator.nextLineShow, ContentOperator.nextLineShowSpaced,
      ContentOperator.nextLine, ContentOperator.setLeading:
      throw PDFDamage("its text is set with operators that Cairo does not use")
    default: break
    }
  }

  /// The last six operands.
  private func matrix(_ pass: Pass) -> PDFMatrix? {
    guard pass.operands.count >= 6 else { return nil }
    let numbers = pass.operands.suffix(6)
    let first = numbers.startIndex
    guard let a = numbers[first].number, let b = numbers[first + 1].number,
      let c = numbers[first + 2].number, let d = numbers[first + 3].number,
      let e = numbers[first + 4].number, let f = numbers[first + 5].number
    else { return nil }
    return PDFMatrix(a: a, b: b, c: c, d: d, e: e, f: f)
  }

  private func name(_ operand: ContentOperand?, _ pass: Pass) -> String? {
    guard case .name(let range) = operand else { return nil }
    var scanner = PDFScanner(pass.bytes, at: range.lowerBound - 1, hasReferences: false)
    return (try? scanner.next())?.name
  }

  /// The code of a name, see ``PDFName``.
  private func nameCode(_ operand: ContentOperand?, _ pass: Pass) -> UInt64 {
    guard case .name(let range) = operand else { return 0 }
    return PDFName.code(pass.bytes[range])
  }

  private mutating func move(to line: PDFMatrix, _ pass: inout Pass) {
    pass.line = line
    if text.bytes.last != PaintedText.gap { text.bytes.append(PaintedText.gap) }
  }

  private mutating func beginMark(_ pass: inout Pass) throws(PDFDamage) {
    pass.marks += 1
    guard open.count < 256 else { throw PDFDamage("its marks are nested too deep") }
    let isArtifact = nameCode(pass.operands.first, pass) == PDFName.artifact
    open.append(isArtifact ? .artifact : .other)
    guard pass.muted == nil, case .dictionary(let start) = pass.operands.last else { return }
    var scanner = PDFScanner(pass.bytes, at: start, hasReferences: false)
    var (number, actual): (Int?, [UInt8]?)
    try scanner.enterDictionary()
    while let key = try scanner.nextKey() {
      switch key {
      case PDFName.markNumber: number = try scanner.integer()
      case PDFName.actualText:
        guard case .string(let text) = try scanner.next() else { continue }
        actual = UTF16Text.utf8(text)
      default: try scanner.skipValue()
      }
    }
    if !isArtifact, let number {
      open[open.count - 1] = .numbered(number, from: text.settle())
    }
    guard let actual else { return }
    text.bytes.append(contentsOf: actual)
    pass.muted = pass.marks
  }

  private mutating func showForm(
    _ pass: Pass, depth: Int, _ file: inout PDFFile
  ) throws(PDFDamage) {
    try spend(pass.forms.count)
    guard let name = name(pass.operands.last, pass), let value = pass.forms[name] else {
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
  private mutating func showPieces(
    _ range: Range<Int>, _ pass: inout Pass
  ) throws(PDFDamage) {
    var scanner = PDFScanner(
      UnsafeBufferPointer(rebasing: pass.bytes[range]), hasReferences: false)
    var isFirst = true
    while true {
      scanner.skipSpace()
      guard scanner.position < scanner.bytes.count else { return }
      switch scanner.bytes[scanner.position] {
      case UInt8(ascii: "<"), UInt8(ascii: "("):
        try scanner.string(into: &codes)
        show(&pass, isFirst: isFirst)
        isFirst = false
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "."):
        // Thousandths of an em to the left: a wide step to the right parts words.
        if try scanner.number() < -150 { text.bytes.append(PaintedText.gap) }
      default: throw PDFDamage("a text has pieces that are neither text nor number")
      }
    }
  }

  private mutating func show(
    _ range: Range<Int>, _ pass: inout Pass, isFirst: Bool
  ) throws(PDFDamage) {
    var scanner = PDFScanner(pass.bytes, at: range.lowerBound, hasReferences: false)
    try scanner.string(into: &codes)
    show(&pass, isFirst: isFirst)
  }

  /// Shows ``codes``.
  private mutating func show(_ pass: inout Pass, isFirst: Bool) {
    guard !codes.isEmpty else { return }
    if isFirst { notePlace(pass) }
    let isMarked = open.contains { if case .other = $0 { false } else { true } }
    if !isMarked { text.unmarked.append(text.bytes.count) }
    guard let map = pass.state.font?.characters else {
      text.unreadable.append(text.bytes.count)
      return
    }
    if map.width == 1, pass.muted == nil {
      for code in codes where !map.append(Int(code), to: &text.bytes) {
        text.unreadable.append(text.bytes.count)
      }
      return
    }
    for index in stride(from: 0, to: codes.count, by: map.width) {
      var code = Int(codes[index])
      if map.width == 2 {
        code = code << 8 | (index + 1 < codes.count ? Int(codes[index + 1]) : 0)
      }
      let start = text.bytes.count
      // Glyph 0 of a composite font is the box, whatever text stands for it.
      if map.width == 2, code == 0 { text.unreadable.append(start) }
      guard pass.muted == nil else { continue }
      if !map.append(code, to: &text.bytes) { text.unreadable.append(start) }
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
