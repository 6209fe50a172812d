internal import Pages

/// Notes while a record is merged which piece of content was made from which fields.
struct Tracer {
  /// One slot of the scope's stack: what its value is called.
  private struct Slot {
    var path: String
    var type: ValueType?
    var meaning = ""
    var owner = ""
  }

  private(set) var traces: [ContentTrace]
  private var slots: [Slot]
  private let sites: [TemplateSite]

  /// - Parameter names: what the first slots are called.
  init(sites: [TemplateSite], names: [Scope.Name]) {
    self.sites = sites
    // Content without holes was finished when the template was compiled and names its site directly.
    traces = sites.indices.map { ContentTrace(site: Int32($0)) }
    slots = names.map { Slot(path: $0.name, type: $0.type) }
  }

  // MARK: Loops

  mutating func enter(_ list: Expression, item: Int, value: Value) {
    var slot = list.paths.first.map { named(slot: $0.slot, fields: $0.fields) } ?? Slot(path: "")
    slot.path += "[\(item)]"
    if case .list(let element)? = slot.type { slot.type = element } else { slot.type = nil }
    if case .object(let description)? = slot.type, case .object(let values) = value,
      let name = description.slot(of: "name"), case .text(let text) = values[name]
    {
      slot.owner = text
    }
    slots.append(slot)
    slots.append(Slot(path: "loop", type: .object(Scope.loopDescription)))
  }

  mutating func leave() { slots.removeLast(2) }

  // MARK: Pieces

  /// A piece that holds the pieces traced since `mark`.
  mutating func container(_ site: Int32, since mark: Int) -> Int32 {
    let inner = traces[mark...].filter { $0.isText }
    // A paragraph without an element of its own stands where its first text does.
    let place = site >= 0 ? site : inner.first?.site ?? -1
    return add(ContentTrace(site: place, bindings: inner.flatMap(\.bindings)))
  }

  mutating func text(_ parts: [TextPart], site: Int32, stack: ValueStack) -> Int32 {
    let written = sites.indices.contains(Int(site)) ? sites[Int(site)].expressions : []
    var trace = ContentTrace(site: site)
    trace.isText = true
    for case .value(let expression) in parts {
      let number = trace.bindings.count
      trace.bindings.append(
        ContentTrace.Binding(
          expression: number < written.count ? written[number] : "",
          fields: expression.paths.map { field($0, stack) },
          printed: expression.value(stack).printed))
    }
    return add(trace)
  }

  private mutating func add(_ trace: ContentTrace) -> Int32 {
    traces.append(trace)
    return Int32(traces.count - 1)
  }

  // MARK: Names

  private func field(_ path: Expression.Path, _ stack: ValueStack) -> ContentTrace.Field {
    let named = named(slot: path.slot, fields: path.fields)
    return ContentTrace.Field(
      path: named.path, meaning: named.meaning, owner: named.owner,
      value: Expression.path(slot: path.slot, fields: path.fields).value(stack).printed)
  }

  private func named(slot: Int, fields: [Int]) -> Slot {
    guard slots.indices.contains(slot) else { return Slot(path: "") }
    var named = slots[slot]
    for field in fields {
      guard case .object(let description)? = named.type,
        description.fields.indices.contains(field)
      else { return named }
      named.path += "." + description.fields[field].name
      named.meaning = description.fields[field].meaning
      named.type = description.fields[field].type
    }
    return named
  }
}

extension Expression {
  typealias Path = (slot: Int, fields: [Int])

  /// The paths that it reads, in the order written.
  var paths: [Path] {
    switch self {
    case .path(let slot, let fields): [(slot, fields)]
    case .literal: []
    case .filtered(let inner, _, let argument): inner.paths + (argument?.paths ?? [])
    case .not(let inner): inner.paths
    case .and(let left, let right), .or(let left, let right), .equal(let left, let right):
      left.paths + right.paths
    }
  }
}
