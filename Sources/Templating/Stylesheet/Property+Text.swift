internal import Pages

extension Property {
  /// Font and text properties.
  static let text: [String: Property] = [
    "font-family": Property { (computed, value) throws(ValueMistake) in
      computed.style.fontFamily = try families(&value)
    },
    "font-size": Property { (computed, value) throws(ValueMistake) in
      computed.style.fontSize = try fontSize(&value)
    },
    "font-weight": Property { (computed, value) throws(ValueMistake) in
      if case .number(let weight)? = value.peek, (100...900).contains(weight) {
        value.advance()
        computed.style.fontWeight = Int(weight)
      } else {
        computed.style.fontWeight = try value.keyword(["normal": 400, "bold": 700])
      }
    },
    "font-style": keywords(\.isItalic, [("normal", false), ("italic", true), ("oblique", true)]),
    "line-height": Property { (computed, value) throws(ValueMistake) in
      if value.takeKeyword("normal") {
        computed.style.lineHeight = .normal
      } else if case .number(let multiple)? = value.peek, (0...10).contains(multiple) {
        value.advance()
        computed.style.lineHeight = .multiple(multiple)
      } else {
        computed.style.lineHeight = .length(
          try value.length(percentOf: value.em, isNegativeAllowed: false))
      }
    },
    "color": Property { (computed, value) throws(ValueMistake) in
      computed.style.color = try value.color() ?? Color(red: 0, green: 0, blue: 0, alpha: 0)
    },
    "text-align": keywords(
      \.textAlign,
      [
        ("start", .start), ("end", .end), ("left", .left), ("right", .right), ("center", .center),
        ("justify", .justify),
      ]),
    "text-indent": length(\.textIndent),
    "text-transform": keywords(
      \.textTransform,
      [
        ("none", .none), ("uppercase", .uppercase), ("lowercase", .lowercase),
        ("capitalize", .capitalize),
      ]),
    "text-decoration": keywords(
      \.textDecoration,
      [("none", []), ("underline", .underline), ("line-through", .lineThrough)]),
    "letter-spacing": Property { (computed, value) throws(ValueMistake) in
      computed.style.letterSpacing = value.takeKeyword("normal") ? 0 : try value.length()
    },
    "white-space": keywords(
      \.whiteSpace,
      [
        ("normal", .normal), ("nowrap", .nowrap), ("pre", .pre), ("pre-line", .preLine),
        ("pre-wrap", .preWrap),
      ]),
    "overflow-wrap": keywords(
      \.overflowWrap,
      [("normal", .normal), ("break-word", .breakWord), ("anywhere", .anywhere)]),
    "hyphens": keywords(\.hyphens, [("none", .none), ("manual", .manual), ("auto", .auto)]),
    "direction": keywords(\.direction, [("ltr", .leftToRight), ("rtl", .rightToLeft)]),
    "writing-mode": keywords(
      \.writingMode,
      [
        ("horizontal-tb", .horizontal), ("sideways-lr", .sidewaysLeft),
        ("sideways-rl", .sidewaysRight),
      ]),
    "vertical-align": keywords(
      \.verticalAlign,
      [
        ("baseline", .baseline), ("sub", .sub), ("super", .super), ("top", .top),
        ("middle", .middle), ("bottom", .bottom),
      ]),
    "orphans": Property { (computed, value) throws(ValueMistake) in
      computed.style.orphans = try value.integer(in: 1...20)
    },
    "widows": Property { (computed, value) throws(ValueMistake) in
      computed.style.widows = try value.integer(in: 1...20)
    },
    "list-style-type": keywords(
      \.listStyle,
      [
        ("none", .none), ("disc", .disc), ("decimal", .decimal), ("lower-alpha", .lowerAlpha),
        ("upper-alpha", .upperAlpha),
      ]),
  ]

  /// Within what prints: sizes given in em may multiply through many elements.
  private static func fontSize(_ value: inout ValueReader) throws(ValueMistake) -> Points {
    let size = try value.length(percentOf: value.em, isNegativeAllowed: false)
    guard size > 0 else { throw .expected("9pt, 3mm, 1.2em, 120%") }
    return min(size, 1_000)
  }

  private static func families(_ value: inout ValueReader) throws(ValueMistake) -> [String] {
    var families: [String] = []
    var words: [String] = []
    func endFamily() {
      if !words.isEmpty { families.append(words.joined(separator: " ")) }
      words = []
    }
    while let kind = value.peek {
      switch kind {
      case .string(let name): words.append(name)
      case .identifier(let name): words.append(name)
      case .delimiter(UInt8(ascii: ",")): endFamily()
      default: throw .expected("\"Rapor Sans\", \"Rapor Serif\"")
      }
      value.advance()
    }
    endFamily()
    guard !families.isEmpty else { throw .expected("\"Rapor Sans\", \"Rapor Serif\"") }
    return families
  }
}
