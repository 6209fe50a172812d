import Foundation

/// The part of JSON Schema 2020-12 that our schema uses, and nothing else: an unknown keyword is a failure, so that the
/// schema cannot say what is not checked.
struct SchemaValidator {
  let root: [String: Any]
  private static let silent: Set = ["$schema", "$id", "$defs", "title", "description", "examples"]

  func failures(_ value: Any) -> [String] { failures(value, against: root, at: "$") }

  func failures(_ value: Any, against schema: [String: Any], at path: String) -> [String] {
    var found: [String] = []
    for (keyword, rule) in schema where !Self.silent.contains(keyword) {
      if let problem = check(keyword, rule, value, schema, path) { found += problem }
    }
    return found
  }

  func definition(_ name: String) -> [String: Any]? {
    (root["$defs"] as? [String: Any])?[name] as? [String: Any]
  }

  private func check(
    _ keyword: String, _ rule: Any, _ value: Any, _ schema: [String: Any], _ path: String
  ) -> [String]? {
    let object = value as? [String: Any]
    let list = value as? [Any]
    let length = (value as? String)?.unicodeScalars.count
    switch keyword {
    case "$ref":
      guard let name = (rule as? String)?.split(separator: "/").last,
        let target = definition(String(name))
      else { return ["\(path): no definition \(rule)"] }
      return failures(value, against: target, at: path)
    case "anyOf":
      let choices = rule as? [[String: Any]] ?? []
      let results = choices.map { failures(value, against: $0, at: path) }
      return results.contains { $0.isEmpty } ? nil : results.min { $0.count < $1.count }
    case "type": return hasType(rule as? String, value) ? nil : ["\(path): not \(rule)"]
    case "enum":
      let allowed = (rule as? [Any])?.map { "\($0)" } ?? []
      return allowed.contains("\(value)") ? nil : ["\(path): not one of \(allowed)"]
    case "required":
      guard let object, let keys = rule as? [String] else { return nil }
      return keys.filter { object[$0] == nil }.map { "\(path): lacks \($0)" }
    case "properties":
      guard let object, let properties = rule as? [String: [String: Any]] else { return nil }
      return object.flatMap { key, value in
        properties[key].map { failures(value, against: $0, at: "\(path).\(key)") } ?? []
      }
    case "additionalProperties":
      guard let object, let properties = schema["properties"] as? [String: Any] else { return nil }
      return object.keys.filter { properties[$0] == nil }.map { "\(path).\($0): unknown" }
    case "items":
      guard let list, let items = rule as? [String: Any] else { return nil }
      return list.enumerated().flatMap { failures($1, against: items, at: "\(path)[\($0)]") }
    case "maxItems": return within(list?.count, nil, rule, path)
    case "minLength": return within(length, rule, nil, path)
    case "maxLength": return within(length, nil, rule, path)
    case "minimum": return within(value as? NSNumber, rule, nil, path)
    case "maximum": return within(value as? NSNumber, nil, rule, path)
    case "pattern":
      guard let text = value as? String, let pattern = rule as? String else { return nil }
      return text.range(of: pattern, options: .regularExpression) == nil
        ? ["\(path): does not match \(pattern)"] : nil
    default: return ["\(path): the validator does not know \(keyword)"]
    }
  }

  private func within(_ value: Any?, _ least: Any?, _ most: Any?, _ path: String) -> [String]? {
    guard let value = (value as? NSNumber)?.doubleValue ?? (value as? Int).map(Double.init) else {
      return nil
    }
    func number(_ bound: Any?) -> Double? { (bound as? NSNumber)?.doubleValue }
    let fits = value >= number(least) ?? -.infinity && value <= number(most) ?? .infinity
    return fits ? nil : ["\(path): \(value) is out of bounds"]
  }

  private func hasType(_ type: String?, _ value: Any) -> Bool {
    let isBool = (value as? NSNumber).map { JSONTruth.isBool($0) } ?? false
    switch type {
    case "object": return value is [String: Any]
    case "array": return value is [Any]
    case "string": return value is String
    case "boolean": return isBool
    case "number": return value is NSNumber && !isBool
    case "integer":
      guard let number = (value as? NSNumber)?.doubleValue else { return false }
      return !isBool && number == number.rounded()
    default: return false
    }
  }
}

/// Tells JSON's true from its 1, which Foundation holds in the same class.
enum JSONTruth {
  static func isBool(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }
}
