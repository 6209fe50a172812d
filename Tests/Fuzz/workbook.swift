import SheetReading

private func crc(_ bytes: [UInt8]) -> UInt32 {
  var crc: UInt32 = 0xFFFF_FFFF
  for byte in bytes {
    crc ^= UInt32(byte)
    for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
  }
  return ~crc
}

private func little(_ value: Int, _ count: Int) -> [UInt8] {
  (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
}

/// The parts as a zip file without compression, so that what the fuzzer changes reaches the readers of XML.
private func zip(_ parts: [(String, [UInt8])]) -> [UInt8] {
  var file: [UInt8] = []
  var directory: [UInt8] = []
  for (name, bytes) in parts {
    let common =
      little(0, 8) + little(Int(crc(bytes)), 4) + little(bytes.count, 4) + little(bytes.count, 4)
      + little(name.utf8.count, 2) + little(0, 2)
    directory +=
      little(0x0201_4B50, 4) + little(20, 2) + little(20, 2) + common + little(0, 10)
      + little(file.count, 4) + Array(name.utf8)
    file += little(0x0403_4B50, 4) + little(20, 2) + common + Array(name.utf8) + bytes
  }
  return file + directory + little(0x0605_4B50, 4) + little(0, 4) + little(parts.count, 2)
    + little(parts.count, 2) + little(directory.count, 4) + little(file.count, 4) + little(0, 2)
}

/// Any bytes at all as a workbook, or as one of its parts, which the first byte chooses. Reading may refuse them, but it
/// ends, and rows come in order and within the limits.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzWorkbook(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
  guard size > 0 else { return 0 }
  let bytes = [UInt8](UnsafeBufferPointer(start: data + 1, count: size - 1))
  let text = "<worksheet><row><c t=\"s\"><v>0</v></c><c s=\"1\"><v>40000</v></c></row></worksheet>"
  let sheet = Array(text.utf8)
  let names = [
    "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
    "xl/sharedStrings.xml", "xl/styles.xml", "content.xml", "_rels/.rels", "META-INF/manifest.xml",
  ]
  let chosen = Int(data[0]) % (names.count + 1)
  var file = bytes
  if chosen < names.count {
    var parts = [(names[chosen], bytes)]
    if chosen != 0 { parts.append((names[0], sheet)) }
    if chosen != 1 {
      parts.append(("xl/workbook.xml", Array("<workbook><sheet name=\"A\"/></workbook>".utf8)))
    }
    file = zip(parts)
  }
  let limits = SheetLimits(rows: 2_000, columns: 50, cells: 20_000, cellBytes: 2_000)
  do throws(SheetMistake) {
    var book = try SheetFile(file, limits: limits)
    for index in book.sheets.indices.prefix(3) {
      var last = 0
      _ = try book.rows(of: index) { row, cells in
        precondition(row > last && row <= limits.rows && cells.count <= limits.columns)
        precondition(cells.last?.isEmpty == false)
        last = row
        return true
      }
    }
  } catch {
    precondition((error.row ?? 1) > 0 && (error.column ?? 0) >= 0)
  }
  return 0
}
