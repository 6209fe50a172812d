package import Pages
internal import Proofreading
package import Records
package import Templating

extension CardPress {
  /// The pages of any document.
  package func pages(
    of record: DocumentRecord, template: Template, options: PrintOptions = PrintOptions()
  ) throws(CardError) -> PageSet {
    let content =
      switch record {
      case .report(let report): template.merged(with: report, options: options)
      case .classLedger(let ledger): template.merged(with: ledger, options: options)
      case .studentRegister(let register): template.merged(with: register, options: options)
      }
    return try pages(of: content, template: template, name: record.title)
  }

  /// The checked PDF of any document: a report, what is made of a whole class (its ledger, its labels), or a student's
  /// register page (Docs/domain.md sections 2.7 to 2.9).
  ///
  /// - Throws: ``CardError``, which names the student or the class.
  package func card(
    of record: DocumentRecord, template: Template, options: PrintOptions = PrintOptions(),
    proof: Proof = .full
  ) throws(CardError) -> Card {
    // A class ledger is never without students, nor a register without terms.
    guard let report = record.report else {
      throw CardError(student: record.title, cause: .noLayout)
    }
    let pages = try pages(of: record, template: template, options: options)
    let pdf: [UInt8]
    do throws(CardError) {
      pdf = try draw(pages, of: report)
    } catch {
      throw CardError(student: record.title, cause: error.cause)
    }
    var marks: [String] = []
    // The document of a class is no one student's.
    if case .classLedger = record {
    } else {
      marks = [report.student.nisn?.digits].compactMap { $0 }
    }
    try check(
      pdf, PDFExpectation(pages: pages.pages.map { PageExpectation($0, marks: marks) }),
      proof: proof, name: record.title)
    return Card(pages: pages, pdf: pdf)
  }
}
