/// Writes what the codes of a font stand for, as a ToUnicode map (ISO 32000-1 section 9.10.3).
enum CharacterMapText {
  /// - Parameters:
  ///   - texts: codes with their texts in UTF-8.
  ///   - codeLength: bytes of a code, 1 or 2.
  static func bytes(of texts: [(code: Int, text: [UInt8])], codeLength: Int) -> [UInt8] {
    var map = ByteBuffer(reserving: 256 + texts.count * 24)
    map.append("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n")
    map.append("/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n")
    map.append("/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n")
    map.append(codeLength == 1 ? "<00><FF>" : "<0000><FFFF>")
    map.append("\nendcodespacerange\n")
    let sectionLimit = 100
    for start in stride(from: 0, to: texts.count, by: sectionLimit) {
      let section = texts[start..<min(start + sectionLimit, texts.count)]
      map.append(section.count)
      map.append(" beginbfchar\n")
      for (code, text) in section {
        map.append(UInt8(ascii: "<"))
        map.append(hexadecimal: UInt16(clamping: code), digits: codeLength * 2)
        map.append("><")
        for unit in String(decoding: text, as: UTF8.self).utf16 { map.append(hexadecimal: unit) }
        map.append(">\n")
      }
      map.append("endbfchar\n")
    }
    map.append("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n")
    return Array(map.bytes)
  }
}
