internal import Pages

extension Property {
  /// Box, position and breaking properties.
  static let box: [String: Property] = {
    var properties: [String: Property] = [
      "display": Property { (computed, value) throws(ValueMistake) in
        computed.display = try value.keyword([
          "block": .block, "inline": .inline, "none": .none, "list-item": .listItem,
        ])
      },
      "background-color": background, "background": background,
      "width": dimension(\.width, isNegativeAllowed: false),
      "height": dimension(\.height, isNegativeAllowed: false),
      "min-width": dimension(\.minWidth, allowsAuto: false, isNegativeAllowed: false),
      "min-height": dimension(\.minHeight, allowsAuto: false, isNegativeAllowed: false),
      "max-width": Property { (computed, value) throws(ValueMistake) in
        computed.style.maxWidth =
          value.takeKeyword("none")
          ? .auto : try value.dimension(allowsAuto: false, isNegativeAllowed: false)
      },
      "object-fit": keywords(
        \.objectFit, [("fill", .fill), ("contain", .contain), ("scale-down", .scaleDown)]),
      "column-count": Property { (computed, value) throws(ValueMistake) in
        computed.style.columnCount =
          value.takeKeyword("auto") ? 1 : try value.integer(in: 1...20)
      },
      "column-gap": Property { (computed, value) throws(ValueMistake) in
        computed.style.columnGap =
          value.takeKeyword("normal") ? nil : try value.length(isNegativeAllowed: false)
      },
      "opacity": Property { (computed, value) throws(ValueMistake) in
        computed.style.opacity = try value.number(in: 0...1)
      },
      "rotate": Property { (computed, value) throws(ValueMistake) in
        computed.style.rotate = try value.angle()
      },
      "position": keywords(
        \.position,
        [
          ("static", .static), ("relative", .relative), ("absolute", .absolute), ("fixed", .fixed),
        ]),
      "top": dimension(\.inset.top), "right": dimension(\.inset.right),
      "bottom": dimension(\.inset.bottom), "left": dimension(\.inset.left),
      "inset": Property { (computed, value) throws(ValueMistake) in
        computed.style.inset = try edges(&value) { (value) throws(ValueMistake) in
          try value.dimension()
        }
      },
      "margin": Property { (computed, value) throws(ValueMistake) in
        computed.style.margin = try edges(&value) { (value) throws(ValueMistake) in
          try value.dimension()
        }
      },
      "margin-top": dimension(\.margin.top), "margin-right": dimension(\.margin.right),
      "margin-bottom": dimension(\.margin.bottom), "margin-left": dimension(\.margin.left),
      "padding": Property { (computed, value) throws(ValueMistake) in
        computed.style.padding = try edges(&value) { (value) throws(ValueMistake) in
          try value.length(isNegativeAllowed: false)
        }
      },
      "padding-top": length(\.padding.top, isNegativeAllowed: false),
      "padding-right": length(\.padding.right, isNegativeAllowed: false),
      "padding-bottom": length(\.padding.bottom, isNegativeAllowed: false),
      "padding-left": length(\.padding.left, isNegativeAllowed: false),
      "break-before": between(\.breakBefore), "break-after": between(\.breakAfter),
      "break-inside": keywords(\.breakInside, [("auto", .auto), ("avoid", .avoid)]),
      "page": Property { (computed, value) throws(ValueMistake) in
        guard case .identifier(let name)? = value.peek else { throw .expected("auto, name") }
        value.advance()
        computed.style.page = name == "auto" ? nil : name
      },
    ]
    properties["page-break-before"] = legacyBetween(\.breakBefore)
    properties["page-break-after"] = legacyBetween(\.breakAfter)
    properties["page-break-inside"] = properties["break-inside"]
    return properties.merging(borders) { first, _ in first }
  }()

  private static let background = Property { (computed, value) throws(ValueMistake) in
    computed.style.backgroundColor = value.takeKeyword("none") ? nil : try value.color()
  }

  private static func between(
    _ path: any WritableKeyPath<Style, BreakBetween> & Sendable
  ) -> Property {
    keywords(
      path,
      [
        ("auto", .auto), ("avoid", .avoid), ("page", .page), ("always", .page), ("column", .column),
      ])
  }

  private static func legacyBetween(
    _ path: any WritableKeyPath<Style, BreakBetween> & Sendable
  ) -> Property {
    keywords(path, [("auto", .auto), ("avoid", .avoid), ("page", .page), ("always", .page)])
  }

