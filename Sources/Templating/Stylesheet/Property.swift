internal import Pages
internal import Records

/// What an element's `display` makes of it.
enum Display: Sendable, Hashable {
  case block, inline, none, listItem
  /// The part of a table that the element's name says.
  case tablePart
}

/// A style being computed.
struct ComputedStyle: Sendable, Hashable {
  var style = Style()
  var display = Display.inline
}

/// A CSS property that Rapor knows: how its value changes a style.
struct Property: Sendable {
  typealias Apply =
    @Sendable (inout ComputedStyle, inout ValueReader) throws(ValueMistake) -> Void

  let apply: Apply

  init(_ apply: @escaping Apply) { self.apply = apply }

  /// A property with a fixed set of keywords.
  static func keywords<Value: Sendable>(
    _ path: any WritableKeyPath<Style, Value> & Sendable, _ values: [(String, Value)]
  ) -> Property {
    Property { (computed, value) throws(ValueMistake) in
      guard case .identifier(let name)? = value.peek,
        let match = values.first(where: { $0.0 == name.lowercased() })
      else { throw ValueMistake.expected(values.map(\.0).joined(separator: ", ")) }
      value.advance()
      computed.style[keyPath: path] = match.1
    }
  }

  static func length(
    _ path: any WritableKeyPath<Style, Points> & Sendable, isNegativeAllowed: Bool = true
  ) -> Property {
    Property { (computed, value) throws(ValueMistake) in
      computed.style[keyPath: path] = try value.length(isNegativeAllowed: isNegativeAllowed)
    }
  }

  static func dimension(
    _ path: any WritableKeyPath<Style, Dimension> & Sendable, allowsAuto: Bool = true,
    isNegativeAllowed: Bool = true
  ) -> Property {
    Property { (computed, value) throws(ValueMistake) in
      computed.style[keyPath: path] = try value.dimension(
        allowsAuto: allowsAuto, isNegativeAllowed: isNegativeAllowed)
    }
  }

  /// All the properties, by name.
  static let all: [String: Property] = text.merging(box) { first, _ in first }
    .merging(table) { first, _ in first }
}

extension Declaration {
  /// Changes `computed` as the declaration says.
  func apply(to computed: inout ComputedStyle) throws(ValueMistake) {
    guard let property = Property.all[name] else {
      let near = nearest(name, Array(Property.all.keys))
      throw ValueMistake(
        message: Bilingual(
          id: "sifat '\(name)' tidak didukung", en: "unsupported property '\(name)'"),
        remedy: near.map { Bilingual(id: "maksudnya '\($0)'?", en: "did you mean '\($0)'?") }
          ?? Bilingual(
            id: "lihat panduan tata letak", en: "see the layout guide"))
    }
    guard !value.isEmpty else {
      throw ValueMistake(
        message: Bilingual(id: "'\(name)' tanpa nilai", en: "'\(name)' without a value"),
        remedy: Bilingual(id: "tulis '\(name): nilai;'", en: "write '\(name): value;'"))
    }
    var reader = ValueReader(value, em: computed.style.fontSize)
    do throws(ValueMistake) {
      try property.apply(&computed, &reader)
      try reader.finish()
    } catch {
      throw located(error, at: reader.token ?? value.last)
    }
  }

  /// The mistake with the value that it is about, and the keyword that was probably meant.
  private func located(_ mistake: ValueMistake, at token: StyleToken?) -> ValueMistake {
    var mistake = mistake
    mistake.offset = token?.range.lowerBound
    guard let expected = mistake.expected else { return mistake }
    let written = token?.kind.written ?? ""
    mistake.message = Bilingual(
      id: "'\(written)' bukan nilai '\(name)'", en: "'\(written)' is not a value of '\(name)'")
    let words = expected.split { $0 == "," || $0 == " " }.map(String.init)
    if let near = nearest(written, words) {
      mistake.remedy = Bilingual(
        id: "maksudnya '\(near)'? \(mistake.remedy.text(in: .indonesian))",
        en: "did you mean '\(near)'? \(mistake.remedy.text(in: .english))")
    }
    return mistake
  }
}
