/// Reads the selectors before a rule's `{`.
struct SelectorReader {
  struct Failure: Error {
    /// The byte of the token that was not understood; nil at the end.
    var offset: Int?
  }

  private let tokens: [StyleToken]
  private var position = 0
  private var isNegating = false

  /// Compounds of one selector.
  static let compoundLimit = 16

  init(tokens: [StyleToken]) { self.tokens = tokens }

  mutating func selectors() -> Result<[Selector], Failure> {
    do throws(Failure) {
      var list = [try selector()]
      while take(",") { list.append(try selector()) }
      guard position == tokens.count else { throw failure }
      return .success(list)
    } catch {
      return .failure(error)
    }
  }

  private var failure: Failure {
    Failure(offset: position < tokens.count ? tokens[position].range.lowerBound : nil)
  }

  private mutating func selector() throws(Failure) -> Selector {
    _ = skipSpace()
    var parts: [(combinator: Selector.Combinator, compound: Selector.Compound)] = []
    var combinator = Selector.Combinator.descendant
    while true {
      guard parts.count < Self.compoundLimit else { throw failure }
      parts.append((combinator, try compound()))
      let hadSpace = skipSpace()
      if take(">") {
        combinator = .child
      } else if take("+") {
        combinator = .adjacent
      } else if hadSpace, position < tokens.count, tokens[position].kind != comma {
        combinator = .descendant
      } else {
        return Selector(parts: parts)
      }
      _ = skipSpace()
    }
  }

  private let comma = StyleToken.Kind.delimiter(UInt8(ascii: ","))

  private mutating func compound() throws(Failure) -> Selector.Compound {
    var compound = Selector.Compound()
    let start = position
    if case .identifier(let type)? = peek {
      compound.type = type.lowercased()
      position += 1
    } else if isDelimiter("*") {
      position += 1
    }
    loop: while let kind = peek {
      switch kind {
      case .hash(let id):
        compound.id = id
        position += 1
      case .delimiter(UInt8(ascii: ".")):
        position += 1
        compound.classes.append(try identifier())
      case .delimiter(UInt8(ascii: "[")):
        position += 1
        let name = try identifier()
        var value: String?
        if take("=") {
          switch peek {
          case .string(let text)?, .identifier(let text)?: value = text
          default: throw failure
          }
          position += 1
        }
        guard take("]") else { throw failure }
        compound.attributes.append((name, value))
      case .delimiter(UInt8(ascii: ":")):
        position += 1
        try pseudoClass(into: &compound)
      default: break loop
      }
    }
    guard position > start else { throw failure }
    return compound
  }

  private mutating func pseudoClass(into compound: inout Selector.Compound) throws(Failure) {
    switch peek {
    case .identifier("first-child")?:
      compound.pseudoClasses.append(.firstChild)
      position += 1
    case .identifier("last-child")?:
      compound.pseudoClasses.append(.lastChild)
      position += 1
    case .function("nth-child")?:
      position += 1
      compound.pseudoClasses.append(try nthChild())
      guard take(")") else { throw failure }
    case .function("not")? where !isNegating:
      // No negation within a negation (Selectors 3 section 6.6.7).
      isNegating = true
      defer { isNegating = false }
      position += 1
      _ = skipSpace()
      compound.negated.append(try self.compound())
      guard take(")") else { throw failure }
    default: throw failure
    }
  }

  /// `odd`, `even`, a number, `n`, `2n` (with ` + 1`).
  private mutating func nthChild() throws(Failure) -> Selector.PseudoClass {
    _ = skipSpace()
    var a = 0
    var b = 0
    switch peek {
    case .identifier("odd")?: (a, b) = (2, 1)
    case .identifier("even")?: (a, b) = (2, 0)
    case .identifier("n")?: (a, b) = (1, 0)
    case .number(let number)?: (a, b) = (0, try childNumber(number))
    case .dimension(let number, unit: "n")?: (a, b) = (try childNumber(number), 0)
    default: throw failure
    }
    position += 1
    if a != 0, take("+") {
      _ = skipSpace()
      guard case .number(let number)? = peek else { throw failure }
      b = try childNumber(number)
      position += 1
    }
    return .nthChild(a: a, b: b)
  }

  private func childNumber(_ number: Double) throws(Failure) -> Int {
    guard let integer = Int(exactly: number), (0...10_000).contains(integer) else { throw failure }
    return integer
  }

  // MARK: Tokens

  private var peek: StyleToken.Kind? { position < tokens.count ? tokens[position].kind : nil }

  private func isDelimiter(_ character: Unicode.Scalar) -> Bool {
    peek == .delimiter(UInt8(ascii: character))
  }

  private mutating func identifier() throws(Failure) -> String {
    guard case .identifier(let name)? = peek else { throw failure }
    position += 1
    return name
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    let before = position
    _ = skipSpace()
    if isDelimiter(character) {
      position += 1
      return true
    }
    position = before
    return false
  }

  private mutating func skipSpace() -> Bool {
    let start = position
    while peek == .whitespace { position += 1 }
    return position > start
  }
}
