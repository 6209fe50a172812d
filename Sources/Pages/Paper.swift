/// The paper sizes that schools use (Docs/domain.md section 2.10); exact, because a driver that is told a size
/// near the real one scales or clips the page.
package enum Paper: String, Sendable, Hashable, CaseIterable {
  case a4 = "A4"
  /// What shops sell as F4: 215 × 330 mm.
  case f4 = "F4"
  /// 8.5 × 13 inches.
  case folio = "Folio"
  case legal = "Legal"
  case letter = "Letter"

  /// The size in portrait.
  package var extent: Extent {
    switch self {
    case .a4: Extent(width: .millimetres(210), height: .millimetres(297))
    case .f4: Extent(width: .millimetres(215), height: .millimetres(330))
    case .folio: Extent(width: 612, height: 936)
    case .legal: Extent(width: 612, height: 1008)
    case .letter: Extent(width: 612, height: 792)
    }
  }

  /// The paper of that name, whatever its case.
  package init?(name: String) {
    let lowered = name.lowercased()
    guard let paper = Self.allCases.first(where: { $0.rawValue.lowercased() == lowered }) else {
      return nil
    }
    self = paper
  }
}
