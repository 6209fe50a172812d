/// What is odd about a civil servant's number; all of it only warns (Docs/domain.md section 4.8).
package enum NIPFinding: Sendable, Hashable, CaseIterable {
  case birthDate, appointment, bornAfterAppointment, sex
}

extension NIPFinding {
  package var message: Bilingual {
    switch self {
    case .birthDate:
      Bilingual(
        id: "NIP: 8 angka pertama bukan tanggal lahir (ttttbbhh); periksa angkanya.",
        en: "NIP: the first 8 digits are no birth date (yyyymmdd); check them.")
    case .appointment:
      Bilingual(
        id:
          "NIP: angka 9–14 bukan tahun dan bulan pengangkatan (PPPK: bulan 21); periksa angkanya.",
        en: "NIP: digits 9–14 are no year and month of appointment (PPPK: month 21); check them.")
    case .bornAfterAppointment:
      Bilingual(
        id: "NIP: pengangkatan lebih awal daripada kelahiran; periksa angkanya.",
        en: "NIP: appointed before being born; check the digits.")
    case .sex:
      Bilingual(
        id: "NIP: angka ke-15 harus 1 (laki-laki) atau 2 (perempuan); periksa angkanya.",
        en: "NIP: digit 15 must be 1 (male) or 2 (female); check it.")
    }
  }
}

extension NIP {
  /// "19700312 199303 2 004", or "131 234 567" for a nine-digit one (Docs/domain.md section 4.8).
  package var formatted: String {
    var parts: [Substring] = []
    var rest = digits[...]
    for length in digits.utf8.count == 18 ? [8, 6, 1, 3] : [3, 3, 3] {
      parts.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    return parts.joined(separator: " ")
  }

  /// The appointment "month" 21 marks contract staff (PPPK) (Docs/domain.md section 4.8).
  package var isContract: Bool { digits.utf8.count == 18 && number(12..<14) == 21 }

  /// What is implausible; nothing for the old nine-digit form, which says nothing (Docs/domain.md section 4.8).
  package var findings: [NIPFinding] {
    guard digits.utf8.count == 18 else { return [] }
    var found: [NIPFinding] = []
    let birth = CalendarDate(year: number(0..<4), month: number(4..<6), day: number(6..<8))
    if birth == nil { found.append(.birthDate) }
    let (year, month) = (number(8..<12), number(12..<14))
    if !(1945...2199).contains(year) || !((1...12).contains(month) || month == 21) {
      found.append(.appointment)
    } else if let birth, year <= birth.year {
      found.append(.bornAfterAppointment)
    }
    if !(1...2).contains(number(14..<15)) { found.append(.sex) }
    return found
  }

  private func number(_ range: Range<Int>) -> Int {
    digits.utf8.dropFirst(range.lowerBound).prefix(range.count).reduce(0) { $0 * 10 + Int($1 - 48) }
  }
}
