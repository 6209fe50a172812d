internal import Records

/// A checked expression of a template: every name in it exists, every filter fits its value, so that evaluating it
/// cannot fail.
indirect enum Expression: Sendable, Hashable {
  /// The value at `slot` of the scope's stack, then field after field.
  case path(slot: Int, fields: [Int])
  case literal(Value)
  case filtered(Expression, Filter, argument: Expression?)
  case not(Expression)
  case and(Expression, Expression)
  case or(Expression, Expression)
  case equal(Expression, Expression)

  /// The value for one student.
  func value(_ stack: ValueStack) -> Value {
    switch self {
    case .path(let slot, let fields): return stack.value(slot: slot, fields: fields)
    case .literal(let value): return value
    case .filtered(let inner, let filter, let argument):
      return filter.apply(to: inner.value(stack), argument: argument?.value(stack))
    case .not(let inner): return .truth(!inner.value(stack).isTruthy)
    case .and(let left, let right):
      return .truth(left.value(stack).isTruthy && right.value(stack).isTruthy)
    case .or(let left, let right):
      return .truth(left.value(stack).isTruthy || right.value(stack).isTruthy)
    case .equal(let left, let right): return .truth(left.value(stack) == right.value(stack))
    }
  }
}

extension Value {
  /// The value as printed where no filter says otherwise; nothing for what was not entered.
  var printed: String {
    switch self {
    case .none, .object, .list, .truth, .picture: ""
    case .text(let text): text
    case .integer(let number): String(number)
    case .score(let score): score.printed
    case .date(let date): date.words
    }
  }
}
