package import CairoPango
internal import Digesting
package import Drawing
internal import PDFWriting
package import Pages
internal import Proofreading
package import Records
package import Templating
internal import Typesetting

/// How thoroughly finished PDFs are read back (Docs/design.md section 6).
package enum Proof: Sendable, Hashable {
  /// Every page's text, sizes and fonts, by our own reader.
  case quick
  /// That, and poppler's reading.
  case full
}

/// Who writes the PDFs of a press.
package enum PDFMaker: String, Sendable, Hashable, CaseIterable {
  /// Our own writer: smaller, quicker, tagged where pages are.
  case rapor
  /// Cairo, untagged: for a printer or viewer that has trouble with ours, and to compare with.
  case cairo
}

/// A finished card.
package struct Card: Sendable {
  package var pages: PageSet
  /// Empty where only the pages were asked for.
  package var pdf: [UInt8]

  package init(pages: PageSet, pdf: [UInt8] = []) {
    self.pages = pages
    self.pdf = pdf
  }
}

/// Makes one student's card: record and layout → content → pages → bytes → read back and checked. The command line, a
/// batch and a preview all call it, so that a preview is the engine.
///
/// Confined to one thread: each lane has its own press, with its own fonts.
package final class CardPress {
  private let bench: FontBench
  private let typesetter: Typesetter
  private let drawer: Drawer
  /// Made when the first PDF is written.
  private var writer: PDFWriter?
  /// "Rapor 1.0": named as the creator of every PDF.
  let engine: String
  private let maker: PDFMaker

  package init(bench: FontBench, engine: String, maker: PDFMaker = .rapor) {
    self.bench = bench
    self.engine = engine
    self.maker = maker
    typesetter = Typesetter(bench: bench)
    drawer = Drawer { [bench] key, size in try bench.scaledFont(key, size) }
  }

  /// The pages of a record's card.
  ///
  /// - Parameter isTagged: whether they are marked for readers and machines: for documents that are issued, not for print
  ///   files, which it would make larger and slower.
  package func pages(
    of record: ReportRecord, template: Template, options: PrintOptions = PrintOptions(),
    isTagged: Bool = false
  ) throws(CardError) -> PageSet {
    try pages(
      of: template.merged(with: record, options: options), template: template,
      name: record.student.fullName, isTagged: isTagged)
  }

  /// The pages of content that the template made.
  ///
  /// - Parameter name: the student or class that an error names.
  func pages(
    of content: Content, template: Template, name: String, isTagged: Bool = false
  ) throws(CardError) -> PageSet {
    do throws(TypesettingError) {
      return try typesetter.pages(of: content, isTagged: isTagged)
    } catch {
      throw CardError(
        student: name, cause: .typesetting(error, site: template.site(of: error.origin)))
    }
  }

  /// The checked PDF of a record's card.
  ///
  /// - Parameter classmates: the numbers of the others of the class, none of which may appear.
  package func card(
    of record: ReportRecord, template: Template, options: PrintOptions = PrintOptions(),
    proof: Proof = .full, classmates: [String] = [], isTagged: Bool = false
  ) throws(CardError) -> Card {
    let pages = try pages(of: record, template: template, options: options, isTagged: isTagged)
    let pdf = try draw(pages, of: record)
    try check(pdf, pages, of: record, proof: proof, classmates: classmates)
    return Card(pages: pages, pdf: pdf)
  }

  /// Writes pages already laid out as a PDF; those with a structure are tagged with it.
  package func draw(_ pages: PageSet, of record: ReportRecord) throws(CardError) -> [UInt8] {
    try draw(
      pages, information(of: record, title: pages.title), name: record.student.fullName)
  }

  /// - Parameter name: whom an error names.
  func draw(
    _ pages: PageSet, _ information: DocumentInformation, name: String
  ) throws(CardError) -> [UInt8] {
    try drawing(name) { () throws(DrawingError) in
      switch maker {
      case .rapor: try readyWriter().pdf(of: pages, information: information)
      case .cairo: try drawer.pdf(of: pages, information: information)
      }
    }
  }

  private func readyWriter() throws(DrawingError) -> PDFWriter {
    if let writer { return writer }
    let fresh = try PDFWriter(bench: bench)
    writer = fresh
    return fresh
  }

  private func drawing<Result>(
    _ name: String, _ body: () throws(DrawingError) -> Result
  ) throws(CardError) -> Result {
    do {
      return try body()
    } catch {
      throw CardError(student: name, cause: .drawing(error))
    }
  }

  /// Reads a PDF back.
  package func check(
    _ pdf: [UInt8], _ pages: PageSet, of record: ReportRecord, proof: Proof,
    classmates: [String] = []
  ) throws(CardError) {
    let own = [record.student.nisn?.digits].compactMap { $0 }
    try check(
      pdf,
      PDFExpectation(
        pages: pages.pages.map { PageExpectation($0, marks: own) },
        foreignMarks: classmates.filter { !own.contains($0) },
        structure: pages.structure.isEmpty ? nil : StructureExpectation(pages)),
      proof: proof, name: record.student.fullName)
  }

  func check(
    _ pdf: [UInt8], _ expectation: PDFExpectation, proof: Proof, name: String
  ) throws(CardError) {
    let findings =
      switch proof {
      case .quick: Proofreader.quickly(pdf, expectation)
      case .full: Proofreader.fully(pdf, expectation)
      }
    guard findings.isEmpty else { throw CardError(student: name, cause: .proofreading(findings)) }
  }

  /// One file for a class from pages already laid out, read back as a whole.
  package func classFile(
    _ parts: [(record: ReportRecord, pages: PageSet)], sides: PrintedSides, proof: Proof = .quick
  ) throws(CardError) -> [UInt8] {
    guard let first = parts.first?.record else { return [] }
    let name = "\(first.school.name), \(first.classGroup.name)"
    let information = information(of: first, title: "Rapor \(name)")
    let classParts = parts.map {
      ClassPart(pages: $0.pages, outlineTitle: $0.record.student.fullName)
    }
    let pdf = try drawing(name) { () throws(DrawingError) in
      switch maker {
      case .rapor:
        try readyWriter().pdf(ofClass: classParts, sides: sides, information: information)
      case .cairo: try drawer.pdf(ofClass: classParts, sides: sides, information: information)
      }
    }
    var expected: [PageExpectation] = []
    for (record, pages) in parts {
      let own = [record.student.nisn?.digits].compactMap { $0 }
      expected += pages.pages.map { PageExpectation($0, marks: own) }
      if sides == .both, pages.pages.count % 2 == 1, let last = pages.pages.last {
        expected.append(PageExpectation(Page(size: last.size, ink: [])))
      }
    }
    try check(
      pdf,
      PDFExpectation(
        pages: expected, foreignMarks: parts.compactMap { $0.record.student.nisn?.digits }),
      proof: proof, name: name)
    return pdf
  }

  /// Pictures of the pages.
  package func pictures(
    of pages: PageSet, resolution: Double, record: ReportRecord
  ) throws(CardError) -> [[UInt8]] {
    try pictures(of: pages, resolution: resolution, name: record.student.fullName)
  }

  /// - Parameter name: whom an error names.
  package func pictures(
    of pages: PageSet, resolution: Double, name: String
  ) throws(CardError) -> [[UInt8]] {
    do throws(DrawingError) {
      var pictures: [[UInt8]] = []
      for page in pages.pages {
        pictures.append(try drawer.png(of: page, images: pages.images, resolution: resolution))
      }
      return pictures
    } catch {
      throw CardError(student: name, cause: .drawing(error))
    }
  }

  func information(of record: ReportRecord, title: String) -> DocumentInformation {
    DocumentInformation(
      title: title, author: record.school.name,
      subject: "\(record.term.schoolYear.text), semester \(record.term.semester.rawValue)",
      creator: engine, creationDate: CreationDate(secondsSince1970: record.documentTime))
  }
}

extension ReportRecord {
  /// When its documents say that they were made, in seconds from 1970: midnight UTC of the day on the card, not today, for
  /// the same card has the same bytes whenever it is made.
  package var documentTime: Int64 { (settings.reportDate ?? term.start).secondsSince1970 }
}

extension Term {
  /// The first day of the semester.
  fileprivate var start: CalendarDate? {
    semester == .odd
      ? CalendarDate(year: schoolYear.start, month: 7, day: 1)
      : CalendarDate(year: schoolYear.start + 1, month: 1, day: 1)
  }
}

extension CalendarDate? {
  /// Midnight UTC of the day; 0 without one.
  fileprivate var secondsSince1970: Int64 {
    guard let day = self else { return 0 }
    // Days from the civil calendar with years beginning in March (Hinnant).
    let year = day.month <= 2 ? day.year - 1 : day.year
    let era = year / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (day.month + (day.month > 2 ? -3 : 9)) + 2) / 5 + day.day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int64(era * 146_097 + dayOfEra - 719_468) * 86_400
  }
}
