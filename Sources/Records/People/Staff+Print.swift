extension Staff {
  /// "Hj. Rina Wulandari, S.Pd., M.Pd."; titles exactly as delivered (Docs/domain.md section 4.8).
  package var fullName: String {
    var text = name
    if let front = titleFront, !front.isBlank { text = "\(front) \(text)" }
    if let back = titleBack, !back.isBlank { text += ", \(back)" }
    return text
  }

  /// "NIP. 19700312 199303 2 004", "NUPTK. 1234…"; nil if the person has no number: then the line is left out or "NIP. -",
  /// as the layout chooses (Docs/domain.md section 4.8).
  package var numberLine: String? {
    if let nip { return "NIP. \(nip.formatted)" }
    guard let number = staffNumber, !number.isBlank else { return nil }
    guard let label = staffNumberLabel?.trimmedOfSpace, !label.isEmpty else { return number }
    return label.hasSuffix(".") ? "\(label) \(number)" : "\(label). \(number)"
  }
}

extension Principal {
  /// "Kepala Sekolah", or "Plt. Kepala Sekolah" for an acting one (Docs/domain.md section 4.8).
  package var label: String {
    guard let prefix = titlePrefix, !prefix.isBlank else { return "Kepala Sekolah" }
    return "\(prefix) Kepala Sekolah"
  }
}
