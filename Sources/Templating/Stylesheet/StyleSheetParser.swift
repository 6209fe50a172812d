internal import Pages
internal import Records

/// Reads a style sheet. Everything that Rapor does not support is a mistake, never silently ignored.
struct StyleSheetParser {
  private let source: SourceText
  private let sourceIndex: Int
  private let tokens: [StyleToken]
  private var position = 0
  private var mistakes: Mistakes

  /// Selectors of one sheet: each is tried on each element.
  static let selectorLimit = 2_000
  private var selectorCount = 0

  static func parse(_ source: SourceText, index: Int, into mistakes: inout Mistakes) -> StyleSheet {
    var parser = StyleSheetParser(
      source: source, index: index, tokens: StyleTokenizer.tokens(source.bytes), mistakes: mistakes)
    let sheet = parser.sheet()
    mistakes = parser.mistakes
    return sheet
  }

  /// The declarations of a `style` attribute, whose text begins at `offset` of the source.
  static func declarations(
    _ source: SourceText, index: Int, range: Range<Int>, into mistakes: inout Mistakes
  ) -> [Declaration] {
    var parser = StyleSheetParser(
      source: source, index: index, tokens: StyleTokenizer.tokens(source.bytes, in: range),
      mistakes: mistakes)
    let declarations = parser.declarations()
    mistakes = parser.mistakes
    return declarations
  }

  private init(source: SourceText, index: Int, tokens: [StyleToken], mistakes: Mistakes) {
    self.source = source
    self.sourceIndex = index
    self.tokens = tokens
    self.mistakes = mistakes
  }

  private mutating func sheet() -> StyleSheet {
    var sheet = StyleSheet()
    while true {
      skipSpace()
      guard let token = peek else { return sheet }
      if selectorCount > Self.selectorLimit { return sheet }
      switch token.kind {
      case .atKeyword("page"):
        position += 1
        if let page = page() { sheet.pages.append(page) }
      case .atKeyword("media"): media(into: &sheet)
      case .atKeyword(let name):
        report(
          token, Bilingual(id: "'@\(name)' tidak didukung", en: "'@\(name)' is not supported"),
          Bilingual(id: "yang ada: @page, @media print", en: "there are: @page, @media print"))
        skipStatement()
      default:
        if let rule = rule() { sheet.rules.append(rule) }
      }
    }
  }

  private mutating func media(into sheet: inout StyleSheet) {
    let start = position
    position += 1
    skipSpace()
    guard case .identifier("print")? = peek?.kind else {
      report(
        tokens[start],
        Bilingual(id: "hanya '@media print'", en: "only '@media print' is supported"),
        Bilingual(id: "hapus", en: "remove it"))
      skipStatement()
      return
    }
    position += 1
    guard takeDelimiter("{") else {
      report(
        tokens[start], Bilingual(id: "'@media' tanpa '{'", en: "'@media' without '{'"),
        Bilingual(id: "tulis @media print { … }", en: "write @media print { … }"))
      return skipStatement()
    }
    while true {
      skipSpace()
      if takeDelimiter("}") { return }
      if peek == nil { return reportUnclosed(tokens[start]) }
      if let rule = rule() { sheet.rules.append(rule) }
    }
  }

  private mutating func rule() -> StyleRule? {
    let start = position
    while let token = peek, token.kind != .delimiter(UInt8(ascii: "{")),
      token.kind != .delimiter(UInt8(ascii: "}"))
    { position += 1 }
    let prelude = Array(tokens[start..<position])
    guard takeDelimiter("{") else {
      report(
        tokens[start], Bilingual(id: "aturan tanpa '{'", en: "a rule without '{'"),
        Bilingual(id: "tulis: nama { … }", en: "write: name { … }"))
      if peek != nil { position += 1 }
      return nil
    }
    let declarations = declarations()
    if !takeDelimiter("}") { reportUnclosed(tokens[start]) }
    var reader = SelectorReader(tokens: prelude)
    switch reader.selectors() {
    case .success(let selectors):
      selectorCount += selectors.count
      guard selectorCount <= Self.selectorLimit else {
        report(
          tokens[start],
          Bilingual(
            id: "lebih dari \(Self.selectorLimit) pemilih",
            en: "more than \(Self.selectorLimit) selectors"),
          Bilingual(id: "kurangi aturan", en: "use fewer rules"))
        position = tokens.count
        return nil
      }
      return StyleRule(selectors: selectors, declarations: declarations)
    case .failure(let failure):
      let offset = prelude.first?.range.lowerBound ?? tokens[start].range.lowerBound
      mistakes.add(
        at: failure.offset ?? offset, in: source,
        Bilingual(id: "pemilih tidak dimengerti", en: "unsupported selector"),
        Bilingual(
          id: "yang ada: nama .kelas #id [sifat] > + :first-child :last-child :nth-child() :not()",
          en:
            "there are: name .class #id [attribute] > + :first-child :last-child :nth-child() :not()"
        ))
      return nil
    }
  }

  private mutating func reportUnclosed(_ token: StyleToken) {
    report(
      token, Bilingual(id: "'{' tidak ditutup", en: "'{' is not closed"),
      Bilingual(id: "tambahkan '}'", en: "add '}'"))
  }

