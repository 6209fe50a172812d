internal import Bookkeeping
internal import Credentials
internal import Hummingbird
internal import Records

/// Who asks, and in which language.
struct Visit: Sendable {
  var language: Language
  /// Nil for a stranger.
  var session: OpenSession?
  /// The session's own.
  var token: SecretToken?
  /// The client's address, in a form that fits the audit.
  var address: String
  /// Seconds since 1970.
  var now: Int64

  /// What the visitor's forms have to bring along.
  var csrf: String? { session?.formToken }
}

/// What the path names, once it is known that the visitor may see it.
struct Target: Sendable {
  var school: School?
  var className: String?
  var student: PlacedStudent?
}

/// A request that was let in.
struct Ask: Sendable {
  let request: Request
  let context: PortalContext
  let visit: Visit
  let target: Target
  let term: Term
  /// Empty for a request without a body.
  let form: Form

  var language: Language { visit.language }

  /// A class of this school year.
  func room(_ npsn: NPSN, _ name: String) -> ClassPlace {
    ClassPlace(npsn: npsn, schoolYear: term.schoolYear, name: name)
  }

  /// A text of the query: "?halaman=2".
  func query(_ name: String) -> String? {
    request.uri.queryParameters[name[...]].map { Form.decoded($0) }
  }

  func number(_ name: String, in range: ClosedRange<Int>) -> Int? {
    guard let text = context.parameters.get(name) ?? query(name), text.utf8.count < 10,
      let number = Int(text), range.contains(number)
    else { return nil }
    return number
  }
}
