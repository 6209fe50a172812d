package import Pages
package import Records

/// What a path in a template can lead to, for one student.
///
/// A record is turned into trees of values while it is merged; paths are short lists of slot numbers, so that nothing is
/// looked up by name while a city is printed.
package enum Value: Sendable, Hashable {
  /// Not entered.
  case none
  case text(String)
  case integer(Int)
  case score(Score)
  case date(CalendarDate)
  case truth(Bool)
  case picture(ImageAsset)
  /// The fields of an object, in the order of its schema.
  case object([Value])
  case list([Value])

  /// Whether a condition that names just this value holds: it is there, and not false, empty or an empty list.
  var isTruthy: Bool {
    switch self {
    case .none: false
    case .text(let text): !text.isEmpty
    case .truth(let truth): truth
    case .list(let items): !items.isEmpty
    case .integer, .score, .date, .picture, .object: true
    }
  }
}

/// The type of a field, known when a template is compiled.
package indirect enum ValueType: Sendable, Hashable {
  case text
  case integer
  case score
  case date
  case truth
  /// What `src` of an `<img>` shows.
  case picture(RecordPictures.Kind)
  case object(ObjectDescription)
  case list(ValueType)

  /// How `rapor template fields` and error messages call it.
  package var name: String {
    switch self {
    case .text: "text"
    case .integer: "integer"
    case .score: "score"
    case .date: "date"
    case .truth: "truth"
    case .picture: "picture"
    case .object: "object"
    case .list: "list"
    }
  }
}

/// The fields that an object has.
package struct ObjectDescription: Sendable, Hashable {
  package var fields: [FieldDescription]

  /// The slot of the field of that name.
  func slot(of name: String) -> Int? { fields.firstIndex { $0.name == name } }
}

/// One field of the report record, as a layout's author sees it.
package struct FieldDescription: Sendable, Hashable {
  package var name: String
  package var type: ValueType
  /// What it means, in a few words.
  package var meaning: String
  /// An example as it might be printed; empty for objects and lists.
  package var example: String
}
