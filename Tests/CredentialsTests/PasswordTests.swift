import Testing

@testable import Credentials

@Suite struct PasswordTests {
  private static let password = "kucing belang tiga"

  @Test func thePasswordIsKnownAgainAndNoOtherIs() throws {
    let hash = try PasswordHash.make(password: Self.password, cost: .cheapest)
    #expect(hash.text.hasPrefix("$argon2id$v=19$m=8,t=1,p=1$"))
    #expect(try hash.verify(Self.password))
    for other in ["", "kucing belang tig", "kucing belang tiga ", "Kucing belang tiga"] {
      #expect(try !hash.verify(other))
    }
    let again = try #require(PasswordHash(text: hash.text))
    #expect(try again == hash && again.verify(Self.password))
  }

  @Test func equalPasswordsHaveDifferentHashes() throws {
    let hashes = try (0..<3).map { _ in
      try PasswordHash.make(password: Self.password, cost: .cheapest).text
    }
    #expect(Set(hashes).count == 3)
  }

  /// Made by the reference implementation's command line: argon2 "somesalt" -id -t 2 -k 65536 -p 1.
  @Test func othersHashesAreRead() throws {
    let text =
      "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
    let hash = try #require(PasswordHash(text: text))
    #expect(try hash.verify("password"))
    #expect(try !hash.verify("passwort"))
  }

  /// Keyboards write é as one character or as two.
  @Test func composedAndDecomposedLettersAreTheSame() throws {
    let hash = try PasswordHash.make(password: "caf\u{E9} di pasar lama", cost: .cheapest)
    #expect(try hash.verify("cafe\u{301} di pasar lama"))
  }

  @Test func whatIsTooLongIsNeverRight() throws {
    let long = String(repeating: "abcdefgh", count: 1_000)
    #expect(throws: CredentialError.passwordTooLong) {
      try PasswordHash.make(password: long, cost: .cheapest)
    }
    // What is checked in its place fits nothing either.
    #expect(try !PasswordHash.make(password: "", cost: .cheapest).verify(long))
  }

  @Test func costsAreSeen() throws {
    let hash = try PasswordHash.make(password: Self.password, cost: .cheapest)
    #expect(!hash.needsRehash(for: .cheapest))
    #expect(hash.needsRehash(for: .standard))
  }

  /// A name that nobody has must cost what every other does.
  @Test(arguments: [PasswordCost.cheapest, .standard, PasswordCost(memory: 64, passes: 3)])
  func theDummyIsAHashOfItsCostThatNothingFits(_ cost: PasswordCost) throws {
    let dummy = PasswordHash.dummy(cost)
    let read = try #require(PasswordHash(text: dummy.text))
    #expect(read.cost == cost && !read.needsRehash(for: cost))
    for password in ["", "password", Self.password] { #expect(try !dummy.verify(password)) }
    let real = try PasswordHash.make(password: Self.password, cost: cost)
    #expect(real.text.utf8.count == dummy.text.utf8.count)
  }

  @Test(arguments: [
    "", "$argon2id$", "password", "$argon2i$v=19$m=8,t=1,p=1$AAAA$AAAA",
    "$argon2id$v=19$m=99999999,t=1,p=1$AAAA$AAAA", "$argon2id$v=19$m=8,t=1000,p=1$AAAA$AAAA",
    "$argon2id$v=19$m=8,t=1,p=4$AAAA$AAAA", "$argon2id$v=19$m=8,t=1$AAAA$AAAA",
    "$argon2id$v=19$m=8,t=1,p=1$AAAA$" + String(repeating: "A", count: 200),
  ]) func otherTextsAreNoHash(_ text: String) {
    #expect(PasswordHash(text: text) == nil)
  }

  @Test func whatLooksLikeAHashButIsDamagedFitsNothing() throws {
    let hash = try #require(PasswordHash(text: "$argon2id$v=19$m=8,t=1,p=1$*$*"))
    #expect(try !hash.verify("password"))
  }

  static let judged: [(String, PasswordFault?)] = [
    ("kucing belang tiga", nil), ("x7!pQ2#mL9$z", nil), ("сьогодні дощ", nil),
    ("elevenchars", .tooShort), ("", .tooShort),
    // Eleven characters, twelve as they were typed.
    ("cafe\u{301} enak b", .tooShort),
    (String(repeating: "abcde", count: 52), .tooLong),
    (String(repeating: "x", count: 100_000), .tooLong),
    ("Password1234", .common), ("pass word 1234", .common), ("BISMILLAH1234", .common),
    ("aaaaaaaaaaaa", .tooUniform), ("121212121212", .tooUniform),
    ("siti.operator2019", .likeLogin), ("rahasia SITI.OPERATOR", .likeLogin),
  ]

  @Test(arguments: judged)
  func passwordsAreJudged(_ password: String, _ fault: PasswordFault?) {
    #expect(PasswordRules.fault(of: password, login: "siti.operator") == fault)
  }
}
