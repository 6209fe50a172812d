internal import Pages
internal import Proofreading
package import Records
package import Templating

extension CardPress {
  /// The checked PDF of what is made of a whole class: its ledger, its labels (Docs/domain.md sections 2.7 and 2.9).
  ///
  /// - Throws: ``CardError``, which names the class.
  package func card(
    of ledger: ClassLedgerRecord, template: Template, options: PrintOptions = PrintOptions()
  ) throws(CardError) -> Card {
    // A class ledger is never without students.
    let name = "\(ledger.school.name), \(ledger.classGroup.name)"
    guard let record = ledger.rows.first?.record else {
      throw CardError(student: name, cause: .noLayout)
    }
    let content = template.merged(with: ledger, options: options)
    return try card(of: content, template: template, name: name, information: record, marks: [])
  }

  /// The checked PDF of a student's register page (buku induk, Docs/domain.md section 2.8).
  package func card(
    of register: StudentRegisterRecord, template: Template, options: PrintOptions = PrintOptions()
  ) throws(CardError) -> Card {
    let name = register.student.fullName
    guard let record = register.columns.compactMap(\.record).last else {
      throw CardError(student: name, cause: .noLayout)
    }
    let content = template.merged(with: register, options: options)
    return try card(
      of: content, template: template, name: name, information: record,
      marks: [register.student.nisn?.digits].compactMap { $0 })
  }

  private func card(
    of content: Content, template: Template, name: String, information record: ReportRecord,
    marks: [String]
  ) throws(CardError) -> Card {
    let pages = try pages(of: content, template: template, name: name)
    let pdf: [UInt8]
    do throws(CardError) {
      pdf = try draw(pages, of: record)
    } catch {
      throw CardError(student: name, cause: error.cause)
    }
    try check(
      pdf, PDFExpectation(pages: pages.pages.map { PageExpectation($0, marks: marks) }),
      proof: .full, name: name)
    return Card(pages: pages, pdf: pdf)
  }
}
