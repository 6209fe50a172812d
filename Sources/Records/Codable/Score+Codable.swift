extension Score: Codable {
  /// A JSON number from 0 to 100 with at most two decimals.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let number = try container.decode(Double.self)
    let hundredths = (number * 100).rounded()
    guard number.isFinite, (0...100).contains(number), abs(number * 100 - hundredths) < 1e-6,
      let score = Score(hundredths: Int(hundredths))
    else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a score is 0 to 100 with at most two decimals")
    }
    self = score
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if hundredths % 100 == 0 {
      try container.encode(hundredths / 100)
    } else {
      try container.encode(Double(hundredths) / 100)
    }
  }
}
