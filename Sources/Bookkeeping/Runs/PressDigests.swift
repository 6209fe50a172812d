package import Records

/// By what a run knows that nothing changed without loading a single record: the digest of program, fonts, layouts and
/// overrides that a school's cards are made with. Most schools have the common one; a school with overrides of its own
/// has its own, so that a change of its overrides touches no other school.
package struct PressDigests: Sendable, Hashable, Codable {
  package var common: String
  /// By NPSN.
  package var own: [String: String]

  package init(_ common: String, own: [String: String] = [:]) {
    self.common = common
    self.own = own
  }

  package subscript(school: NPSN) -> String { own[school.digits] ?? common }
}
