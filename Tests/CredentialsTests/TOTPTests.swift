import Testing

@testable import Credentials

@Suite struct TOTPTests {
  /// RFC 6238 appendix B, SHA-1: of its eight digits ours are the last six.
  static let known: [(time: Int64, code: String)] = [
    (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"),
    (1_234_567_890, "005924"), (2_000_000_000, "279037"), (20_000_000_000, "353130"),
  ]
  private static func secret() throws -> TOTPSecret {
    try #require(TOTPSecret(bytes: Array("12345678901234567890".utf8)))
  }

  @Test(arguments: known) func knownCodes(time: Int64, code: String) throws {
    let secret = try Self.secret()
    #expect(try secret.code(at: time / 30) == code)
    #expect(try secret.step(of: code, at: time) == time / 30)
    // One step of drift each way, and no more.
    for (seconds, isRight) in [(-30, true), (30, true), (-60, false), (60, false)]
    where time + Int64(seconds) >= 0 {
      #expect(try (secret.step(of: code, at: time + Int64(seconds)) != nil) == isRight)
    }
  }

  @Test func aCodeIsGoodOnce() throws {
    let secret = try Self.secret()
    let step = try #require(try secret.step(of: "050471", at: 1_111_111_111))
    #expect(try secret.step(of: "050471", at: 1_111_111_111, after: step) == nil)
    #expect(try secret.step(of: "050471", at: 1_111_111_111, after: step - 1) == step)
    // The one before is older than what was used.
    #expect(try secret.step(of: "081804", at: 1_111_111_111, after: step) == nil)
  }

  @Test func codesMayHaveASpace() throws {
    #expect(try Self.secret().step(of: "050 471", at: 1_111_111_111) != nil)
  }

  @Test(arguments: ["", "05047", "0504711", "05047a", "٠٥٠٤٧١", "050471050471"])
  func otherTextsAreNoCode(_ text: String) throws {
    #expect(try Self.secret().step(of: text, at: 1_111_111_111) == nil)
  }

  @Test func theSecretReadsBackAndIsNotTold() throws {
    let secret = try TOTPSecret.make()
    #expect(secret.base32.utf8.count == 32)
    #expect(TOTPSecret(base32: secret.base32) == secret)
    #expect(TOTPSecret(base32: secret.base32.lowercased()) == secret)
    #expect(TOTPSecret(base32: secret.base32.dropLast()) == nil)
    #expect(TOTPSecret(base32: "0" + secret.base32.dropFirst()) == nil)
    #expect(!"\(secret)".contains(secret.base32))
    #expect(try Self.secret().base32 == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
  }

  @Test func theAddressIsWhatAppsRead() throws {
    #expect(
      try Self.secret().uri(account: "dinas.satu", issuer: "Rapor Kota & Kab.")
        == "otpauth://totp/Rapor%20Kota%20%26%20Kab.:dinas.satu"
        + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Rapor%20Kota%20%26%20Kab."
        + "&algorithm=SHA1&digits=6&period=30")
  }
}
