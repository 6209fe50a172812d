internal import Batching
internal import Bookkeeping
internal import CairoPango
internal import Checking
internal import Drawing
internal import Pages
internal import Records
internal import Templating

/// Lays out and draws what a visitor waits for: pages to look at and class files. On one thread of its own, which its fonts
/// never leave, so that no request waits behind more than one other's card.
actor Studio {
  private nonisolated let thread = BenchThread(name: "rapor-studio")
  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

  private let office: PortalOffice
  private var press: CardPress?
  private var open: (shelf: PortalOffice.OpenShelf, at: Int64)?

  /// Seconds after which layouts, overrides and pictures are read anew.
  private static let freshness: Int64 = 15

  init(office: PortalOffice) { self.office = office }

  private func ready() throws -> (CardPress, PortalOffice.OpenShelf) {
    let press = press ?? CardPress(bench: FontBench(catalogue: office.fonts), engine: office.engine)
    self.press = press
    let now = office.clock()
    if let open, now - open.at < Self.freshness, now >= open.at { return (press, open.shelf) }
    let shelf = try office.openShelf()
    open = (shelf, now)
    return (press, shelf)
  }

  /// A class's cards as they were issued, or all of them as drafts.
  func classFile(
    of npsn: NPSN, className: String, term: Term, only: Set<StudentID>? = nil, isDraft: Bool,
    sides: PrintedSides
  ) throws -> IssuedClass {
    let (press, open) = try ready()
    return try IssuedClass(
      of: npsn, className: className, term: term, only: only, isDraft: isDraft, sides: sides,
      ledger: office.ledger, press: press, shelf: open.shelf, identity: open.identity,
      gate: FinalGate(open.checks))
  }

  /// One page of a student's card as it would be now, as a PNG, and how many pages there are.
  /// - Returns: nil for a page that the card has not.
  func page(
    _ number: Int, of student: PlacedStudent, term: Term, width: Int
  ) throws -> (picture: [UInt8], count: Int)? {
    let (press, open) = try ready()
    let stored = try office.ledger.records(
      of: student.npsn, className: student.className, term: term)
    guard let record = stored.first(where: { $0.id == student.id })?.record else { return nil }
    let template = try open.shelf.template(for: record)
    let printing = try open.shelf.printing(record, with: template, isDraft: true)
    var pages = try press.pages(of: record, template: template, options: printing)
    let count = pages.pages.count
    guard pages.pages.indices.contains(number - 1) else { return nil }
    let page = pages.pages[number - 1]
    pages.pages = [page]
    let resolution = Double(width) / page.size.width.value * 72
    let pictures = try press.pictures(of: pages, resolution: resolution, record: record)
    return pictures.first.map { ($0, count) }
  }

  /// What an issued card says; nil unless the card would be the same today, for only then is the record that of the card.
  func issuedRecord(of student: PlacedStudent, term: Term) throws -> ReportRecord? {
    let (_, open) = try ready()
    let stored = try office.ledger.records(
      of: student.npsn, className: student.className, term: term)
    let bases = try office.ledger.bases(
      of: student.npsn, className: student.className, term: term)
    guard let record = stored.first(where: { $0.id == student.id })?.record,
      let basis = bases[student.id]
    else { return nil }
    let (template, digest) = try open.shelf.template(
      by: open.shelf.resolution(for: record), for: record)
    let printing = try open.shelf.printing(record, with: template)
    let now = try open.identity.basis(
      of: record, template: template, digest: digest, pictures: printing.pictures)
    return now == basis ? record : nil
  }

  /// What a class's cards lack and what looks wrong on them.
  func check(of npsn: NPSN, className: String, term: Term) throws -> [StudentID: [CheckItem]] {
    let (_, open) = try ready()
    let stored = try office.ledger.records(of: npsn, className: className, term: term)
    let check = ClassCheck(
      of: stored.map(\.record), settings: open.checks, lacksPhoto: open.shelf.lacksPhoto)
    return Dictionary(zip(stored.map(\.id), check.students.map(\.items))) { first, _ in first }
  }
}
