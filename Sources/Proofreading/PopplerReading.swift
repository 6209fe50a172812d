internal import CPoppler
internal import Pages
internal import Synchronization

/// Poppler's reading of a PDF.
enum PopplerReading {
  /// Poppler builds colour management and other global state on first use without a lock of its own, even for separate
  /// documents (poppler work item 1800), so only one thread may be in it.
  private static let turn = Mutex(())

  static func findings(_ bytes: [UInt8], _ expectation: PDFExpectation) -> [Finding] {
    turn.withLock { _ in
      bytes.withUnsafeBytes { bytes in
        guard let document = rapor_poppler_open(bytes.baseAddress, bytes.count) else {
          return [.unreadable(reason: "poppler: no PDF that it can open")]
        }
        defer { rapor_poppler_close(document) }
        return findings(document, expectation)
      }
    }
  }

  private static func findings(
    _ document: OpaquePointer, _ expectation: PDFExpectation
  ) -> [Finding] {
    var findings: [Finding] = []
    let count = Int(rapor_poppler_page_count(document))
    if count != expectation.pages.count {
      findings.append(.pageCount(expected: expectation.pages.count, found: count))
    }
    for index in 0..<count {
      var page = rapor_poppler_page()
      guard rapor_poppler_read(document, Int32(index), &page) else {
        findings.append(.unreadable(reason: "poppler: page \(index + 1) is damaged"))
        continue
      }
      guard expectation.pages.indices.contains(index) else { continue }
      let text = UnsafeRawBufferPointer(start: page.text, count: page.length).filter { $0 > 32 }
      check(page, text, expectation.pages[index], index + 1, &findings)
    }
    checkFonts(of: document, &findings)
    return findings
  }

  private static func check(
    _ page: rapor_poppler_page, _ text: [UInt8], _ expected: PageExpectation,
    _ number: Int, _ findings: inout [Finding]
  ) {
    Proofreader.checkSize(page.width, page.height, expected.size, number, &findings)
    for mark in expected.marks where !ByteSearch.contains(text, Array(mark.utf8)) {
      findings.append(.missingMark(page: number, mark: mark))
    }
    guard let painted = expected.paintedText else { return }
    let (missing, extra) = difference(Array(painted), text)
    if !missing.isEmpty || !extra.isEmpty {
      findings.append(.textDiffers(page: number, expected: missing, found: extra))
    }
  }

  /// The characters of `expected` that `found` lacks, and the reverse: poppler turns right-to-left words round, puts marks
  /// behind their letters and leaves out a letter printed twice in one place, so that only their numbers can be compared.
  private static func difference(
    _ expected: [UInt8], _ found: [UInt8]
  ) -> (missing: String, extra: String) {
    var counts: [Unicode.Scalar: Int] = [:]
    for scalar in String(decoding: expected, as: UTF8.self).unicodeScalars {
      counts[scalar, default: 0] += 1
    }
    for scalar in String(decoding: found, as: UTF8.self).unicodeScalars {
      counts[scalar, default: 0] -= 1
    }
    var missing = String.UnicodeScalarView()
    var extra = String.UnicodeScalarView()
    for (scalar, count) in counts.sorted(by: { $0.key < $1.key }) {
      // White space of any script, and the marks of direction that poppler adds, are not text.
      guard !scalar.properties.isWhitespace, !scalar.properties.isDefaultIgnorableCodePoint else {
        continue
      }
      if count > 0 { missing.append(contentsOf: repeatElement(scalar, count: min(count, 36))) }
      if count < 0 { extra.append(contentsOf: repeatElement(scalar, count: min(-count, 36))) }
    }
    return (String(missing), String(extra))
  }

  private static func checkFonts(of document: OpaquePointer, _ findings: inout [Finding]) {
    var font = rapor_poppler_font()
    var index = 0
    while rapor_poppler_font_at(document, index, &font) {
      let name = String(cString: font.name)
      if !font.is_embedded { findings.append(.fontNotEmbedded(page: 1, font: name)) }
      if !font.is_subset { findings.append(.fontNotSubset(page: 1, font: name)) }
      index += 1
    }
  }
}
