/// The values that a template's expressions read, slot by slot (``Scope``).
///
/// The first slot is the record. Its fields are made when they are first asked for: a template prints a few of the many.
/// A class, because they are kept then. Lives as long as one merge, on one thread.
final class ValueStack {
  // Unchecked, because nothing is called while one of them is being changed.
  @exclusivity(unchecked) private var values: [Value]
  private let read: (Int) -> Value
  @exclusivity(unchecked) private var fields: [Value?]

  /// - Parameters:
  ///   - fieldCount: 0 for a record of which nothing was entered.
  ///   - others: what stands above the record.
  ///   - read: makes the record's field of that number.
  init(fieldCount: Int, others: [Value], read: @escaping (Int) -> Value) {
    // The record itself is only asked whether it is there.
    values = [fieldCount > 0 ? .object([]) : .none] + others
    fields = Array(repeating: nil, count: fieldCount)
    self.read = read
  }

  subscript(slot: Int) -> Value {
    get { values[slot] }
    set { values[slot] = newValue }
  }

  func push(_ value: Value) { values.append(value) }

  func pop(_ count: Int) { values.removeLast(count) }

  /// The value at `slot`, then field after field; `.none` where one of them is missing.
  func value(slot: Int, fields path: [Int]) -> Value {
    guard slot == 0, let first = path.first else { return Self.value(values[slot], path[...]) }
    return Self.value(recordField(first), path.dropFirst())
  }

  private func recordField(_ number: Int) -> Value {
    guard number < fields.count else { return .none }
    if let known = fields[number] { return known }
    let value = read(number)
    fields[number] = value
    return value
  }

  private static func value(_ root: Value, _ path: ArraySlice<Int>) -> Value {
    var value = root
    for field in path {
      guard case .object(let children) = value else { return .none }
      value = children[field]
    }
    return value
  }
}
