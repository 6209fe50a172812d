/// What a cell of an imported file does to a stored value (Docs/domain.md section 5.3): a blank cell keeps it, `-` clears
/// it, anything else sets it. A column that the file lacks keeps it too.
package enum Change<Value> {
  case keep
  case clear
  case set(Value)

  /// The value after the change.
  package func applied(to old: Value?) -> Value? {
    switch self {
    case .keep: old
    case .clear: nil
    case .set(let value): value
    }
  }
}

extension Change: Sendable where Value: Sendable {}
extension Change: Equatable where Value: Equatable {}
extension Change: Hashable where Value: Hashable {}
