package import Bookkeeping
package import Checking
internal import Digesting
package import Drawing
internal import Pages
package import Records
internal import Templating

/// A class's issued cards in one file, for a printer: in the order of the class list, and only cards that are just as
/// they were issued.
package struct IssuedClass: Sendable {
  package var pdf: [UInt8]
  package var students: [StudentID]
  package var pages: Int
  /// Who is not in the file, and why.
  package var absent: [(student: StudentID, why: Reason)]

  package enum Reason: Sendable, Hashable {
    /// No card that is done.
    case missing
    /// The card that was issued is not the one that would be made now.
    case stale
    /// Something keeps the card from being final now; its codes.
    case held(String)
    /// The card cannot be laid out; what to tell people, which names the student.
    case failed(Bilingual)
  }

  /// Lays the class out again and compares each student's card with what was issued, by what it is made from: a class
  /// file never shows another card than the student's own.
  ///
  /// - Parameters:
  ///   - only: these students of the class; all where nil.
  ///   - isDraft: whether everybody's card is wanted as it would be now, marked as a draft.
  /// - Throws: ``CardError`` for a card that cannot be made, ``LedgerError``.
  package init(
    of npsn: NPSN, className: String, term: Term, kind: ReportKind = .endOfTerm,
    only: Set<StudentID>? = nil, isDraft: Bool = false, sides: PrintedSides = .both,
    ledger: Ledger, press: CardPress, shelf: TemplateShelf, identity: PressIdentity, gate: FinalGate
  ) throws {
    let stored = try ledger.records(of: npsn, className: className, term: term, kind: kind)
    let bases = try ledger.bases(of: npsn, className: className, term: term, kind: kind)
    let rulings = gate.rulings(of: stored.map(\.record), lacksPhoto: shelf.lacksPhoto)
    var parts: [(record: ReportRecord, pages: PageSet)] = []
    var absent: [(student: StudentID, why: Reason)] = []
    students = []
    for (stored, rulings) in zip(stored, rulings) where only?.contains(stored.id) ?? true {
      do throws(CardError) {
        let card = try Self.card(
          stored, known: isDraft ? nil : bases[stored.id], rulings: rulings, isDraft: isDraft,
          press: press, shelf: shelf, identity: identity)
        switch card {
        case .success(let pages):
          parts.append((stored.record, pages))
          students.append(stored.id)
        case .failure(let reason): absent.append((stored.id, reason.reason))
        }
      } catch {
        absent.append((stored.id, .failed(error.message)))
      }
    }
    self.absent = absent
    pages = parts.reduce(0) { $0 + $1.pages.pages.count }
    pdf = parts.isEmpty ? [] : try press.classFile(parts, sides: sides)
  }

  private struct Absent: Error {
    var reason: Reason
  }

  private static func card(
    _ stored: StoredRecord, known: CardBasis?, rulings: [CheckItem], isDraft: Bool,
    press: CardPress, shelf: TemplateShelf, identity: PressIdentity
  ) throws(CardError) -> Result<PageSet, Absent> {
    let record = stored.record
    guard isDraft || known != nil else { return .failure(Absent(reason: .missing)) }
    let resolution = try shelf.resolution(for: record)
    let (template, digest) = try shelf.template(by: resolution, for: record)
    let printing = try shelf.printing(record, with: template, isDraft: isDraft)
    if !isDraft {
      let points = FinalGate.points(of: record, rulings: rulings)
      guard points.isEmpty else { return .failure(Absent(reason: .held(points.codes))) }
      let now = try? identity.basis(
        of: record, template: template, digest: digest, pictures: printing.pictures)
      guard now == known else { return .failure(Absent(reason: .stale)) }
    }
    return .success(try press.pages(of: record, template: template, options: printing))
  }
}
