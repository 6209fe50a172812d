internal import Records

/// Bytes of a file as schools save it, turned into UTF-8 (Docs/domain.md sections 5.3, 5.4).
enum TextEncoding: Sendable, Hashable, CaseIterable {
  case utf8, utf16LittleEndian, utf16BigEndian, windows1252

  /// Bytes that one file may have.
  static let sizeLimit = 64 << 20

  /// As people call it; nil for UTF-8, of which nothing needs to be said.
  var name: String? {
    switch self {
    case .utf8: nil
    case .utf16LittleEndian, .utf16BigEndian: "UTF-16"
    case .windows1252: "Windows-1252"
    }
  }

  /// The text in UTF-8 without byte order mark, and how it was encoded. Refuses what is no text.
  ///
  /// Bytes without a meaning in that encoding become U+FFFD, which no table may hold: see ``Reading/refuseDamage(in:)``.
  static func decoded(
    _ bytes: [UInt8]
  ) throws(FileRefusal) -> (text: [UInt8], encoding: TextEncoding) {
    guard bytes.count <= sizeLimit else { throw FileRefusal(.fileTooLarge) }
    guard !bytes.isEmpty else { throw FileRefusal(.fileEmpty) }
    if let complaint = FileSignature.complaint(bytes) {
      throw FileRefusal(complaint)
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      return (try checked(repaired(Array(bytes.dropFirst(3))).text), .utf8)
    }
    if bytes.starts(with: [0xFF, 0xFE]) {
      return (try checked(utf16(bytes.dropFirst(2), bigEndian: false)), .utf16LittleEndian)
    }
    if bytes.starts(with: [0xFE, 0xFF]) {
      return (try checked(utf16(bytes.dropFirst(2), bigEndian: true)), .utf16BigEndian)
    }
    if let bigEndian = looksLikeUTF16(bytes) {
      let text = try checked(utf16(bytes[...], bigEndian: bigEndian))
      return (text, bigEndian ? .utf16BigEndian : .utf16LittleEndian)
    }
    let (text, sequences, badBytes) = repaired(bytes)
    // Letters of Windows-1252 hardly ever make up sequences of UTF-8 by chance: where there are as many of these as bad
    // bytes, the file is UTF-8 with damage, and reading it otherwise would store letters that nobody wrote.
    if badBytes == 0 || sequences >= badBytes { return (try checked(text), .utf8) }
    return (try checked(windows(bytes)), .windows1252)
  }

  /// The bytes as UTF-8, with U+FFFD for what is none; how many sequences of several bytes are right, and how many are not.
  private static func repaired(
    _ bytes: [UInt8]
  ) -> (text: [UInt8], sequences: Int, badBytes: Int) {
    if String(validating: bytes, as: UTF8.self) != nil { return (bytes, 0, 0) }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var (sequences, badBytes) = (0, 0)
    var parser = Unicode.UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    while true {
      switch parser.parseScalar(from: &rest) {
      case .valid(let sequence):
        text.append(contentsOf: sequence)
        if sequence.count > 1 { sequences += 1 }
      case .error:
        text.append(contentsOf: [0xEF, 0xBF, 0xBD])
        badBytes += 1
      case .emptyInput: return (text, sequences, badBytes)
      }
    }
  }

  /// No text file holds control characters, but for tabs and line ends; a stray one is left to the cells.
  private static func checked(_ text: [UInt8]) throws(FileRefusal) -> [UInt8] {
    let controls = text.prefix(1 << 16).count {
      $0 < 32 && $0 != 9 && $0 != 10 && $0 != 13 && $0 != 12
    }
    guard controls * 100 <= min(text.count, 1 << 16), !text.prefix(1 << 16).contains(0) else {
      throw FileRefusal(.notText)
    }
    return text
  }

  /// Whether every second byte is mostly zero, as in Latin text in UTF-16: true for big endian, nil for neither.
  private static func looksLikeUTF16(_ bytes: [UInt8]) -> Bool? {
    let part = bytes.prefix(4_096)
    guard part.count >= 4 else { return nil }
    var zeros = [0, 0]
    for (index, byte) in part.enumerated() where byte == 0 { zeros[index & 1] += 1 }
    let half = part.count / 2
    if zeros[1] * 10 >= half * 6 && zeros[0] * 10 < half { return false }
    if zeros[0] * 10 >= half * 6 && zeros[1] * 10 < half { return true }
    return nil
  }

  private static func utf16(
    _ bytes: ArraySlice<UInt8>, bigEndian: Bool
  ) throws(FileRefusal) -> [UInt8] {
    guard bytes.count % 2 == 0 else { throw FileRefusal(.fileCutOff) }
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(bigEndian ? first << 8 | second : second << 8 | first)
      index += 2
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// Windows-1252 from 0x80 to 0x9F; the five bytes without a character become U+FFFD.
  private static let high: [UInt32] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
  ]

  private static func windows(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      guard byte >= 0x80 else {
        text.append(byte)
        continue
      }
      let value = byte < 0xA0 ? high[Int(byte) - 0x80] : UInt32(byte)
      if value < 0x800 {
        text.append(UInt8(0xC0 | value >> 6))
      } else {
        text.append(UInt8(0xE0 | value >> 12))
        text.append(UInt8(0x80 | value >> 6 & 0x3F))
      }
      text.append(UInt8(0x80 | value & 0x3F))
    }
    return text
  }
}

extension Complaint {
  static let fileTooLarge = Complaint(
    id: "Berkas lebih besar dari 64 MB.", "Bagi menjadi beberapa berkas.",
    en: "The file is larger than 64 MB.", "Split it into several files.")
  static let fileEmpty = Complaint(
    id: "Berkas kosong.", "Simpan ulang berkasnya, lalu coba lagi.",
    en: "The file is empty.", "Save it again and retry.")
  static let fileCutOff = Complaint(
    id: "Berkas terpotong di tengah huruf terakhir.", "Simpan atau salin ulang berkasnya.",
    en: "The file ends in the middle of a character.", "Save or copy it again.")
  static let notText = Complaint(
    id: "Berkas ini bukan tabel teks.", "Simpan dari Excel sebagai CSV, lalu coba lagi.",
    en: "This file is not a table of text.", "Save it as CSV from Excel and retry.")
}
