internal import Records

/// The fields of one Swift type, each with its reader: description and value come from the same list, so that they
/// cannot drift apart.
struct ObjectSchema<Root: Sendable>: Sendable {
  struct Field: Sendable {
    let description: FieldDescription
    let read: @Sendable (Root) -> Value
  }

  let fields: [Field]

  init(_ fields: [Field]) { self.fields = fields }

  /// The schema of what has this root as a part, with further fields of its own.
  func lifted<Outer>(
    _ part: @escaping @Sendable (Outer) -> Root, adding fields: [ObjectSchema<Outer>.Field]
  ) -> ObjectSchema<Outer> {
    ObjectSchema<Outer>(
      self.fields.map { field in
        ObjectSchema<Outer>.Field(description: field.description) { field.read(part($0)) }
      } + fields)
  }

  var description: ObjectDescription { ObjectDescription(fields: fields.map(\.description)) }

  func value(of root: Root) -> Value { .object(fields.map { $0.read(root) }) }

  /// The value of the field of that number alone.
  func value(ofField number: Int, of root: Root) -> Value { fields[number].read(root) }
}

extension ObjectSchema.Field {
  private init(
    _ name: String, _ type: ValueType, _ meaning: String, _ example: String,
    _ read: @escaping @Sendable (Root) -> Value
  ) {
    description = FieldDescription(name: name, type: type, meaning: meaning, example: example)
    self.read = read
  }

  static func text(
    _ name: String, _ meaning: String, _ example: String,
    _ read: @escaping @Sendable (Root) -> String?
  ) -> Self {
    Self(name, .text, meaning, example) { root in read(root).map(Value.text) ?? .none }
  }

  static func integer(
    _ name: String, _ meaning: String, _ example: String,
    _ read: @escaping @Sendable (Root) -> Int?
  ) -> Self {
    Self(name, .integer, meaning, example) { root in read(root).map(Value.integer) ?? .none }
  }

  static func score(
    _ name: String, _ meaning: String, _ example: String,
    _ read: @escaping @Sendable (Root) -> Score?
  ) -> Self {
    Self(name, .score, meaning, example) { root in read(root).map(Value.score) ?? .none }
  }

  static func date(
    _ name: String, _ meaning: String, _ example: String,
    _ read: @escaping @Sendable (Root) -> CalendarDate?
  ) -> Self {
    Self(name, .date, meaning, example) { root in read(root).map(Value.date) ?? .none }
  }

  static func truth(
    _ name: String, _ meaning: String, _ example: String,
    _ read: @escaping @Sendable (Root) -> Bool
  ) -> Self {
    Self(name, .truth, meaning, example) { root in .truth(read(root)) }
  }

  static func object<Child: Sendable>(
    _ name: String, _ meaning: String, _ schema: ObjectSchema<Child>,
    _ read: @escaping @Sendable (Root) -> Child?
  ) -> Self {
    Self(name, .object(schema.description), meaning, "") { root in
      read(root).map(schema.value(of:)) ?? .none
    }
  }

  /// A list whose items were made into values before.
  static func list(
    _ name: String, _ meaning: String, of items: ObjectDescription,
    _ read: @escaping @Sendable (Root) -> [Value]
  ) -> Self {
    Self(name, .list(.object(items)), meaning, "") { root in .list(read(root)) }
  }

  static func list<Child: Sendable>(
    _ name: String, _ meaning: String, _ schema: ObjectSchema<Child>,
    _ read: @escaping @Sendable (Root) -> [Child]
  ) -> Self {
    Self(name, .list(.object(schema.description)), meaning, "") { root in
      .list(read(root).map(schema.value(of:)))
    }
  }
}
