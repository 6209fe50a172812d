internal import CCairo
package import Pages

extension Canvas {
  /// The fields of a PDF's document information (ISO 32000-1 section 14.3.3).
  package enum Field: Sendable, Hashable, CaseIterable {
    case title, author, subject, keywords, creator
    /// ISO 8601 with the offset from UTC.
    case creationDate

    fileprivate var code: cairo_pdf_metadata_t {
      switch self {
      case .title: CAIRO_PDF_METADATA_TITLE
      case .author: CAIRO_PDF_METADATA_AUTHOR
      case .subject: CAIRO_PDF_METADATA_SUBJECT
      case .keywords: CAIRO_PDF_METADATA_KEYWORDS
      case .creator: CAIRO_PDF_METADATA_CREATOR
      case .creationDate: CAIRO_PDF_METADATA_CREATE_DATE
      }
    }
  }

  /// A PDF whose first page has `size`; begin each page with ``beginPage(size:label:)``, close it with ``endPage()`` and the
  /// document with ``finish()``.
  package static func pdf(size: Extent) throws(CairoError) -> Canvas {
    let sink = ByteSink(reserving: 32 * 1024)
    let surface = cairo_pdf_surface_create_for_stream(
      ByteSink.append, sink.address, size.width.value, size.height.value)
    let canvas = try Canvas(surface: surface, sink: sink)
    cairo_pdf_surface_restrict_to_version(canvas.surface, CAIRO_PDF_VERSION_1_5)
    return canvas
  }

  package func set(_ field: Field, _ text: String) {
    cairo_pdf_surface_set_metadata(surface, field.code, text)
  }

  /// Starts the next page of a PDF.
  ///
  /// - Parameter label: What a viewer shows for the page's number (ISO 32000-1 section 12.4.2).
  package func beginPage(size: Extent, label: String?) {
    cairo_pdf_surface_set_size(surface, size.width.value, size.height.value)
    if let label { cairo_pdf_surface_set_page_label(surface, label) }
  }

  /// Writes the page out; an empty one too.
  package func endPage() throws(CairoError) {
    cairo_show_page(context)
    try checkStatus("draw a page")
  }

  /// Adds an entry to a PDF's outline that leads to a page, counted from 1.
  package func addOutlineEntry(_ title: String, page: Int) throws(CairoError) {
    let entry = cairo_pdf_surface_add_outline(
      surface, 0, title, "page=\(page)", CAIRO_PDF_OUTLINE_FLAG_OPEN)
    guard entry >= 0 else {
      try checkStatus("add an outline entry")
      throw CairoError(operation: "add an outline entry", reason: "no memory")
    }
  }

  /// Ends a PDF and hands over its bytes; the canvas is gone afterwards.
  package consuming func finishPDF() throws(CairoError) -> [UInt8] {
    var bytes = try finish()
    Self.prefixDate(in: &bytes)
    return bytes
  }

  /// Cairo 1.16 writes a given creation date without the `D:` that ISO 32000-1 section 7.9.4 asks for. Two of the blanks
  /// that indent the entry make room for it, so that no offset moves.
  private static func prefixDate(in bytes: inout [UInt8]) {
    let flawed = Array("\n   /CreationDate (2".utf8)
    let sound = Array("\n /CreationDate (D:2".utf8)
    // The information stands near the end, behind every text that could look like it.
    var start = bytes.count - flawed.count
    while start >= 0, bytes[start] != flawed[0] || !bytes[start...].starts(with: flawed) {
      start -= 1
    }
    if start >= 0 { bytes.replaceSubrange(start..<start + flawed.count, with: sound) }
  }
}
