package import Pages

/// What a finished PDF must be.
package struct PDFExpectation: Sendable {
  package var pages: [PageExpectation]
  /// Texts that must stand somewhere in the document. White space and hyphens do not count, and a text may run on from one
  /// page to the next.
  package var texts: [String]
  /// Marks (numbers of students) that may stand on no page except where ``PageExpectation/marks`` asks for them: those of
  /// all others of the class. Each at least three characters.
  package var foreignMarks: [String]
  /// What the document says to readers and machines; nil to leave it unchecked.
  package var structure: StructureExpectation?

  package init(
    pages: [PageExpectation], texts: [String] = [], foreignMarks: [String] = [],
    structure: StructureExpectation? = nil
  ) {
    self.structure = structure
    self.pages = pages
    self.texts = texts
    self.foreignMarks = foreignMarks
  }
}

/// What one page must be.
package struct PageExpectation: Sendable {
  package var size: Extent
  /// The text that was put in, in painting order, white space left out; nil to leave it unchecked.
  package var paintedText: ContiguousArray<UInt8>?
  /// Texts that must stand on this page: the student's own number.
  package var marks: [String]

  package init(size: Extent, paintedText: ContiguousArray<UInt8>? = nil, marks: [String] = []) {
    self.size = size
    self.paintedText = paintedText
    self.marks = marks
  }

  /// Expects exactly what stands on `page`.
  package init(_ page: Page, marks: [String] = []) {
    var text = ContiguousArray<UInt8>()
    Self.gather(page.ink, into: &text)
    self.init(size: page.size, paintedText: text, marks: marks)
  }

  static func gather(_ ink: [Ink], into text: inout ContiguousArray<UInt8>) {
    for mark in ink {
      switch mark {
      case .glyphs(let run) where run.isBackward: gatherBackward(run, into: &text)
      case .glyphs(let run):
        for byte in run.text where byte > 32 { text.append(byte) }
      case .transformed(_, let children, _), .marked(_, let children):
        gather(children, into: &text)
      case .fill, .lines, .image: break
      }
    }
  }

  /// Right-to-left text is painted glyph by glyph from the left, so its clusters come last first.
  private static func gatherBackward(_ run: GlyphRun, into text: inout ContiguousArray<UInt8>) {
    var end = run.text.count
    for cluster in run.clusters.reversed() {
      let start = max(end - Int(cluster.bytes), 0)
      for byte in run.text[start..<end] where byte > 32 { text.append(byte) }
      end = start
    }
  }
}
