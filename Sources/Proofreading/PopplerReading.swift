internal import CPoppler
internal import Pages
internal import Synchronization

/// Poppler's reading of a PDF, through its GLib interface.
enum PopplerReading {
  /// Poppler builds colour management and other global state on first use without a lock of its own, even for separate
  /// documents (poppler work item 1800), so only one thread may be in it.
  private static let turn = Mutex(false)

  static func findings(_ bytes: [UInt8], _ expectation: PDFExpectation) -> [Finding] {
    turn.withLock { isHushed in
      if !isHushed { rapor_poppler_hush() }
      isHushed = true
      return read(bytes, expectation)
    }
  }

  private static func read(_ bytes: [UInt8], _ expectation: PDFExpectation) -> [Finding] {
    var failure: UnsafeMutablePointer<GError>?
    let data = g_bytes_new(bytes, gsize(bytes.count))
    defer { g_bytes_unref(data) }
    guard let document = poppler_document_new_from_bytes(data, nil, &failure) else {
      let reason = failure.map { String(cString: $0.pointee.message) } ?? "no reason given"
      g_clear_error(&failure)
      return [.unreadable(reason: "poppler: \(reason)")]
    }
    defer { g_object_unref(UnsafeMutableRawPointer(document)) }
    var findings: [Finding] = []
    let count = Int(poppler_document_get_n_pages(document))
    if count != expectation.pages.count {
      findings.append(.pageCount(expected: expectation.pages.count, found: count))
    }
    var texts: [[UInt8]] = []
    for index in 0..<count {
      guard let page = poppler_document_get_page(document, Int32(index)) else {
        findings.append(.unreadable(reason: "poppler: page \(index + 1) is damaged"))
        continue
      }
      defer { g_object_unref(UnsafeMutableRawPointer(page)) }
      let text = text(of: page)
      texts.append(text)
      guard expectation.pages.indices.contains(index) else { continue }
      check(page, text, expectation.pages[index], index + 1, &findings)
    }
    checkFonts(of: document, &findings)
    return findings
  }

  private static func text(of page: OpaquePointer) -> [UInt8] {
    guard let text = poppler_page_get_text(page) else { return [] }
    defer { g_free(text) }
    return String(cString: text).utf8.filter { $0 > 32 }
  }

  private static func check(
    _ page: OpaquePointer, _ text: [UInt8], _ expected: PageExpectation,
    _ number: Int, _ findings: inout [Finding]
  ) {
    var width = 0.0
    var height = 0.0
    poppler_page_get_size(page, &width, &height)
    Proofreader.checkSize(width, height, expected.size, number, &findings)
    for mark in expected.marks where !ByteSearch.contains(text, Array(mark.utf8)) {
      findings.append(.missingMark(page: number, mark: mark))
    }
    guard let painted = expected.paintedText else { return }
    let (missing, extra) = difference(Array(painted), text)
    if !missing.isEmpty || !extra.isEmpty {
      findings.append(.textDiffers(page: number, expected: missing, found: extra))
    }
  }

  /// The characters of `expected` that `found` lacks, and the reverse: poppler orders text as a reader would, not as it was
  /// painted, so that only their numbers can be compared.
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

  private static func checkFonts(
    of document: OpaquePointer, _ findings: inout [Finding]
  ) {
    let count = poppler_document_get_n_pages(document)
    let information = poppler_font_info_new(document)
    defer { poppler_font_info_free(information) }
    var fonts: OpaquePointer?
    guard poppler_font_info_scan(information, count, &fonts) != 0, let fonts else { return }
    defer { poppler_fonts_iter_free(fonts) }
    repeat {
      let name = poppler_fonts_iter_get_full_name(fonts).map { String(cString: $0) } ?? ""
      if poppler_fonts_iter_is_embedded(fonts) == 0 {
        findings.append(.fontNotEmbedded(page: 1, font: name))
      }
      if poppler_fonts_iter_is_subset(fonts) == 0 {
        findings.append(.fontNotSubset(page: 1, font: name))
      }
    } while poppler_fonts_iter_next(fonts) != 0
  }
}
