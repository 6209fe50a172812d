internal import CairoPango
package import Pages

/// One student's part of a class file.
package struct ClassPart: Sendable, Hashable {
  package var pages: PageSet
  /// The student's entry in the outline.
  package var outlineTitle: String

  package init(pages: PageSet, outlineTitle: String) {
    self.pages = pages
    self.outlineTitle = outlineTitle
  }
}

/// On which sides of its sheets a file will be printed.
package enum PrintedSides: Sendable, Hashable {
  case one
  /// Each student begins on a fresh sheet: an odd number of pages is followed by a blank one.
  case both
}

extension Drawer {
  /// One student's pages as a PDF. Pages that have a structure get its marks, and an outline of their headings; the
  /// structure itself is written by the finishing pass.
  package func pdf(
    of pages: PageSet, information: DocumentInformation
  ) throws(DrawingError) -> [UInt8] {
    try pdf(
      of: [ClassPart(pages: pages, outlineTitle: "")], sides: .one, information, isTagged: true)
  }

  /// Many students' pages as one PDF, with an outline entry a student and each page labelled by its number within its
  /// student's. Sizes may differ from page to page. Give all parts the same image keys for the same picture.
  package func pdf(
    ofClass parts: [ClassPart], sides: PrintedSides, information: DocumentInformation
  ) throws(DrawingError) -> [UInt8] {
    try pdf(of: parts, sides: sides, information, isTagged: false)
  }

  private func pdf(
    of parts: [ClassPart], sides: PrintedSides, _ information: DocumentInformation,
    isTagged: Bool
  ) throws(DrawingError) -> [UInt8] {
    guard let first = parts.lazy.compactMap(\.pages.pages.first).first else { throw .noPages }
    let canvas = try callingCairo { () throws(CairoError) in try Canvas.pdf(size: first.size) }
    describe(information, on: canvas)
    var count = 0
    for part in parts {
      guard let last = part.pages.pages.last else { throw .noPages }
      if !part.outlineTitle.isEmpty {
        _ = try callingCairo { () throws(CairoError) in
          try canvas.addOutlineEntry(part.outlineTitle, page: count + 1)
        }
      }
      if isTagged { try addOutline(of: part.pages, on: canvas) }
      let surroundings = Surroundings(
        images: part.pages.images, structure: isTagged ? part.pages.structure : [])
      for (index, page) in part.pages.pages.enumerated() {
        try draw(page, among: surroundings, label: String(index + 1), on: canvas)
      }
      count += part.pages.pages.count
      if sides == .both, !count.isMultiple(of: 2) {
        try draw(
          Page(size: last.size, ink: []), among: surroundings, label: "–", on: canvas)
        count += 1
      }
    }
    do {
      return try canvas.finishPDF()
    } catch {
      throw .cairo(error)
    }
  }

  private func draw(
    _ page: Page, among surroundings: Surroundings, label: String, on canvas: borrowing Canvas
  ) throws(DrawingError) {
    let range = 3.0...14_400.0
    guard range.contains(page.size.width.value), range.contains(page.size.height.value) else {
      throw .pageSize(page.size)
    }
    canvas.beginPage(size: page.size, label: label)
    try paint(page, among: surroundings, on: canvas)
    do {
      try canvas.endPage()
    } catch {
      throw .cairo(error)
    }
  }

  private func describe(_ information: DocumentInformation, on canvas: borrowing Canvas) {
    canvas.set(.title, information.title)
    canvas.set(.author, information.author)
    canvas.set(.subject, information.subject)
    canvas.set(.keywords, information.keywords.joined(separator: ", "))
    canvas.set(.creator, information.creator)
    canvas.set(.creationDate, information.creationDate.iso8601)
  }
}
