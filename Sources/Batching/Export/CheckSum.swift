/// CRC-32 as ZIP has it (polynomial 0xEDB88320), eight bytes at a time.
enum CheckSum {
  private static let tables: [UInt32] = {
    var tables = [UInt32](repeating: 0, count: 8 * 256)
    for index in 0..<256 {
      var value = UInt32(index)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
      tables[index] = value
    }
    for index in 256..<8 * 256 {
      let before = tables[index - 256]
      tables[index] = before >> 8 ^ tables[Int(before & 0xFF)]
    }
    return tables
  }()

  static func crc32(_ bytes: [UInt8]) -> UInt32 {
    var value: UInt32 = 0xFFFF_FFFF
    tables.withUnsafeBufferPointer { table in
      bytes.withUnsafeBytes { buffer in
        var index = 0
        while index + 8 <= buffer.count {
          let word = UInt64(
            littleEndian: buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self))
          let mixed = word ^ UInt64(value)
          var next: UInt32 = 0
          for byte in 0..<8 {
            next ^= table[(7 - byte) * 256 + Int(mixed >> UInt64(8 * byte) & 0xFF)]
          }
          value = next
          index += 8
        }
        while index < buffer.count {
          value = value >> 8 ^ table[Int((value ^ UInt32(buffer[index])) & 0xFF)]
          index += 1
        }
      }
    }
    return ~value
  }
}
