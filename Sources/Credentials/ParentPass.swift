internal import Digesting
package import Records

/// What a browser shows after a slip's code and the birth date were right, so that the pages and the PDF that follow need
/// neither again. It is not stored: the workspace's secret signs it, which lets hand-out day pass without a write for
/// each family.
package struct ParentPass: Sendable, Hashable {
  /// In seconds; not prolonged.
  package static let lifetime: Int64 = 2 * 3_600

  package var student: StudentID
  /// When the code was issued: a pass ends when another code takes the place of its own.
  package var codeIssuedAt: Int64
  /// Seconds since 1970.
  package var expiresAt: Int64

  package init(student: StudentID, codeIssuedAt: Int64, at time: Int64) {
    self.student = student
    self.codeIssuedAt = codeIssuedAt
    expiresAt = time + Self.lifetime
  }

  private static let macLength = 16

  private var payload: [UInt8] {
    [student.value, codeIssuedAt, expiresAt].flatMap { number in
      stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> Int64($0)) }
    }
  }

  private static func mac(
    _ payload: [UInt8], _ secret: WorkspaceSecret
  ) throws(CredentialError) -> [UInt8] {
    let key = try secret.key(for: .parentPasses)
    do { return Array(try KeyedDigest.sha256(of: payload, key: key).bytes.prefix(macLength)) } catch
    {
      throw .unavailable(operation: "HMAC")
    }
  }

  /// 54 characters that may stand in a cookie.
  package func text(_ secret: WorkspaceSecret) throws(CredentialError) -> String {
    Base64URL.text(of: payload + (try Self.mac(payload, secret)))
  }

  /// Reads ``text(_:)``.
  /// - Returns: nil for what this secret did not sign, and for a pass that has expired or is from the future.
  package init?(
    text: some StringProtocol, _ secret: WorkspaceSecret, at time: Int64
  ) throws(CredentialError) {
    guard text.utf8.count == 54, let bytes = Base64URL.bytes(of: text) else { return nil }
    let payload = Array(bytes.prefix(24))
    guard Sodium.areEqual(Array(bytes.dropFirst(24)), try Self.mac(payload, secret)) else {
      return nil
    }
    let numbers = stride(from: 0, to: 24, by: 8).map { start in
      payload[start..<start + 8].reduce(Int64(0)) { $0 << 8 | Int64($1) }
    }
    student = StudentID(numbers[0])
    codeIssuedAt = numbers[1]
    expiresAt = numbers[2]
    guard time < expiresAt, expiresAt - time <= Self.lifetime + 300 else { return nil }
  }
}
