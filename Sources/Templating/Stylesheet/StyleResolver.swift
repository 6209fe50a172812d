internal import Pages
internal import Records

/// Computes the style of each element: cascade, specificity and inheritance (CSS Cascading 3), once, when a template is
/// compiled.
struct StyleResolver {
  private struct Rule {
    let declarations: [Declaration]
    let isAuthor: Bool
  }

  /// A computed style with its number: what children inherit is the same for the same number.
  struct Styled {
    var computed = ComputedStyle()
    fileprivate(set) var number = 0
  }

  /// All that a style without declarations of its own is made of.
  private struct Key: Hashable {
    var parent: Int
    var matches: [RuleIndex.Match]
  }

  private var rules: [Rule] = []
  private var index = RuleIndex()
  private(set) var pages: [PageRuleSource] = []
  private var known: [Key: Styled] = [:]
  private var lastNumber = 0

  init() {
    let source = SourceText(file: "defaults.css", bytes: Array(Self.defaults.utf8))
    var none = Mistakes()
    add(StyleSheetParser.parse(source, index: -1, into: &none), isAuthor: false)
  }

  /// Adds a sheet of the layout, after those added before; before the first style is asked for.
  mutating func add(_ sheet: StyleSheet, isAuthor: Bool = true) {
    for rule in sheet.rules {
      index.add(rule.selectors, ofRule: rules.count)
      rules.append(Rule(declarations: rule.declarations, isAuthor: isAuthor))
    }
    pages += sheet.pages
  }

  /// Every declaration of the layout's sheets, to be checked whether or not it matches anything.
  var declarations: [Declaration] {
    rules.filter(\.isAuthor).flatMap(\.declarations)
  }

  /// The style of an element; mistakes in values have been reported before.
  mutating func style(
    of element: MatchElement, parent: Styled, inline: [Declaration] = []
  ) -> Styled {
    let key = Key(parent: parent.number, matches: index.matches(of: element))
    if inline.isEmpty, let styled = known[key] { return styled }
    var styled = Styled(computed: computed(key.matches, inline, parent: parent.computed))
    number(&styled)
    if inline.isEmpty { known[key] = styled }
    return styled
  }

  /// Gives a style that was changed since it was computed a number of its own.
  mutating func number(_ styled: inout Styled) {
    lastNumber += 1
    styled.number = lastNumber
  }

  private func computed(
    _ matches: [RuleIndex.Match], _ inline: [Declaration], parent: ComputedStyle
  ) -> ComputedStyle {
    var found: [(declaration: Declaration, key: (Int, Int, Int))] = []
    for match in matches {
      let rule = rules[match.rule]
      for declaration in rule.declarations {
        let origin = (rule.isAuthor ? 1 : 0) + (declaration.isImportant ? 2 : 0)
        found.append((declaration, (origin, match.specificity, match.rule)))
      }
    }
    for declaration in inline {
      found.append((declaration, (declaration.isImportant ? 3 : 1, .max, .max)))
    }
    let sorted = found.enumerated().sorted {
      $0.element.key == $1.element.key
        ? $0.offset < $1.offset : $0.element.key < $1.element.key
    }
    var computed = ComputedStyle(style: parent.style.inherited, display: .inline)
    // The font size comes first, for the other lengths may be given in em.
    for (_, match) in sorted where match.declaration.name == "font-size" {
      computed.style.fontSize = parent.style.fontSize
      try? match.declaration.apply(to: &computed)
    }
    for (_, match) in sorted where match.declaration.name != "font-size" {
      try? match.declaration.apply(to: &computed)
    }
    return computed
  }

  /// What elements look like before the layout's own sheets (HTML section 15, simplified).
  private static let defaults = """
    html, body, div, section, header, footer, main, p, h1, h2, h3, h4, h5, h6, ul, ol, figure,
    figcaption, hr { display: block }
    li { display: list-item }
    h1 { font-size: 2em; font-weight: bold; margin: 0.67em 0; break-after: avoid }
    h2 { font-size: 1.5em; font-weight: bold; margin: 0.83em 0; break-after: avoid }
    h3 { font-size: 1.17em; font-weight: bold; margin: 1em 0; break-after: avoid }
    h4, h5, h6 { font-weight: bold; margin: 1.2em 0; break-after: avoid }
    p { margin: 1em 0 }
    ul { list-style-type: disc; margin: 1em 0; padding-left: 2em }
    ol { list-style-type: decimal; margin: 1em 0; padding-left: 2em }
    b, strong { font-weight: bold }
    i, em { font-style: italic }
    u { text-decoration: underline }
    s { text-decoration: line-through }
    small { font-size: 0.83em }
    sub { font-size: 0.7em; vertical-align: sub }
    sup { font-size: 0.7em; vertical-align: super }
    hr { border-top: 0.75pt solid gray; margin: 0.5em 0 }
    td, th { padding: 0.75pt; vertical-align: middle }
    th { font-weight: bold; text-align: center }
    caption { text-align: center }
    """
}

extension Style {
  /// The style of a child before any rule: inherited properties kept, the others initial.
  var inherited: Style {
    var child = Style()
    child.fontFamily = fontFamily
    child.fontSize = fontSize
    child.fontWeight = fontWeight
    child.isItalic = isItalic
    child.lineHeight = lineHeight
    child.color = color
    child.textAlign = textAlign
    child.textIndent = textIndent
    child.textTransform = textTransform
    child.letterSpacing = letterSpacing
    child.whiteSpace = whiteSpace
    child.overflowWrap = overflowWrap
    child.hyphens = hyphens
    child.language = language
    child.direction = direction
    child.orphans = orphans
    child.widows = widows
    child.listStyle = listStyle
    child.writingMode = .horizontal
    child.borderCollapse = borderCollapse
    child.borderSpacing = borderSpacing
    return child
  }
}

/// The styles of a template, each different one once.
struct StyleTable {
  private(set) var styles: [Style] = []
  private var identifiers: [Key: StyleID] = [:]

  /// A style under a hash of the few properties that most often tell two apart: a style has some sixty.
  private struct Key: Hashable {
    let style: Style

    func hash(into hasher: inout Hasher) {
      hasher.combine(style.fontSize)
      hasher.combine(style.fontWeight)
      hasher.combine(style.width)
      hasher.combine(style.height)
      hasher.combine(style.textAlign)
      hasher.combine(style.verticalAlign)
      hasher.combine(style.padding.left)
      hasher.combine(style.padding.top)
      hasher.combine(style.margin.top)
      hasher.combine(style.margin.bottom)
      hasher.combine(style.border.top.width)
      hasher.combine(style.border.bottom.width)
    }
  }

  mutating func identifier(of style: Style) -> StyleID {
    let key = Key(style: style)
    if let known = identifiers[key] { return known }
    let identifier = StyleID(Int32(styles.count))
    styles.append(style)
    identifiers[key] = identifier
    return identifier
  }
}
