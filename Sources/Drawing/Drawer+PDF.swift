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
  /// One student's pages as Cairo's own PDF, without their structure.
  package func pdf(
    of pages: PageSet, information: DocumentInformation
  ) throws(DrawingError) -> [UInt8] {
    try pdf(
      of: [ClassPart(pages: pages, outlineTitle: "")], sides: .one, information)
  }

  /// Many students' pages as one PDF of Cairo's own, with an outline entry a student and each page labelled by its number within its
  /// student's. Sizes may differ from page to page. Give all parts the same image keys for the same picture.
  package func pdf(
    ofClass parts: [ClassPart], sides: PrintedSides, information: DocumentInformation
  ) throws(DrawingError) -> [UInt8] {
    try pdf(of: parts, sides: sides, information)
  }

  private func pdf(
    of parts: [ClassPart], sides: PrintedSides, _ information: DocumentInformation
  ) throws(DrawingError) -> [UInt8] {
    guard let first = parts.lazy.compactMap(\.pages.pages.first).first else { throw .noPages }
    let canvas = try callingCairo { () throws(CairoError) in try Canvas.pdf(size: first.size) }
    describe(information, on: canvas)
    var count = 0
    for part in parts {
      guard let last = part.pages.pages.last else { throw .noPages }
      if !part.outlineTitle.isEmpty {
        try callingCairo { () throws(CairoError) in
          try canvas.addOutlineEntry(part.outlineTitle, page: count + 1)
        }
      }
      let images = part.pages.images
      for (index, page) in part.pages.pages.enumerated() {
        try draw(page, among: images, label: String(index + 1), on: canvas)
      }
      count += part.pages.pages.count
      if sides == .both, !count.isMultiple(of: 2) {
        try draw(
          Page(size: last.size, ink: []), among: images, label: "–", on: canvas)
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
    _ page: Page, among images: [ImageAsset], label: String, on canvas: borrowing Canvas
  ) throws(DrawingError) {
    let range = 3.0...14_400.0
    guard range.contains(page.size.width.value), range.contains(page.size.height.value) else {
      throw .pageSize(page.size)
    }
    canvas.beginPage(size: page.size, label: label)
    try paint(page, among: images, on: canvas)
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
