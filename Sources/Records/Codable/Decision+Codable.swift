extension Decision: Codable {
  private enum Key: String, CodingKey { case result, grade }
  private enum Result: String, Codable { case promoted, retained, graduated, notGraduated }

  /// `{"result": "promoted", "grade": 5}`; a graduation has no grade.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    switch try container.decode(Result.self, forKey: .result) {
    case .promoted: self = .promoted(to: try container.decode(Int.self, forKey: .grade))
    case .retained: self = .retained(in: try container.decode(Int.self, forKey: .grade))
    case .graduated: self = .graduated
    case .notGraduated: self = .notGraduated
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .promoted(let grade):
      try container.encode(Result.promoted, forKey: .result)
      try container.encode(grade, forKey: .grade)
    case .retained(let grade):
      try container.encode(Result.retained, forKey: .result)
      try container.encode(grade, forKey: .grade)
    case .graduated: try container.encode(Result.graduated, forKey: .result)
    case .notGraduated: try container.encode(Result.notGraduated, forKey: .result)
    }
  }
}
