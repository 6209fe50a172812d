internal import Batching
internal import Bookkeeping
internal import Records

/// Why a request gets no ordinary answer.
enum PortalError: Error {
  case signInNeeded
  /// Signed in, and not allowed.
  case forbidden
  case notFound
  /// The form is not one of ours, or too old.
  case badForm
  /// Too large: how many bytes are taken.
  case tooLarge(Int)
  /// Too many at once; try again after those seconds.
  case busy(seconds: Int)
  case message(Bilingual)
  /// What should not happen.
  case unexpected(String)

  var status: Int {
    switch self {
    case .signInNeeded: 401
    case .forbidden: 403
    case .notFound: 404
    case .badForm, .message: 422
    case .tooLarge: 413
    case .busy: 503
    case .unexpected: 500
    }
  }

  /// The key of what a page says of it.
  var textKey: String {
    switch self {
    case .signInNeeded: "error.sign-in"
    case .forbidden: "error.forbidden"
    case .notFound: "error.not-found"
    case .badForm: "error.form"
    case .tooLarge: "error.too-large"
    case .busy: "error.busy"
    case .message: "error.message"
    case .unexpected: "error.unexpected"
    }
  }

  /// What other rooms threw, as far as a visitor is told of it.
  init(_ error: any Error) {
    switch error {
    case let error as PortalError: self = error
    case LedgerError.unknownSchool, LedgerError.unknownClass, LedgerError.unknownStudent,
      LedgerError.unknownRun:
      self = .notFound
    case LedgerError.locked: self = .busy(seconds: 5)
    case PeopleFault.ledger(let inner): self.init(inner)
    case let fault as PeopleFault: self = .message(fault.message)
    case let error as LedgerError: self = .message(error.message)
    case let error as CardError: self = .message(error.message)
    default: self = .unexpected("\(type(of: error))")
    }
  }
}
