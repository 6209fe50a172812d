internal import Pages
internal import Records

extension Compiler {
  /// The page rules of the sheets, on the given paper where they do not name a size themselves.
  mutating func pageRules(
    paper: Extent, root: ComputedStyle
  ) -> (base: PageRuleProgram, first: PageRuleProgram?, named: [String: PageRuleProgram]) {
    let initial = PageRule(size: paper, margin: Edges(all: .millimetres(15)))
    let sources = resolver.pages
    var base = program(
      sources.filter { $0.name == nil && !$0.isFirst }, over: initial, boxes: [], root: root)
    override(&base.rule, Self.sides)
    var first: PageRuleProgram?
    if effect.margins["first-page-margin-top"] != nil
      || sources.contains(where: { $0.name == nil && $0.isFirst })
    {
      var rule = program(
        sources.filter { $0.name == nil && $0.isFirst }, over: base.rule, boxes: base.boxes,
        root: root)
      override(&rule.rule, ["first-page-margin-top": \.top])
      first = rule
    }
    var named: [String: PageRuleProgram] = [:]
    for name in Set(sources.compactMap(\.name)) {
      named[name] = program(
        sources.filter { $0.name == name }, over: base.rule, boxes: base.boxes, root: root)
    }
    return (base, first, named)
  }

  private typealias Side = any WritableKeyPath<Edges<Points>, Points> & Sendable

  private static let sides: [String: Side] = [
    "margin-top": \.top, "margin-right": \.right, "margin-bottom": \.bottom,
    "margin-left": \.left,
  ]

  /// Sets the margins that an override gives, unless they leave no room.
  private mutating func override(_ rule: inout PageRule, _ sides: [String: Side]) {
    for (name, side) in sides.sorted(by: { $0.key < $1.key }) {
      guard let margin = effect.margins[name] else { continue }
      rule.margin[keyPath: side] = margin.length
      guard !Self.leavesRoom(rule) else { continue }
      mistakes.add(
        margin.at,
        Bilingual(
          id: "margin ini menyisakan kurang dari 80 mm", en: "this margin leaves less than 80 mm"),
        Bilingual(id: "perkecil margin", en: "make the margin smaller"))
    }
  }

  private static func leavesRoom(_ rule: PageRule) -> Bool {
    let size = rule.size
    return size.width - rule.margin.left - rule.margin.right >= min(leastRoom.width, size.width / 3)
      && size.height - rule.margin.top - rule.margin.bottom
        >= min(leastRoom.height, size.height / 3)
  }

  private typealias Boxes = [(
    position: MarginBoxPosition, style: StyleID, content: [MarginPart]
  )]

  private mutating func program(
    _ sources: [PageRuleSource], over initial: PageRule, boxes inherited: Boxes,
    root: ComputedStyle
  ) -> PageRuleProgram {
    var rule = initial
    var boxes = inherited
    for source in sources {
      for declaration in source.declarations { apply(declaration, to: &rule) }
      for box in source.boxes {
        boxes.removeAll { $0.position == box.position }
        if let made = marginBox(box.position, box.declarations, root: root) { boxes.append(made) }
      }
    }
    checkRoom(rule, sources)
    return PageRuleProgram(rule: rule, boxes: boxes)
  }

  /// The least that a page must leave between its margins; of a small one, such as a label, a third.
  static let leastRoom = Extent(width: .millimetres(80), height: .millimetres(80))

  private mutating func checkRoom(_ rule: PageRule, _ sources: [PageRuleSource]) {
    guard !Self.leavesRoom(rule), let declaration = sources.last?.declarations.last
    else { return }
    report(
      Bilingual(
        id: "@page menyisakan kurang dari 80 mm", en: "@page leaves less than 80 mm"),
      Bilingual(id: "perkecil margin", en: "make the margins smaller"), at: declaration.offset,
      in: declaration.source)
  }