  // MARK: Declarations

  private mutating func declarations() -> [Declaration] {
    var list: [Declaration] = []
    while true {
      skipSpace()
      guard let token = peek else { return list }
      switch token.kind {
      case .delimiter(UInt8(ascii: "}")), .atKeyword: return list
      case .delimiter(UInt8(ascii: ";")): position += 1
      case .identifier(let name):
        position += 1
        if let declaration = declaration(name.lowercased(), token) { list.append(declaration) }
      default:
        report(
          token, Bilingual(id: "bukan 'sifat: nilai'", en: "not 'property: value'"),
          Bilingual(id: "tulis 'sifat: nilai;'", en: "write 'property: value;'"))
        position += 1
        skipDeclaration()
      }
    }
  }

  private mutating func declaration(_ name: String, _ start: StyleToken) -> Declaration? {
    skipSpace()
    guard takeDelimiter(":") else {
      report(
        start, Bilingual(id: "'\(name)' tanpa ':'", en: "'\(name)' without ':'"),
        Bilingual(id: "tulis '\(name): nilai;'", en: "write '\(name): value;'"))
      skipDeclaration()
      return nil
    }
    var value: [StyleToken] = []
    while let token = peek, token.kind != .delimiter(UInt8(ascii: ";")),
      token.kind != .delimiter(UInt8(ascii: "}"))
    {
      if token.kind != .whitespace { value.append(token) }
      position += 1
    }
    var isImportant = false
    if value.count >= 2, value[value.count - 1].kind == .identifier("important"),
      value[value.count - 2].kind == .delimiter(UInt8(ascii: "!"))
    {
      value.removeLast(2)
      isImportant = true
    }
    return Declaration(
      name: name, value: value, isImportant: isImportant, offset: start.range.lowerBound,
      source: sourceIndex)
  }

  // MARK: Pages

  private mutating func page() -> PageRuleSource? {
    skipSpace()
    var page = PageRuleSource(name: nil, isFirst: false, declarations: [], boxes: [])
    if case .identifier(let name)? = peek?.kind {
      page.name = name
      position += 1
    }
    if takeDelimiter(":") {
      if case .identifier("first")? = peek?.kind {
        page.isFirst = true
        position += 1
      } else {
        report(
          tokens[position - 1], Bilingual(id: "hanya ':first'", en: "only ':first' is supported"),
          Bilingual(id: "tulis @page :first", en: "write @page :first"))
        if peek != nil { position += 1 }
      }
    }
    skipSpace()
    let start = position
    guard takeDelimiter("{") else {
      if start < tokens.count {
        report(
          tokens[start], Bilingual(id: "'@page' tanpa '{'", en: "'@page' without '{'"),
          Bilingual(id: "tulis @page { … }", en: "write @page { … }"))
      }
      skipStatement()
      return nil
    }
    while true {
      page.declarations += declarations()
      guard let token = peek else {
        reportUnclosed(tokens[start])
        return page
      }
      guard case .atKeyword(let name) = token.kind else {
        position += 1
        return page
      }
      position += 1
      skipSpace()
      guard let box = MarginBoxPosition(rawValue: name), takeDelimiter("{") else {
        let near = nearest(name, MarginBoxPosition.allCases.map(\.rawValue))
        report(
          token, Bilingual(id: "tidak ada kotak tepi '@\(name)'", en: "no margin box '@\(name)'"),
          near.map { Bilingual(id: "maksudnya '@\($0)'?", en: "did you mean '@\($0)'?") }
            ?? Bilingual(id: "misalnya @bottom-right", en: "such as @bottom-right"))
        skipStatement()
        continue
      }
      page.boxes.append((box, declarations()))
      if !takeDelimiter("}") { reportUnclosed(token) }
    }
  }
}

// MARK: - Tokens

extension StyleSheetParser {
  private var peek: StyleToken? { position < tokens.count ? tokens[position] : nil }

  private mutating func report(_ token: StyleToken, _ message: Bilingual, _ remedy: Bilingual) {
    mistakes.add(at: token.range.lowerBound, in: source, message, remedy)
  }

  private mutating func skipSpace() {
    while peek?.kind == .whitespace { position += 1 }
  }

  private mutating func takeDelimiter(_ delimiter: Unicode.Scalar) -> Bool {
    let before = position
    skipSpace()
    if peek?.kind == .delimiter(UInt8(ascii: delimiter)) {
      position += 1
      return true
    }
    position = before
    return false
  }

  private mutating func skipDeclaration() {
    while let token = peek, token.kind != .delimiter(UInt8(ascii: ";")),
      token.kind != .delimiter(UInt8(ascii: "}"))
    { position += 1 }
  }

  /// To the end of a rule that was not understood.
  private mutating func skipStatement() {
    var depth = 0
    while let token = peek {
      position += 1
      switch token.kind {
      case .delimiter(UInt8(ascii: "{")): depth += 1
      case .delimiter(UInt8(ascii: "}")):
        depth -= 1
        if depth <= 0 { return }
      case .delimiter(UInt8(ascii: ";")) where depth == 0: return
      default: break
      }
    }
  }
}
