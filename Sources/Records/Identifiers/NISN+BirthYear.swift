extension NISN {
  /// The year of birth in its first three digits: "012…" is 2012, "998…" is 1998 (Docs/domain.md section 4.10).
  package var birthYear: Int {
    let start = digits.utf8.prefix(3).reduce(0) { $0 * 10 + Int($1 - 48) }
    return start >= 900 ? 1_000 + start : 2_000 + start
  }

  /// What to warn of when the number does not fit the birth date; real mismatches exist, so it never blocks
  /// (Docs/domain.md section 4.10).
  package func finding(birthDate: CalendarDate) -> Bilingual? {
    guard birthYear != birthDate.year else { return nil }
    return Bilingual(
      id: "NISN menunjuk tahun lahir \(birthYear), tetapi tanggal lahir tahun \(birthDate.year); "
        + "periksa keduanya.",
      en: "The NISN says born in \(birthYear), the birth date \(birthDate.year); check both.")
  }
}