  private mutating func apply(_ declaration: Declaration, to rule: inout PageRule) {
    var reader = ValueReader(declaration.value, em: ValueReader.rootEm)
    do throws(ValueMistake) {
      switch declaration.name {
      case "size": rule.size = try size(&reader, paper: rule.size)
      case "margin":
        rule.margin = try Property.edges(&reader) { (reader) throws(ValueMistake) in
          try reader.length(isNegativeAllowed: false)
        }
      case "margin-top": rule.margin.top = try reader.length(isNegativeAllowed: false)
      case "margin-right": rule.margin.right = try reader.length(isNegativeAllowed: false)
      case "margin-bottom": rule.margin.bottom = try reader.length(isNegativeAllowed: false)
      case "margin-left": rule.margin.left = try reader.length(isNegativeAllowed: false)
      default:
        let names = [
          "size", "margin", "margin-top", "margin-right", "margin-bottom", "margin-left",
        ]
        throw ValueMistake(
          message: Bilingual(
            id: "'\(declaration.name)' tidak didukung dalam @page",
            en: "'\(declaration.name)' is not supported in @page"),
          remedy: nearest(declaration.name, names).map {
            Bilingual(id: "maksudnya '\($0)'?", en: "did you mean '\($0)'?")
          } ?? Bilingual(id: "yang ada: size, margin", en: "there are: size, margin"))
      }
      try reader.finish()
    } catch {
      report(error.message, error.remedy, at: declaration.offset, in: declaration.source)
    }
  }

  /// `A4`, `F4 landscape`, `landscape` of the school's own paper, or two lengths.
  private func size(_ reader: inout ValueReader, paper: Extent) throws(ValueMistake) -> Extent {
    var size = paper
    var isLandscape: Bool?
    while let kind = reader.peek {
      switch kind {
      case .identifier("landscape"):
        isLandscape = true
        reader.advance()
      case .identifier("portrait"):
        isLandscape = false
        reader.advance()
      case .identifier(let name):
        guard let named = Paper(name: name) else {
          throw .expected(Paper.allCases.map(\.rawValue).joined(separator: ", "))
        }
        size = named.extent
        reader.advance()
      default:
        let width = try reader.length()
        size = Extent(width: width, height: reader.isAtEnd ? width : try reader.length())
        // 14,400 points: the most that PDF viewers show (ISO 32000-1 annex C).
        guard (20...14_400).contains(size.width), (20...14_400).contains(size.height) else {
          throw .expected("210mm 297mm")
        }
      }
    }
    if let isLandscape, isLandscape != (size.width > size.height) {
      size = Extent(width: size.height, height: size.width)
    }
    return size
  }

  private mutating func marginBox(
    _ position: MarginBoxPosition, _ declarations: [Declaration], root: ComputedStyle
  ) -> (position: MarginBoxPosition, style: StyleID, content: [MarginPart])? {
    var computed = ComputedStyle(style: root.style.inherited)
    computed.style.textAlign = position.defaultAlignment
    check(declarations)
    for declaration in declarations where declaration.name != "content" {
      try? declaration.apply(to: &computed)
    }
    guard let content = declarations.last(where: { $0.name == "content" }) else { return nil }
    let parts = marginParts(content)
    return parts.isEmpty
      ? nil : (position, styles.identifier(of: computed.style), parts)
  }

  private mutating func marginParts(_ content: Declaration) -> [MarginPart] {
    var parts: [MarginPart] = []
    var index = 0
    func kind(_ at: Int) -> StyleToken.Kind? {
      at < content.value.count ? content.value[at].kind : nil
    }
    while let token = kind(index) {
      let offset = content.value[index].range.lowerBound
      switch token {
      case .string(let text):
        let bound = BoundText(text, scope: scope, labels: labels)
        for failure in bound.failures {
          report(failure.kind, at: offset + 1 + failure.offset, in: content.source)
        }
        if !bound.parts.isEmpty { parts.append(.text(bound.parts)) }
        index += 1
      case .identifier("none") where content.value.count == 1: return []
      case .function("counter"):
        switch (kind(index + 1), kind(index + 2)) {
        case (.identifier("page")?, .delimiter(UInt8(ascii: ")"))?): parts.append(.counter(.page))
        case (.identifier("pages")?, .delimiter(UInt8(ascii: ")"))?): parts.append(.counter(.pages))
        default:
          report(
            Bilingual(
              id: "hanya counter(page) dan counter(pages)",
              en: "only counter(page) and counter(pages)"),
            Bilingual(id: "tulis counter(page)", en: "write counter(page)"), at: offset,
            in: content.source)
          return parts
        }
        index += 3
      default:
        let mistake = ValueMistake.expected("\"…\" counter(page) counter(pages)")
        report(mistake.message, mistake.remedy, at: offset, in: content.source)
        return parts
      }
    }
    return parts
  }
}

extension MarginBoxPosition {
  /// CSS Paged Media 3 section 5.3.
  fileprivate var defaultAlignment: TextAlign {
    switch self {
    case .topLeft, .bottomLeft: .left
    case .topRight, .bottomRight: .right
    default: .center
    }
  }
}
