/// What checking one password costs, whoever tries it.
///
/// Argon2id with 19 MiB, two passes and one lane is OWASP's least (Password Storage Cheat Sheet). It is also our most:
/// only staff have passwords, and of them a few thousand sign in once a day, whereas parents, who come all at once, have
/// codes of 60 random bits that need no slow hash. One check took 23 ms of a processor in the median of 25 and 19 MiB, so
/// that two processors check some 85 passwords a second; 64 MiB would cost 92 ms.
package struct PasswordCost: Sendable, Hashable {
  /// In KiB.
  package var memory: Int
  package var passes: Int

  package init(memory: Int, passes: Int) {
    self.memory = memory
    self.passes = passes
  }

  package static let standard = PasswordCost(memory: 19 * 1024, passes: 2)
  /// The least that Argon2 allows: for tests.
  package static let cheapest = PasswordCost(memory: 8, passes: 1)
}
