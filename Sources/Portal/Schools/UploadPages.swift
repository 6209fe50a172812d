internal import Bookkeeping
internal import Hummingbird
internal import Intake
internal import Records

/// Files from the school: sent, looked at, and stored only when a person has seen what would change.
struct UploadPages: Sendable {
  let portal: Portal
  let uploads: UploadDesk

  struct Content {
    var school: String
    var path: String
    var csrf: String
    var kinds: [Kind]
    var limit: String
  }

  struct Kind {
    var value: String
    var name: String
  }

  /// Schools and their settings are the city's and the operator's; a list of schools is not loaded by a school.
  private static let kinds = ImportKind.allCases.filter { $0 != .schools }

  func add(to routes: inout PortalRoutes) {
    routes.get("/sekolah/:npsn/unggah", .schoolKeeper) { ask in
      guard let school = ask.target.school else { throw PortalError.notFound }
      let content = Content(
        school: school.name, path: path(school), csrf: ask.visit.csrf ?? "",
        kinds: Self.kinds.map {
          Kind(value: $0.rawValue, name: portal.text("kind.\($0.rawValue)", ask))
        }, limit: "\(UploadDesk.limit >> 20)")
      return portal.door.page(
        "upload", content, title: portal.text("upload.title", ask), ask, trail: trail(school),
        notice: ask.number("tersimpan", in: 0...10_000_000).map {
          portal.text("upload.stored", ask, ask.language.grouped($0))
        })
    }
    routes.post("/sekolah/:npsn/unggah", .schoolKeeper, limit: UploadDesk.limit + (1 << 16)) {
      ask in
      guard let school = ask.target.school, let account = ask.visit.session?.account,
        let kind = ask.form["jenis"].flatMap({ ImportKind(rawValue: $0) }),
        Self.kinds.contains(kind)
      else { throw PortalError.badForm }
      guard let file = ask.form.file, !file.bytes.isEmpty else {
        throw portal.complaint("upload.no-file")
      }
      let kept = try await uploads.keep(
        file.bytes, file.name, kind: kind, npsn: school.npsn, account: account.id.value,
        at: ask.visit.now)
      return try await preview(kept, file.bytes, school, ask)
    }
    routes.post("/sekolah/:npsn/unggah/:berkas", .schoolKeeper) { ask in
      guard let school = ask.target.school, let account = ask.visit.session?.account,
        let token = ask.context.parameters.get("berkas")
      else { throw PortalError.notFound }
      var (kept, bytes) = try await uploads.find(
        token, npsn: school.npsn, account: account.id.value, at: ask.visit.now)
      let said = said(kept, ask)
      // What is stored is what was shown: something new is shown first.
      let isShown = said == kept.said
      kept.said = said
      await uploads.note(said, of: token)
      switch ask.form["langkah"] {
      case "batal":
        await uploads.forget(token)
        return Answer.redirect(to: path(school))
      case "simpan" where isShown: return try await store(kept, bytes, school, ask)
      default: return try await preview(kept, bytes, school, ask)
      }
    }
  }

  private func path(_ school: School) -> String { "/sekolah/\(school.npsn.digits)/unggah" }

  private func trail(_ school: School) -> [PageViews.Crumb] {
    [PageViews.Crumb(name: school.name, path: "/sekolah/\(school.npsn.digits)")]
  }

  /// What was said before and with this form: answers add up, a column filled in replaces.
  private func said(_ kept: UploadDesk.Pending, _ ask: Ask) -> UploadDesk.Said {
    var said = kept.said
    said.answers.formUnion(ask.form.fields(after: "jawab.").values.filter { !$0.isEmpty })
    for (letter, meaning) in ask.form.fields(after: "kolom.") {
      said.columns[letter] = meaning.isEmpty ? nil : meaning
    }
    said.confirmsTransfers = ask.form["pindahan"] == "ya"
    return said
  }

  private func reading(
    _ kept: UploadDesk.Pending, _ bytes: [UInt8], _ ask: Ask
  ) async throws -> UploadReading {
    let said = kept.said
    return try await portal.reading { [ledger = portal.office.ledger] in
      try UploadReading(
        bytes, fileName: kept.fileName, kind: kept.kind, school: kept.npsn, term: ask.term,
        answers: said.answers.sorted(),
        columns: said.columns.map { "\($0.key)=\($0.value)" }.sorted(),
        confirmsTransfers: said.confirmsTransfers, ledger: ledger)
    }
  }

  private func preview(
    _ kept: UploadDesk.Pending, _ bytes: [UInt8], _ school: School, _ ask: Ask
  ) async throws -> Response {
    let reading = try await reading(kept, bytes, ask)
    let content = UploadPreview(
      reading, token: kept.token, path: path(school), said: kept.said, ask, portal: portal)
    try await portal.audit(.previewed, ask, school: school.npsn)
    return portal.door.page(
      "upload-preview", content, title: portal.text("upload.preview-title", ask), ask,
      trail: trail(school) + [
        PageViews.Crumb(name: portal.text("upload.title", ask), path: path(school))
      ])
  }

  private func store(
    _ kept: UploadDesk.Pending, _ bytes: [UInt8], _ school: School, _ ask: Ask
  ) async throws -> Response {
    let reading = try await reading(kept, bytes, ask)
    guard reading.report.batch != nil else { return try await preview(kept, bytes, school, ask) }
    let outcome = try await portal.writing { [ledger = portal.office.ledger] in
      try reading.store(in: ledger, at: ask.visit.now)
    }
    await uploads.forget(kept.token)
    try await portal.audit(.imported, ask, school: school.npsn)
    let changed = (outcome?.counts.added ?? 0) + (outcome?.counts.changed ?? 0)
    return Answer.redirect(to: "\(path(school))?tersimpan=\(changed)")
  }
}
