/// Text with `{{ expression }}` holes, read once.
struct BoundText {
  /// A mistake at a byte of the whole text.
  typealias Failure = (offset: Int, kind: BindingMistake)

  private(set) var parts: [TextPart] = []
  private(set) var failures: [Failure] = []
  /// The paths as written, for messages about what is printed here.
  private(set) var expressions: [String] = []

  var isConstant: Bool { expressions.isEmpty }

  /// Splits `text` at its holes and checks each against `scope`; all mistakes are found, not only the first.
  init(_ text: String, scope: Scope, labels: Labels, isNested: Bool = false) {
    let bytes = Array(text.utf8)
    var literalStart = 0
    var position = 0
    while let open = Self.find(UInt8(ascii: "{"), in: bytes, from: position) {
      appendLiteral(bytes[literalStart..<open])
      guard let close = Self.find(UInt8(ascii: "}"), in: bytes, from: open + 2) else {
        failures.append((open, .unclosedBraces))
        return
      }
      appendExpression(
        String(decoding: bytes[(open + 2)..<close], as: UTF8.self), at: open + 2, scope: scope,
        labels: labels, isNested: isNested)
      position = close + 2
      literalStart = position
    }
    appendLiteral(bytes[literalStart...])
  }

  /// The next doubled brace.
  private static func find(_ brace: UInt8, in bytes: [UInt8], from start: Int) -> Int? {
    var position = start
    while position + 1 < bytes.count {
      if bytes[position] == brace, bytes[position + 1] == brace { return position }
      position += 1
    }
    return nil
  }

  private mutating func appendLiteral(_ bytes: ArraySlice<UInt8>) {
    guard !bytes.isEmpty else { return }
    append(.literal(String(decoding: bytes, as: UTF8.self)))
  }

  private mutating func append(_ part: TextPart) {
    if case .literal(let text) = part, case .literal(let before)? = parts.last {
      parts[parts.count - 1] = .literal(before + text)
    } else {
      parts.append(part)
    }
  }

  private mutating func appendExpression(
    _ source: String, at offset: Int, scope: Scope, labels: Labels, isNested: Bool
  ) {
    let parsed: (expression: Expression, type: ValueType)
    do throws(ExpressionParser.Mistake) {
      parsed = try ExpressionParser.parse(source, scope: scope, labels: labels)
    } catch {
      failures.append((offset + error.offset, error.kind))
      return
    }
    switch parsed.type {
    case .text, .integer, .score, .date: break
    case .truth, .picture, .object, .list:
      failures.append((offset, .notPrintable(type: parsed.type.name)))
      return
    }
    // A label is known now; its own holes are read in the same scope, but a label within a label's hole is plain text.
    if case .literal(.text(let text)) = parsed.expression {
      guard !isNested, text.contains("{{") else { return append(.literal(text)) }
      let nested = BoundText(text, scope: scope, labels: labels, isNested: true)
      nested.parts.forEach { append($0) }
      failures += nested.failures.map { (offset, $0.kind) }
      expressions += nested.expressions
    } else {
      append(.value(parsed.expression))
      expressions.append(source.trimmedOfSpaces)
    }
  }

  /// The text itself, where there are no holes.
  var constant: String? {
    guard isConstant else { return nil }
    guard case .literal(let text)? = parts.first else { return parts.isEmpty ? "" : nil }
    return text
  }
}

extension String {
  var trimmedOfSpaces: String {
    var view = self[...]
    while view.first == " " || view.first == "\n" || view.first == "\t" { view.removeFirst() }
    while view.last == " " || view.last == "\n" || view.last == "\t" { view.removeLast() }
    return String(view)
  }
}
