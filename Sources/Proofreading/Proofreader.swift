internal import Pages

/// Reads finished PDFs back and says what is not as it should be. No findings means: verified.
///
/// Both ways may be called from any thread at once.
package enum Proofreader {
  /// Checks with our own small reader of PDF bytes, for every document of a run.
  ///
  /// Checks the number and sizes of pages, that fonts are embedded as subsets, that each page's text is what was put in,
  /// character by character, own and foreign marks, and glyphs without text. Time and memory are bounded whatever the
  /// bytes are.
  package static func quickly(_ bytes: [UInt8], _ expectation: PDFExpectation) -> [Finding] {
    do {
      let withStructure = expectation.structure != nil
      return compare(try DocumentReading(bytes, withStructure: withStructure), expectation)
    } catch {
      return [
        error.reason == DocumentReading.encryption
          ? .encrypted : .unreadable(reason: error.reason)
      ]
    }
  }

  /// Checks as ``quickly(_:_:)`` does and then with poppler, as a viewer would read it: for issued documents and samples.
  ///
  /// Poppler gets only bytes that our own reader has found sound, and works for one thread at a time.
  package static func fully(_ bytes: [UInt8], _ expectation: PDFExpectation) -> [Finding] {
    let findings = quickly(bytes, expectation)
    let isSound = findings.allSatisfy { finding in
      switch finding {
      case .unreadable, .encrypted: false
      default: true
      }
    }
    guard isSound else { return findings }
    var known = Set(findings)
    return findings
      + PopplerReading.findings(bytes, expectation).filter { known.insert($0).inserted }
  }

  private static func compare(
    _ reading: DocumentReading, _ expectation: PDFExpectation
  ) -> [Finding] {
    var findings: [Finding] = []
    if reading.pages.count != expectation.pages.count {
      findings.append(
        .pageCount(expected: expectation.pages.count, found: reading.pages.count))
    }
    let foreign = MarkSet(expectation.foreignMarks)
    var compacts: [[UInt8]] = []
    for (index, page) in reading.pages.enumerated() {
      let number = index + 1
      checkReadability(of: page, number, &findings)
      let compact = page.text.solid
      if expectation.pages.indices.contains(index) {
        let expected = expectation.pages[index]
        checkSize(page.width, page.height, expected.size, number, &findings)
        if let text = expected.paintedText, !isEqual(text, compact) {
          findings.append(difference(text, compact, page: number))
        }
        for mark in expected.marks where !ByteSearch.contains(compact, Array(mark.utf8)) {
          findings.append(.missingMark(page: number, mark: mark))
        }
        for mark in foreign.marks(in: page.text.bytes) where !expected.marks.contains(mark) {
          findings.append(.foreignMark(page: number, mark: mark))
        }
      }
      compacts.append(compact)
    }
    if let expected = expectation.structure {
      findings += expected.findings(in: reading, expectation.pages)
    }
    for text in expectation.texts where !ByteSearch.runsThrough(compacts, text) {
      findings.append(.missingText(text))
    }
    return findings
  }

  private static func isEqual(_ left: ContiguousArray<UInt8>, _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    return left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in left.indices.allSatisfy { left[$0] == right[$0] } }
    }
  }

  static func checkSize(
    _ width: Double, _ height: Double, _ expected: Extent, _ page: Int, _ findings: inout [Finding]
  ) {
    // Cairo writes six decimals; a hundredth of a point is a third of a hair.
    let tolerance = 0.01
    guard
      (width - expected.width.value).magnitude > tolerance
        || (height - expected.height.value).magnitude > tolerance
    else { return }
    let found = Extent(width: Points(width), height: Points(height))
    findings.append(.pageSize(page: page, expected: expected, found: found))
  }

  private static func checkReadability(
    of page: DocumentReading.Page, _ number: Int, _ findings: inout [Finding]
  ) {
    for font in page.fonts {
      if !font.isEmbedded { findings.append(.fontNotEmbedded(page: number, font: font.name)) }
      if !font.isSubset { findings.append(.fontNotSubset(page: number, font: font.name)) }
    }
    for place in page.text.unreadable.prefix(3) {
      let before = page.text.bytes[max(place - 24, 0)..<place]
      findings.append(
        .missingGlyph(page: number, after: String(decoding: before, as: UTF8.self)))
    }
    for stray in page.text.strays.prefix(3) {
      let place = Position(x: Points(stray.x), y: Points(stray.y))
      findings.append(.textOutsidePage(page: number, place: place))
    }
  }

  private static func difference(
    _ expected: ContiguousArray<UInt8>, _ found: [UInt8], page: Int
  ) -> Finding {
    let same = zip(expected, found).prefix { $0 == $1 }.count
    let start = max(same - 12, 0)
    let excerpt = { (bytes: ArraySlice<UInt8>) in String(decoding: bytes.prefix(36), as: UTF8.self)
    }
    return .textDiffers(
      page: page, expected: excerpt(Array(expected)[start...]), found: excerpt(found[start...]))
  }
}
