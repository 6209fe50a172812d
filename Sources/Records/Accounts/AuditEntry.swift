/// Who did something that is written down.
package enum Actor: Sendable, Hashable {
  case account(AccountID)
  /// Somebody with a student's code and birth date.
  case parent
  /// The command line: whoever has the machine.
  case machine

  package var account: AccountID? {
    if case .account(let account) = self { account } else { nil }
  }
}

/// A look at pupils' data, or an act upon it, as the audit log has it: without names and marks.
package struct AuditEntry: Sendable, Hashable {
  /// Seconds since 1970.
  package var at: Int64
  package var actor: Actor
  package var npsn: NPSN?
  package var student: StudentID?
  package var act: AuditAct
  /// Where it came from, see ``shortened(_:)``; nil for this machine.
  package var address: String?

  /// - Parameter address: an address of the Internet, which is shortened.
  package init(
    at: Int64, actor: Actor, act: AuditAct, npsn: NPSN? = nil, student: StudentID? = nil,
    address: String? = nil
  ) {
    self.at = at
    self.actor = actor
    self.act = act
    self.npsn = npsn
    self.student = student
    self.address = address.map(Self.shortened)
  }

  /// The network of an address: "203.0.113.0", "2001:db8:7::". It tells one household or school from another and is no
  /// person's own.
  package static func shortened(_ address: String) -> String {
    let text = address.prefix(64)
    let tail = text[(text.lastIndex(of: ":").map(text.index(after:)) ?? text.startIndex)...]
    let bytes = tail.split(separator: ".", omittingEmptySubsequences: false)
    if bytes.count == 4, bytes.allSatisfy({ UInt8($0) != nil }) {
      return bytes.prefix(3).joined(separator: ".") + ".0"
    }
    var groups: [Substring] = []
    for group in text.split(separator: ":", omittingEmptySubsequences: false).prefix(3) {
      guard !group.isEmpty, group.count <= 4, group.allSatisfy(\.isHexDigit) else { break }
      groups.append(group)
    }
    return groups.joined(separator: ":").lowercased() + "::"
  }
}
