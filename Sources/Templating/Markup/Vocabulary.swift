/// The HTML elements and attributes that a layout may use.
enum Vocabulary {
  /// What an element is to its surroundings.
  enum Category: Sendable {
    case root, head, metadata, body, block, inline, void, table, rowGroup, row, cell, columnGroup,
      column, caption, transparent
  }

  static let elements: [String: Category] = [
    "html": .root, "head": .head, "title": .metadata, "link": .metadata, "style": .metadata,
    "meta": .metadata, "body": .body,
    "div": .block, "section": .block, "header": .block, "footer": .block, "main": .block,
    "p": .block, "h1": .block, "h2": .block, "h3": .block, "h4": .block, "h5": .block,
    "h6": .block, "ul": .block, "ol": .block, "li": .block, "figure": .block,
    "figcaption": .block, "hr": .block,
    "b": .inline, "strong": .inline, "i": .inline, "em": .inline, "u": .inline, "s": .inline,
    "sup": .inline, "sub": .inline, "small": .inline, "span": .inline, "br": .void,
    "img": .void,
    "table": .table, "caption": .caption, "colgroup": .columnGroup, "col": .column,
    "thead": .rowGroup, "tbody": .rowGroup, "tfoot": .rowGroup, "tr": .row, "td": .cell,
    "th": .cell, "template": .transparent,
  ]

  /// Attributes that print values: `{{ … }}` may stand in them.
  static let bound: [String: Set<String>] = ["img": ["src", "alt", "data-code"]]

  static let voidElements: Set<String> = ["br", "hr", "img", "link", "meta", "col"]

  private static let global: Set<String> = ["class", "id", "style", "lang", "dir"]
  private static let special: [String: Set<String>] = [
    "td": ["colspan", "rowspan"], "th": ["colspan", "rowspan", "scope"], "col": ["span"],
    "img": ["src", "alt", "width", "height", "data-code"], "link": ["rel", "href"],
    "ol": ["start"], "meta": ["charset", "name", "content"],
  ]

  private static let allowed: [String: Set<String>] = elements.reduce(into: [:]) { all, element in
    all[element.key] = Set(attributes(of: element.key))
  }

  static func allows(_ attribute: String, on element: String) -> Bool {
    allowed[element]?.contains(attribute) ?? false
  }

  /// Whether any element has that attribute.
  static func isKnown(_ attribute: String) -> Bool {
    allowed.values.contains { $0.contains(attribute) }
  }

  static func attributes(of element: String) -> [String] {
    global.sorted() + (special[element] ?? []).sorted() + directives(of: element)
  }

  /// What an element takes besides class, id, style, lang, dir and directives.
  static func ownAttributes(of element: String) -> [String] { (special[element] ?? []).sorted() }

  /// The directives that steer an element of that name: none where nothing is printed, and another file's content only
  /// where content stands.
  static func directives(of element: String) -> [String] {
    switch elements[element] {
    case .block, .inline, .rowGroup, .cell: Directive.allNames
    case .void, .table, .row:
      Directive.allNames.filter {
        $0 != Directive.include && $0 != Directive.with && $0 != Directive.slot
      }
    case .transparent: Directive.allNames.filter { $0 != Directive.slot }
    case .root, .head, .metadata, .body, .columnGroup, .column, .caption, nil: []
    }
  }
}
