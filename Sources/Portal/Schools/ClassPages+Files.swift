internal import Batching
internal import Bookkeeping
internal import Hummingbird
internal import Drawing
internal import Pages
internal import Records

// Files of a class: what goes to the printer, and drafts to look at.
extension ClassPages {
  func addFiles(to routes: inout PortalRoutes) {
    routes.get("/sekolah/:npsn/kelas/:kelas/berkas.pdf", .classroom) { ask in
      try await file(ask, isDraft: false)
    }
    routes.get("/sekolah/:npsn/kelas/:kelas/konsep.pdf", .classroom) { ask in
      try await file(ask, isDraft: true)
    }
  }

  /// The class in one file, in the order of its list. Taking the issued cards is evidence of a kind: they are then
  /// "downloaded", which is less than printed.
  private func file(_ ask: Ask, isDraft: Bool) async throws -> Response {
    let (school, name) = try place(ask)
    let sides: PrintedSides = ask.query("sisi") == "satu" ? .one : .both
    let made = try await portal.studio.classFile(
      of: school.npsn, className: name, term: ask.term, isDraft: isDraft, sides: sides)
    guard !made.pdf.isEmpty else {
      throw PortalError.message(
        Bilingual(
          id: portal.door.views.texts("class.nothing", .indonesian),
          en: portal.door.views.texts("class.nothing", .english)))
    }
    let word = isDraft ? "Konsep" : "Rapor"
    if !isDraft {
      _ = try await portal.reading { [ledger = portal.office.ledger] in
        try ledger.mark(
          made.students, as: .downloaded, of: ImportTarget(npsn: school.npsn, term: ask.term),
          at: ask.visit.now)
      }
    }
    try portal.audit(isDraft ? .previewed : .downloadedClass, ask, school: school.npsn)
    let term = "\(ask.term.schoolYear.text.replacing("/", with: "-")) \(ask.term.semester.name)"
    return Answer.pdf(
      made.pdf, name: "\(word) \(name) \(term) \(school.name).pdf",
      tag: "\(made.pdf.count)-\(made.pages)", to: ask.request)
  }
}
