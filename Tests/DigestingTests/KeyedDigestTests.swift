import Digesting
import Testing

@Suite struct KeyedDigestTests {
  private static func bytes(_ byte: UInt8, _ count: Int) -> [UInt8] {
    [UInt8](repeating: byte, count: count)
  }

  /// RFC 4231 section 4, but its case 5, which is cut off.
  static let sha256: [(key: [UInt8], message: [UInt8], hex: String)] = [
    (
      bytes(0x0b, 20), Array("Hi There".utf8),
      "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
    ),
    (
      Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    ),
    (
      bytes(0xaa, 20), bytes(0xdd, 50),
      "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
    ),
    (
      Array(1...25), bytes(0xcd, 50),
      "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"
    ),
    (
      bytes(0xaa, 131), Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
      "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
    ),
    (
      bytes(0xaa, 131),
      Array(
        "This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm."
          .utf8), "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
    ),
  ]

  @Test(arguments: sha256)
  func knownCodes(key: [UInt8], message: [UInt8], hex: String) throws {
    #expect(try KeyedDigest.sha256(of: message, key: key).hex == hex)
  }

  /// RFC 2202 section 3, cases 1 and 2.
  @Test(arguments: [
    (bytes(0x0b, 20), "Hi There", "b617318655057264e28bc0b6fb378c8ef146be00"),
    (
      Array("Jefe".utf8), "what do ya want for nothing?",
      "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"
    ),
  ]) func knownCodesOfSHA1(key: [UInt8], message: String, hex: String) throws {
    let code = try KeyedDigest.sha1(of: Array(message.utf8), key: key)
    #expect(code.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() == hex)
  }

  @Test func anEmptyKeyAndMessageHaveACode() throws {
    #expect(
      try KeyedDigest.sha256(of: [], key: []).hex
        == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad")
  }
}
