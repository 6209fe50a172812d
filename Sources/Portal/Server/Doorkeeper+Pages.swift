internal import Bookkeeping
internal import HTTPTypes
internal import Hummingbird
internal import Records

extension Doorkeeper {
  /// A whole page.
  func page(
    _ template: String, _ content: Any, title: String, _ ask: Ask,
    trail: [PageViews.Crumb] = [], notice: String? = nil,
    status: HTTPResponse.Status = .ok
  ) -> Response {
    let frame = frame(title, ask.visit, path: ask.request.uri.description, trail, notice)
    return Answer.html(
      views.html(template, content, frame: frame, ask.language), status: status)
  }

  /// A part of a page that is fetched anew.
  func fragment(_ template: String, _ content: Any, _ ask: Ask) -> Response {
    Answer.html(fragmentText(template, content, ask))
  }

  func fragmentText(_ template: String, _ content: Any, _ ask: Ask) -> String {
    views.html(template, content, frame: frame("", ask.visit, path: "", [], nil), ask.language)
  }

  private func frame(
    _ title: String, _ visit: Visit, path: String, _ trail: [PageViews.Crumb], _ notice: String?
  ) -> PageViews.Frame {
    let other: Language = visit.language == .indonesian ? .english : .indonesian
    return PageViews.Frame(
      title: title, language: visit.language.rawValue, otherLanguage: other.rawValue,
      otherLanguageName: views.texts("language.name", other), path: path,
      person: visit.session?.account.fullName, csrf: visit.csrf,
      home: visit.home, notice: notice, trail: trail, hasTrail: !trail.isEmpty)
  }

  private struct MessageContent {
    var text: String
    var detail: String?
    var back: String
  }

  /// What a visitor who gets no ordinary answer sees.
  func refusal(_ error: PortalError, _ request: Request, _ context: PortalContext) async -> Response
  {
    let path = request.uri.path
    if case .signInNeeded = error, request.method == .get,
      request.headers[.accept]?.contains("text/html") ?? false
    {
      return Answer.redirect(to: "/masuk?ke=\(Paths.percent(path))")
    }
    let stranger = Visit(
      language: language, session: nil, token: nil, address: "", now: office.clock())
    let visit = (try? await visit(of: request, context)) ?? stranger
    var detail: String?
    if case .message(let text) = error { detail = text.text(in: visit.language) }
    let title = views.texts("error.title", visit.language)
    let text = views.texts(error.textKey, visit.language)
    let content = MessageContent(text: text, detail: detail, back: "/")
    var response = Answer.html(
      views.html(
        "message", content, frame: frame(title, visit, path: path, [], nil), visit.language),
      status: HTTPResponse.Status(code: error.status))
    if case .busy(let seconds) = error { response.headers[.retryAfter] = "\(seconds)" }
    return response
  }
}

extension Visit {
  /// What the person may see and do; nil for a stranger.
  var rights: Rights? { session.map { Rights(of: $0.account) } }

  /// Where a person begins.
  var home: String {
    guard let account = session?.account else { return "/" }
    guard let npsn = account.npsn else { return "/kota" }
    if let room = account.room { return Paths.classroom(npsn, room.name) }
    return "/sekolah/\(npsn.digits)"
  }
}
