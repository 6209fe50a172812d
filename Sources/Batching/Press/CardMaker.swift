package import Bookkeeping
package import Checking
internal import Digesting
internal import Pages
package import Records
internal import Templating

/// Makes the final card of a stored record, or says why there is none. Confined to one thread, like its press.
package struct CardMaker {
  /// Stages of a card, for those who measure.
  package enum Stage: String, Sendable, Hashable, Codable, CaseIterable, CodingKeyRepresentable {
    case reading, deciding, layout, drawing, checking, sending
  }

  package let press: CardPress
  package let shelf: TemplateShelf
  package let identity: PressIdentity
  package let gate: FinalGate
  package var proof: Proof
  /// More pages than this are a failure and not a card.
  package var mostPages: Int

  package init(
    press: CardPress, shelf: TemplateShelf, identity: PressIdentity, gate: FinalGate = FinalGate(),
    proof: Proof, mostPages: Int
  ) {
    self.press = press
    self.shelf = shelf
    self.identity = identity
    self.gate = gate
    self.proof = proof
    self.mostPages = mostPages
  }

  /// How a student's card is read back: where all are read quickly, one in ``sampling`` is read by poppler as well, always
  /// the same ones, so that a mistake which both writer and quick reader share does not go through a whole city.
  package func proof(for student: StudentID) -> Proof {
    student.value % Self.sampling == 0 ? .full : proof
  }

  package static let sampling: Int64 = 100

  package struct Made: Sendable {
    package var outcome: CardOutcome
    package var pdf: [UInt8] = []
    /// What to tell people when there is no card; names the student.
    package var complaint: Bilingual?
  }

  /// - Parameters:
  ///   - known: what the student's verified card was made from; the same again is not drawn.
  ///   - rulings: what rules that block found of the student, see ``FinalGate``.
  ///   - classState: the class that they were found in, if they depend on it.
  ///   - classmates: the numbers of the others of the class, none of which may appear.
  ///   - passed: called at the end of each stage.
  package func make(
    _ stored: StoredRecord, known: CardBasis?, rulings: [CheckItem] = [],
    classState: Int64? = nil, classmates: [String],
    passed: (Stage) -> Void = { _ in }
  ) -> Made {
    let record = stored.record
    var basis: CardBasis?
    func settled(_ result: CardOutcome.Result) -> Made {
      Made(
        outcome: CardOutcome(
          student: stored.id, result: result, basis: basis, revision: stored.revision,
          classState: classState))
    }
    do {
      let blocking = FinalGate.points(of: record, rulings: rulings)
      guard blocking.isEmpty else {
        throw CardError(student: record.student.fullName, cause: .blocked(blocking))
      }
      let (template, digest) = try shelf.template(by: shelf.resolution(for: record), for: record)
      let printing = try shelf.printing(record, with: template)
      let now = try identity.basis(
        of: record, template: template, digest: digest, pictures: printing.pictures)
      basis = now
      passed(.deciding)
      if let known, known == now { return settled(.unchanged) }
      let pages = try press.pages(
        of: record, template: template, options: printing, isTagged: true)
      guard pages.pages.count <= mostPages else {
        throw CardError(
          student: record.student.fullName, cause: .tooManyPages(pages.pages.count, mostPages))
      }
      passed(.layout)
      let pdf = try press.draw(pages, of: record)
      passed(.drawing)
      try press.check(pdf, pages, of: record, proof: proof(for: stored.id), classmates: classmates)
      passed(.checking)
      var made = settled(
        .verified(pdf: try Digest(of: pdf), pages: pages.pages.count, bytes: pdf.count))
      made.pdf = pdf
      return made
    } catch let error as CardError {
      var made: Made
      if case .blocked(let points) = error.cause {
        made = settled(.blocked(codes: points.codes))
      } else {
        made = settled(.failed(code: error.code))
      }
      made.complaint = error.message
      return made
    } catch {
      return settled(.failed(code: "digest"))
    }
  }
}
