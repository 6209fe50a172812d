/// Whose cards a run makes.
package enum RunScope: Sendable, Hashable {
  case all
  case schools([NPSN])
  case classes([String], of: NPSN)

  /// As kept in the ledger: "all", "20200001 20200002", or "20200001/4A 20200001/4B".
  package var text: String {
    switch self {
    case .all: "all"
    case .schools(let schools): schools.map(\.digits).joined(separator: " ")
    case .classes(let names, let school):
      names.map { "\(school.digits)/\($0)" }.joined(separator: " ")
    }
  }

  /// What ``text`` was made of; nil for other text.
  package init?(text: String) {
    let words = text.split(separator: " ").map { $0.split(separator: "/", maxSplits: 1) }
    if text == "all" {
      self = .all
    } else if let school = words.first.flatMap({ $0.count == 2 ? NPSN(String($0[0])) : nil }) {
      // The name of a class may have spaces; what it begins with is always the school.
      let names = " \(text)".split(separator: " \(school.digits)/").map(String.init)
      self = .classes(names, of: school)
    } else {
      let schools = words.compactMap { $0.count == 1 ? NPSN(String($0[0])) : nil }
      guard !schools.isEmpty, schools.count == words.count else { return nil }
      self = .schools(schools)
    }
  }
}
