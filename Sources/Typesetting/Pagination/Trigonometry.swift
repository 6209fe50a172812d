#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// Sines without Foundation.
enum Trigonometry {
  /// Exact for multiples of a right angle, so that upright things stay upright.
  static func sineAndCosine(degrees: Double) -> (Double, Double) {
    var turn = degrees.truncatingRemainder(dividingBy: 360)
    if turn < 0 { turn += 360 }
    switch turn {
    case 0: return (0, 1)
    case 90: return (1, 0)
    case 180: return (0, -1)
    case 270: return (-1, 0)
    default:
      let radians = turn * Double.pi / 180
      return (sin(radians), cos(radians))
    }
  }
}
