/// How a camera was held, as its JPEG says (Exif 2.32 section 4.5.4: TIFF fields in the marker segment APP1).
enum ExifOrientation {
  /// 1 to 8; 1, upright, if there is nothing or nothing sensible.
  static func of(jpeg bytes: [UInt8]) -> Int {
    var position = 2
    // Segments up to the pixels: a marker, and a length that counts itself.
    while position + 4 <= bytes.count, bytes[position] == 0xFF {
      let marker = bytes[position + 1]
      if marker == 0xFF {
        position += 1
        continue
      }
      guard marker != 0xDA, marker != 0xD9 else { break }
      let length = Int(bytes[position + 2]) << 8 | Int(bytes[position + 3])
      let end = position + 2 + length
      guard length >= 2, end <= bytes.count else { break }
      let body = bytes[(position + 4)..<end]
      if marker == 0xE1, body.starts(with: Array("Exif\0\0".utf8)) {
        return orientation(inTIFF: body.dropFirst(6)) ?? 1
      }
      position = end
    }
    return 1
  }

  private static func orientation(inTIFF bytes: ArraySlice<UInt8>) -> Int? {
    let isLittle = bytes.starts(with: Array("II".utf8))
    guard isLittle || bytes.starts(with: Array("MM".utf8)) else { return nil }
    func number(_ offset: Int, _ size: Int) -> Int? {
      let start = bytes.startIndex + offset
      guard offset >= 0, start + size <= bytes.endIndex else { return nil }
      let part = bytes[start..<start + size]
      return (isLittle ? Array(part.reversed()) : Array(part)).reduce(0) { $0 << 8 | Int($1) }
    }
    guard number(2, 2) == 42, let directory = number(4, 4), let count = number(directory, 2)
    else { return nil }
    for entry in 0..<count {
      let place = directory + 2 + entry * 12
      guard let tag = number(place, 2) else { return nil }
      // A SHORT, whose value stands in the first bytes of the field.
      if tag == 0x0112 { return number(place + 8, 2).flatMap { (1...8).contains($0) ? $0 : nil } }
    }
    return nil
  }
}