  /// One to four values for the sides, as CSS shorthands have them.
  static func edges<Value>(
    _ value: inout ValueReader, _ read: (inout ValueReader) throws(ValueMistake) -> Value
  ) throws(ValueMistake) -> Edges<Value> {
    var values: [Value] = []
    while !value.isAtEnd, values.count < 4 { values.append(try read(&value)) }
    switch values.count {
    case 1: return Edges(all: values[0])
    case 2: return Edges(top: values[0], right: values[1], bottom: values[0], left: values[1])
    case 3: return Edges(top: values[0], right: values[1], bottom: values[2], left: values[1])
    case 4: return Edges(top: values[0], right: values[1], bottom: values[2], left: values[3])
    default: throw .expected("1mm 2mm")
    }
  }

  // MARK: Borders

  private static let borders: [String: Property] = {
    var properties: [String: Property] = [
      "border": Property { (computed, value) throws(ValueMistake) in
        computed.style.border = Edges(all: try side(&value))
      },
      "border-width": Property { (computed, value) throws(ValueMistake) in
        let widths = try edges(&value) { (value) throws(ValueMistake) in try lineWidth(&value) }
        change(&computed, widths, \.width)
      },
      "border-style": Property { (computed, value) throws(ValueMistake) in
        let styles = try edges(&value) { (value) throws(ValueMistake) in
          try value.keyword(lineStyles)
        }
        change(&computed, styles, \.style)
      },
      "border-color": Property { (computed, value) throws(ValueMistake) in
        let colors = try edges(&value) { (value) throws(ValueMistake) in
          try value.color() ?? Color(red: 0, green: 0, blue: 0, alpha: 0)
        }
        change(&computed, colors, \.color)
      },
    ]
    let sides: [(String, any WritableKeyPath<Edges<BorderSide>, BorderSide> & Sendable)] = [
      ("top", \.top), ("right", \.right), ("bottom", \.bottom), ("left", \.left),
    ]
    for (name, path) in sides {
      properties["border-\(name)"] = Property { (computed, value) throws(ValueMistake) in
        computed.style.border[keyPath: path] = try side(&value)
      }
    }
    return properties
  }()

  private static let lineStyles: KeyValuePairs<String, BorderStyle> = [
    "none": .none, "hidden": .hidden, "solid": .solid, "dashed": .dashed, "dotted": .dotted,
    "double": .double,
  ]

  private static func change<Value>(
    _ computed: inout ComputedStyle, _ values: Edges<Value>,
    _ path: WritableKeyPath<BorderSide, Value>
  ) {
    computed.style.border.top[keyPath: path] = values.top
    computed.style.border.right[keyPath: path] = values.right
    computed.style.border.bottom[keyPath: path] = values.bottom
    computed.style.border.left[keyPath: path] = values.left
  }

  private static func lineWidth(_ value: inout ValueReader) throws(ValueMistake) -> Points {
    if value.takeKeyword("thin") { return 0.75 }
    if value.takeKeyword("medium") { return 2.25 }
    if value.takeKeyword("thick") { return 3.75 }
    return try value.length(isNegativeAllowed: false)
  }

  /// Width, style and colour in any order.
  private static func side(_ value: inout ValueReader) throws(ValueMistake) -> BorderSide {
    var side = BorderSide(width: 2.25, style: .none, color: .black)
    for _ in 0..<3 {
      guard let kind = value.peek else { break }
      switch kind {
      case .identifier(let name) where lineStyles.contains { $0.key == name }:
        side.style = try value.keyword(lineStyles)
      case .number, .dimension, .identifier("thin"), .identifier("medium"), .identifier("thick"):
        side.width = try lineWidth(&value)
      default: side.color = try value.color() ?? Color(red: 0, green: 0, blue: 0, alpha: 0)
      }
    }
    return side
  }

  // MARK: Tables

  static let table: [String: Property] = [
    "table-layout": keywords(\.tableLayout, [("auto", .auto), ("fixed", .fixed)]),
    "border-collapse": keywords(
      \.borderCollapse, [("separate", .separate), ("collapse", .collapse)]),
    "border-spacing": Property { (computed, value) throws(ValueMistake) in
      let horizontal = try value.length(isNegativeAllowed: false)
      let vertical =
        value.isAtEnd ? horizontal : try value.length(isNegativeAllowed: false)
      computed.style.borderSpacing = Extent(width: horizontal, height: vertical)
    },
    "-rapor-repeat": keywords(
      \.rowRepeat,
      [
        ("always", .always), ("first", .first), ("continuation", .continuation), ("last", .last),
      ]),
  ]
}
