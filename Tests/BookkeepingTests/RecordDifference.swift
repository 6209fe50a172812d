import Foundation
import Records
import Testing

/// Two records laid side by side, value by value of their published form.
struct RecordDifference: Hashable, CustomStringConvertible {
  /// "subjects.3.knowledge.score".
  var field: String
  var found: String
  var expected: String

  var description: String { "\(field): \(found) instead of \(expected)" }

  static func between(
    _ found: ReportRecord, and expected: ReportRecord
  ) throws -> [RecordDifference] {
    let (left, right) = (try values(found), try values(expected))
    return Set(left.keys).union(right.keys).sorted().compactMap { field in
      let (old, new) = (left[field] ?? "nothing", right[field] ?? "nothing")
      return old == new ? nil : RecordDifference(field: field, found: old, expected: new)
    }
  }

  /// Every value of the record by its path.
  static func values(_ record: ReportRecord) throws -> [String: String] {
    let json = try JSONSerialization.jsonObject(with: JSONEncoder().encode(record))
    var values: [String: String] = [:]
    func walk(_ value: Any, _ path: String) {
      if let object = value as? [String: Any] {
        for (key, inner) in object { walk(inner, path.isEmpty ? key : "\(path).\(key)") }
      } else if let list = value as? [Any] {
        values["\(path).count"] = "\(list.count)"
        for (index, inner) in list.enumerated() { walk(inner, "\(path).\(index)") }
      } else {
        values[path] = "\(value)"
      }
    }
    walk(json, "")
    return values
  }
}
