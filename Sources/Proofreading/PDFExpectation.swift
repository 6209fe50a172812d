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
  /// The text of each piece of marked ink, as ranges of ``paintedText``.
  var markedText: [Range<Int>] = []

  package init(size: Extent, paintedText: ContiguousArray<UInt8>? = nil, marks: [String] = []) {
    self.size = size
    self.paintedText = paintedText
    self.marks = marks
  }

  /// Expects exactly what stands on `page`.
  package init(_ page: Page, marks: [String] = []) {
    var gathering = Gathering()
    gathering.add(page.ink)
    self.init(size: page.size, paintedText: gathering.text, marks: marks)
    markedText = gathering.marks
  }

  /// The text of ink, white space left out.
  private struct Gathering {
    var text = ContiguousArray<UInt8>()
    var marks: [Range<Int>] = []
    /// Marks within a group are not told apart.
    private var groups = 0

    mutating func add(_ ink: [Ink]) {
      for piece in ink {
        switch piece {
        case .glyphs(let run):
          text.append(contentsOf: run.text)
          compact(run.text.count)
        case .transformed(_, let children, _):
          groups += piece.isGroup ? 1 : 0
          add(children)
          groups -= piece.isGroup ? 1 : 0
        case .marked(_, let children):
          let start = text.count
          add(children)
          if groups == 0 { marks.append(start..<text.count) }
        case .fill, .lines, .image: break
        }
      }
    }

    /// Takes the white space out of the last `count` bytes.
    private mutating func compact(_ count: Int) {
      let excess = text.withUnsafeMutableBufferPointer {
        SolidText.compact($0, from: $0.count - count)
      }
      text.removeLast(excess)
    }
  }
}
