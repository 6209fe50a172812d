import Digesting
import Records
import Support
import Testing

@testable import Credentials

@Suite struct TokenTests {
  @Test func tokensReadBackAndAreAllDifferent() throws {
    let tokens = try (0..<50).map { _ in try SecretToken.make() }
    #expect(Set(tokens.map(\.text)).count == 50)
    for token in tokens {
      #expect(token.text.utf8.count == 43)
      #expect(SecretToken(text: token.text) == token)
      #expect("\(token)".contains(token.text) == false)
    }
  }

  /// The last character has two bits to spare: other texts of the same bytes are refused.
  @Test func aTokenHasOneText() throws {
    let text = try SecretToken.make().text
    let others = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
      .filter { SecretToken(text: text.dropLast() + String($0)) != nil }
    #expect(others.count == 16)
    for wrong in [
      "", text + "A", String(text.dropLast()), text.dropLast() + "=", text.dropLast() + "é",
    ] {
      #expect(SecretToken(text: wrong) == nil)
    }
  }

  @Test func formsBelongToTheirSession() throws {
    let (token, other) = (try SecretToken.make(), try SecretToken.make())
    #expect(try token.isOwn(formToken: token.formToken))
    #expect(try !token.isOwn(formToken: other.formToken))
    #expect(try !token.isOwn(formToken: ""))
    #expect(try token.formToken != token.text)
  }

  @Test func base64URLReadsBackWhatItWrites() {
    var random = SplitMix64(seed: 11)
    for count in 0..<80 {
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      #expect(Base64URL.bytes(of: Base64URL.text(of: bytes)) == bytes)
      #expect(Base32.bytes(of: Base32.text(of: bytes)) == bytes)
    }
    #expect(Base64URL.text(of: Array("foobar".utf8)) == "Zm9vYmFy")
    #expect(Base64URL.text(of: [0xFB, 0xFF]) == "-_8")
    #expect(Base32.text(of: Array("foobar".utf8)) == "MZXW6YTBOI")
  }
}

@Suite struct ParentCodeTests {
  @Test func codesReadBackHoweverTheyAreTyped() throws {
    var random = SplitMix64(seed: 5)
    for _ in 0..<300 {
      let code = try ParentCode.make()
      #expect(code.text.utf8.count == 14 && !code.text.contains { "ILOU".contains($0) })
      let typed = code.text.map { character -> String in
        var text = String(character)
        switch character {
        case "0": text = ["0", "o", "O"].randomElement(using: &random) ?? text
        case "1": text = ["1", "i", "I", "l", "L"].randomElement(using: &random) ?? text
        case "-": text = ["", " ", "-", "–", " - "].randomElement(using: &random) ?? text
        default: break
        }
        return Bool.random(using: &random) ? text.lowercased() : text
      }
      #expect(ParentCode(" " + typed.joined() + "\n") == code)
    }
  }

  @Test(arguments: [
    "", "7K3M-QX9D-HT2", "7K3M-QX9D-HT2VV", "7K3M-QX9D-HT2U", "7K3M_QX9D_HT2V", "7K3M-QX9D-HT2é",
    String(repeating: "-", count: 53) + "7K3MQX9DHT2V",
  ]) func otherTextsAreNoCode(_ text: String) {
    #expect(ParentCode(text) == nil)
  }

  @Test func itsDigestNeedsTheSecret() throws {
    let (one, other) = (try WorkspaceSecret.make(), try WorkspaceSecret.make())
    let code = try #require(ParentCode("7k3m qx9d ht2v"))
    #expect(code.text == "7K3M-QX9D-HT2V")
    #expect(try code.digest(one) == ParentCode("7K3MQX9DHT2V")?.digest(one))
    #expect(try code.digest(one) != code.digest(other))
    #expect(try code.digest(one) != Digest(of: Array("7K3MQX9DHT2V".utf8)))
  }

  @Test func passesAreBelievedOnlyAsTheyWereSigned() throws {
    let (secret, other) = (try WorkspaceSecret.make(), try WorkspaceSecret.make())
    let pass = ParentPass(
      student: StudentID(172_035), codeIssuedAt: 1_576_000_000, at: 1_576_800_000)
    let text = try pass.text(secret)
    #expect(text.utf8.count == 54)
    #expect(try ParentPass(text: text, secret, at: 1_576_800_000) == pass)
    let end = 1_576_800_000 + ParentPass.lifetime
    #expect(try ParentPass(text: text, secret, at: end - 1) == pass)
    #expect(try ParentPass(text: text, secret, at: end) == nil)
    // The clock was set back by a day.
    #expect(try ParentPass(text: text, secret, at: 1_576_800_000 - 86_400) == nil)
    #expect(try ParentPass(text: text, other, at: 1_576_800_000) == nil)
    for index in 0..<54 {
      var characters = Array(text)
      characters[index] = characters[index] == "A" ? "B" : "A"
      #expect(try ParentPass(text: String(characters), secret, at: 1_576_800_000) == nil)
    }
  }
}
