/// An sRGB colour with opacity, eight bits a channel.
@frozen
package struct Color: Sendable, Hashable {
  package var red: UInt8
  package var green: UInt8
  package var blue: UInt8
  /// 0 is transparent, 255 opaque.
  package var alpha: UInt8

  package init(red: UInt8, green: UInt8, blue: UInt8, alpha: UInt8 = 255) {
    self.red = red
    self.green = green
    self.blue = blue
    self.alpha = alpha
  }

  package static let black = Color(red: 0, green: 0, blue: 0)
  package static let white = Color(red: 255, green: 255, blue: 255)

  /// A grey of the given lightness.
  package static func gray(_ level: UInt8) -> Color {
    Color(red: level, green: level, blue: level)
  }
}
