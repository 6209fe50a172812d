import Digesting
import Foundation
import Testing

@Suite struct DigestTests {
  /// FIPS 180-4's published examples.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ]) func knownDigests(text: String, hex: String) throws {
    #expect(try Digest(of: Array(text.utf8)).hex == hex)
  }

  @Test(arguments: [1, 63, 64, 65, 1000]) func piecesDigestAsTheWhole(size: Int) throws {
    let bytes = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    var digester = try Digester()
    for start in stride(from: 0, to: bytes.count, by: size) {
      try digester.update(Array(bytes[start..<min(start + size, bytes.count)]))
    }
    #expect(try digester.finish() == Digest(of: bytes))
  }

  @Test func hexAndBytesReadBack() throws {
    let digest = try Digest(of: Array("rapor".utf8))
    #expect(Digest(hex: digest.hex) == digest)
    #expect(Digest(hex: digest.hex.uppercased()) == digest)
    #expect(Digest(bytes: digest.bytes) == digest)
    #expect(try JSONDecoder().decode(Digest.self, from: JSONEncoder().encode(digest)) == digest)
  }

  @Test(arguments: [
    "", "abc", String(repeating: "g", count: 64), String(repeating: "0", count: 63),
  ])
  func otherTextsAreNoDigest(hex: String) {
    #expect(Digest(hex: hex) == nil)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Digest.self, from: Data("\"\(hex)\"".utf8))
    }
  }

  @Test func oneBitChangesTheDigest() throws {
    #expect(try Digest(of: [0]) != Digest(of: [1]))
  }
}
