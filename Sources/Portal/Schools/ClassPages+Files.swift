internal import Batching
internal import Bookkeeping
internal import Hummingbird
internal import Digesting
internal import Drawing
internal import HTTPTypes
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
      throw portal.complaint("class.nothing")
    }
    let word = isDraft ? "Konsep" : "Rapor"
    // A look at the headers takes nothing along.
    if !isDraft, ask.request.method == .get {
      let left = made.absent.count { $0.why != .missing }
      if left > 0, ask.query("sebagian") != "ya" { return try absent(made, ask) }
      _ = try await portal.writing { [ledger = portal.office.ledger] in
        try ledger.mark(
          made.students, as: .downloaded, of: ImportTarget(npsn: school.npsn, term: ask.term),
          at: ask.visit.now)
      }
    }
    try await portal.audit(isDraft ? .previewed : .downloadedClass, ask, school: school.npsn)
    let term = "\(ask.term.schoolYear.text.replacing("/", with: "-")) \(ask.term.semester.name)"
    return Answer.pdf(
      made.pdf, name: "\(word) \(name) \(term) \(school.name).pdf",
      tag: try Digest(of: made.pdf).hex, to: ask.request)
  }

  struct AbsentContent {
    var className: String
    var path: String
    var students: [Student]

    struct Student {
      var name: String
      var reason: String
    }
  }

  /// Who would be missing from the file though they have a card: told before anybody prints it.
  private func absent(_ made: IssuedClass, _ ask: Ask) throws -> Response {
    let (school, name) = try place(ask)
    let names = try portal.office.ledger.names(of: made.absent.map(\.student))
    let students = made.absent.compactMap { student, why -> AbsentContent.Student? in
      let reason: String
      switch why {
      case .missing: return nil
      case .stale: reason = portal.text("class.absent-stale", ask)
      case .held(let codes): reason = ExceptionWords.text(of: codes).text(in: ask.language)
      case .failed(let message): reason = message.text(in: ask.language)
      }
      return AbsentContent.Student(name: names[student] ?? "", reason: reason)
    }
    let path = Paths.classroom(school.npsn, name)
    return portal.door.page(
      "class-absent", AbsentContent(className: name, path: path, students: students),
      title: portal.text("class.title", ask, name), ask,
      trail: [
        PageViews.Crumb(name: school.name, path: "/sekolah/\(school.npsn.digits)"),
        PageViews.Crumb(name: name, path: path),
      ])
  }
}
