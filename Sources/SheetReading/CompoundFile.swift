/// Microsoft's older container ([MS-CFB]), in which .xls files and encrypted .xlsx files come.
enum CompoundFile {
  static func isOne(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
  }

  /// Why such a file cannot be read; nil if it is none.
  static func reason(_ bytes: [UInt8]) -> SheetMistake.Reason? {
    guard isOne(bytes) else { return nil }
    if holds("EncryptedPackage", bytes) || holds("EncryptionInfo", bytes) { return .encrypted }
    if holds("WordDocument", bytes) { return .other("Word") }
    return .oldWorkbook
  }

  /// Whether an entry of the directory has that name, which stands there in UTF-16. Entries begin at multiples of 128.
  private static func holds(_ name: String, _ bytes: [UInt8]) -> Bool {
    let wanted = name.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    return stride(from: 512, to: max(512, bytes.count - wanted.count), by: 128).contains { place in
      bytes[place] == wanted[0] && bytes[place..<(place + wanted.count)].elementsEqual(wanted)
    }
  }
}
