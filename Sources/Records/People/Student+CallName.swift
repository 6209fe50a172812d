extension Student {
  /// First words by which nobody is called (Docs/domain.md section 4.3), Balinese birth-order names included.
  private static let passedOver: Set<String> = [
    "muhammad", "mohammad", "muhamad", "mohamad", "mochamad", "mochammad", "m", "moh", "muh",
    "mhd", "siti", "st", "nur", "abdul", "abd", "ni", "i", "putu", "wayan", "gede", "made", "kadek",
    "nyoman", "komang", "ketut", "gusti",
  ]

  /// The name used in sentences: the call name if known, else the first word of the full name that is used for calling
  /// (Docs/domain.md section 4.3); capitals throughout become title case. Empty only if the full name is blank.
  package var calledName: String {
    if let callName, !callName.isBlank { return callName.trimmedOfSpace }
    let words = fullName.split(whereSeparator: \.isWhitespace).map(String.init)
    let chosen =
      words.first { !Self.passedOver.contains($0.foldedForComparison) } ?? words.last ?? ""
    return chosen == chosen.uppercased() ? NameCasing.title.applied(to: chosen) : chosen
  }
}
