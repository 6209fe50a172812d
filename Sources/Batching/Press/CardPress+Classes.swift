internal import Drawing
package import Pages
internal import Proofreading
package import Records
package import Templating

extension CardPress {
  /// The pages of any document.
  package func pages(
    of record: DocumentRecord, template: Template, options: PrintOptions = PrintOptions()
  ) throws(CardError) -> PageSet {
    try pages(
      of: template.merged(with: record, options: options), template: template, name: record.title)
  }

  /// The checked PDF of any document: a report, what is made of a whole class (its ledger, its labels), a student's
  /// register page (Docs/domain.md sections 2.7 to 2.9), or the closing sheet of a run.
  ///
  /// - Throws: ``CardError``, which names the student, the class or the run.
  package func card(
    of record: DocumentRecord, template: Template, options: PrintOptions = PrintOptions(),
    proof: Proof = .full
  ) throws(CardError) -> Card {
    let pages = try pages(of: record, template: template, options: options)
    let pdf = try draw(pages, of: record)
    try check(
      pdf, PDFExpectation(pages: pages.pages.map { PageExpectation($0, marks: record.marks) }),
      proof: proof, name: record.title)
    return Card(pages: pages, pdf: pdf)
  }

  /// Draws pages already laid out.
  package func draw(_ pages: PageSet, of record: DocumentRecord) throws(CardError) -> [UInt8] {
    try draw(pages, information(of: record, title: pages.title), name: record.title)
  }

  private func information(
    of record: DocumentRecord, title: String
  ) throws(CardError) -> DocumentInformation {
    if case .closingSheet(let sheet) = record {
      return DocumentInformation(
        title: title, author: sheet.onlySchool?.name ?? "", creator: engine,
        creationDate: CreationDate(
          secondsSince1970: sheet.run.endedAt ?? sheet.run.startedAt))
    }
    // A class ledger is never without students, nor a register without terms.
    guard let report = record.report else {
      throw CardError(student: record.title, cause: .noLayout)
    }
    return information(of: report, title: title)
  }
}

extension DocumentRecord {
  /// The number that stands on every page of the document of one student.
  fileprivate var marks: [String] {
    switch self {
    case .report, .studentRegister: [report?.student.nisn?.digits].compactMap { $0 }
    // That of a class, a school or a run is no one student's.
    case .classLedger, .closingSheet, .taskList: []
    }
  }
}
