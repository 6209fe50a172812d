/// What a picture is of, and how large layouts print it (Docs/domain.md sections 2.10 and 3.2).
package enum PictureKind: String, Sendable, Hashable, CaseIterable, Codable {
  /// A student's, 3 by 4 cm.
  case photo
  /// The school's.
  case logo
  /// A teacher's or principal's.
  case signature
  /// The school's.
  case stamp

  /// The box that layouts print it in, in millimetres.
  var printed: (width: Double, height: Double) {
    switch self {
    case .photo: (30, 40)
    case .logo: (36, 36)
    case .signature: (30, 19)
    case .stamp: (24, 24)
    }
  }

  /// The same in pixels of 300 an inch.
  package var box: (width: Int, height: Int) {
    (Int(printed.width / 25.4 * 300), Int(printed.height / 25.4 * 300))
  }

  /// Pixels an inch below which it is refused: its pixels would be seen.
  var leastResolution: Int { self == .logo ? 120 : 150 }

  /// The resolution in pixels an inch that a picture of this size has when it is printed.
  func resolution(width: Int, height: Int) -> Int {
    let scale = max(Double(width) / printed.width, Double(height) / printed.height)
    return Int(scale * 25.4)
  }
}
