package import Credentials
package import Records

/// Why something about accounts, codes or release times was refused. Nothing is changed then.
package enum PeopleFault: Error, Sendable, Hashable {
  case ledger(LedgerError)
  case credential(CredentialError)
  /// No account has that name or number.
  case unknownAccount(String)
  /// Never made, used, withdrawn, or too old.
  case invitationVoid
  case badFullName
  case badLogin
  case loginTaken(String)
  /// The role is of a school, or of a class, and none was named.
  case schoolNeeded(AccountRole)
  case classNeeded
  /// The role is not of a school or class.
  case placeNotTaken(AccountRole)
  /// The city's accounts need an authenticator, and its code was wrong or missing.
  case secondFactorNeeded
  /// Students who have a code already; another would void it.
  case codesExist(count: Int)

  /// The typed form of whatever was thrown.
  init(_ error: any Error) {
    self =
      switch error {
      case let fault as PeopleFault: fault
      case let fault as CredentialError: .credential(fault)
      default: .ledger(LedgerError(error))
      }
  }

  package var message: Bilingual {
    switch self {
    case .ledger(let error): error.message
    case .credential(let error): error.message
    case .unknownAccount(let name):
      Bilingual(
        id: "tidak ada akun \(name): lihat 'rapor people list'.",
        en: "there is no account \(name): see 'rapor people list'.")
    case .invitationVoid:
      Bilingual(
        id: "undangan ini tidak berlaku lagi: minta undangan baru.",
        en: "this invitation is no longer valid: ask for a new one.")
    case .badFullName:
      Bilingual(
        id: "nama lengkap harus diisi, paling panjang \(Limits.short) huruf, satu baris.",
        en: "the full name must be given, of at most \(Limits.short) characters, on one line.")
    case .badLogin:
      Bilingual(
        id: "nama masuk terdiri dari 3 sampai 40 huruf kecil, angka, titik, garis, tanpa spasi.",
        en: "the sign-in name has 3 to 40 small letters, digits, dots, hyphens, without spaces.")
    case .loginTaken(let name):
      Bilingual(
        id: "nama masuk \(name) sudah dipakai: pilih yang lain.",
        en: "the sign-in name \(name) is taken: choose another.")
    case .schoolNeeded(let role):
      Bilingual(
        id: "\(role.words.indonesian) harus punya sekolah: sebutkan NPSN.",
        en: "the role \(role.words.english) needs a school: give its NPSN.")
    case .classNeeded:
      Bilingual(
        id: "wali kelas harus punya kelas: sebutkan kelasnya.",
        en: "a homeroom teacher needs a class: name it.")
    case .placeNotTaken(let role):
      Bilingual(
        id: "\(role.words.indonesian) tidak terikat pada sekolah atau kelas itu: hapus pilihannya.",
        en: "the role \(role.words.english) is not bound to that school or class: leave it out.")
    case .secondFactorNeeded:
      Bilingual(
        id: "akun ini butuh aplikasi autentikator, dan kodenya salah: pindai kode QR, lalu isi "
          + "enam angka terbaru.",
        en: "this account needs an authenticator app, and its code was wrong: scan the QR code, "
          + "then enter the newest six digits.")
    case .codesExist(let count):
      Bilingual(
        id: "\(count) siswa sudah punya kode; kode baru membatalkan yang lama.",
        en: "\(count) students have a code already; new ones void the old.")
    }
  }
}
