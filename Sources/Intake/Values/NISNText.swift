internal import Records

/// NISN and NIP as files hold them (Docs/domain.md sections 4.8, 5.4).
enum NISNText {
  /// Eight or nine digits get their zeros back if the birth year then agrees or the number is known; else they are left
  /// out with a warning.
  static func read(
    _ text: String, birthDate: CalendarDate?, isKnown: (NISN) -> Bool
  ) throws(Complaint) -> CellValue<NISN> {
    let numeral = try NumberText.numeral(text)
    let bare = numeral.value ?? text
    let digits = bare.filter { $0 != " " && $0 != "-" && $0 != "." }
    let repairs = numeral.repairs.then(.separators, from: bare, to: digits)
    if digits.utf8.allSatisfy({ $0 == UInt8(ascii: "0") }) {
      return CellValue(nil, repairs: [RepairStep(.unknown, "")])
    }
    if let nisn = NISN(digits) {
      let mismatch = birthDate.flatMap { nisn.finding(birthDate: $0) }
      return CellValue(
        nisn, repairs: repairs,
        warning: mismatch.map {
          Complaint($0, Bilingual(id: "Bandingkan dengan Dapodik.", en: "Compare with Dapodik."))
        })
    }
    guard (8...9).contains(digits.utf8.count),
      let padded = NISN(String(repeating: "0", count: 10 - digits.utf8.count) + digits)
    else { throw .notNISN }
    guard padded.birthYear == birthDate?.year || isKnown(padded) else {
      return CellValue(nil, warning: .zerosUncertain)
    }
    return CellValue(padded, repairs: repairs + [RepairStep(.leadingZeros, padded.digits)])
  }

  /// A civil servant's number with or without spaces; what is implausible about it is warned of.
  static func nip(_ text: String) throws(Complaint) -> CellValue<NIP> {
    var bare = text
    if bare.lowercased().hasPrefix("nip") { bare = String(bare.dropFirst(3)) }
    while let first = bare.first, ".: ".contains(first) { bare.removeFirst() }
    let numeral = try NumberText.numeral(bare)
    let plain = numeral.value ?? bare
    let digits = plain.filter { $0 != " " && $0 != "." && $0 != "-" }
    guard let nip = NIP(digits) else { throw .notNIP }
    var warning = nip.findings.first.map {
      Complaint($0.message, Bilingual(id: "Bandingkan dengan SK.", en: "Compare with the decree."))
    }
    if digits.utf8.count == 18, digits.hasSuffix("000") { warning = .digitsLost }
    return CellValue(
      nip, repairs: numeral.repairs.then(.separators, from: plain, to: digits), warning: warning)
  }
}

extension Complaint {
  static let notNISN = Complaint(
    id: "NISN harus 10 angka.", "Salin NISN dari Dapodik; kosongkan bila belum ada.",
    en: "A NISN has 10 digits.", "Copy it from Dapodik; leave it blank if there is none.")
  static let zerosUncertain = Complaint(
    id: "NISN kurang dari 10 angka dan tidak cocok dengan tahun lahir; NISN ini dilewati.",
    "Salin NISN lengkap dari Dapodik.",
    en: "The NISN has fewer than 10 digits and does not fit the birth year; it is left out.",
    "Copy the whole NISN from Dapodik.")
  static let notNIP = Complaint(
    id: "NIP harus 18 angka (atau 9 angka bentuk lama).",
    "Periksa NIP; nomor lain ditulis di kolom Nomor Pegawai.",
    en: "A NIP has 18 digits (or 9 in the old form).",
    "Check it; other numbers belong in the column Nomor Pegawai.")
  static let digitsLost = Complaint(
    id: "NIP berakhir 000; mungkin angkanya hilang di Excel.",
    "Ubah format kolom menjadi Teks, lalu ketik ulang NIP.",
    en: "The NIP ends in 000; perhaps Excel lost its digits.",
    "Format the column as text and type the NIP again.")
}
