package import Records

/// Why a secret could not be made, read or used.
package enum CredentialError: Error, Sendable, Hashable {
  /// A library refused, for want of memory most likely.
  case unavailable(operation: String)
  /// Longer than ``PasswordRules`` let pass.
  case passwordTooLong
  /// There is no file of the workspace's secret.
  case noSecret(path: String)
  /// An `errno`.
  case secretNotRead(path: String, number: Int32)
  case secretNotWritten(path: String, number: Int32)
  /// Everybody on the machine may read it.
  case secretIsOpen(path: String)
  /// Not what ``WorkspaceSecret`` wrote.
  case secretIsDamaged(path: String)
  /// Sealed with another secret, or changed since.
  case notOurs

  package var message: Bilingual {
    switch self {
    case .unavailable(let operation):
      Bilingual(
        id: "\(operation) gagal: memori tidak cukup; tutup program lain, lalu ulangi.",
        en: "\(operation) failed: too little memory; close other programs, then repeat.")
    case .passwordTooLong: PasswordFault.tooLong.message
    case .noSecret(let path):
      Bilingual(
        id: "kunci rahasia \(path) tidak ada: pulihkan dari simpanan, atau jalankan "
          + "'rapor serve', yang membuat yang baru.",
        en: "there is no secret key \(path): restore it from where it is kept, or run "
          + "'rapor serve', which makes a new one.")
    case .secretNotRead(let path, let number):
      Bilingual(
        id: "kunci rahasia \(path) tidak dapat dibaca (\(number)): periksa pemilik dan izinnya.",
        en: "the secret key \(path) cannot be read (\(number)): check its owner and permissions.")
    case .secretNotWritten(let path, let number):
      Bilingual(
        id: "kunci rahasia \(path) tidak dapat ditulis (\(number)): periksa folder dan ruangnya.",
        en: "the secret key \(path) cannot be written (\(number)): check the folder and its room.")
    case .secretIsOpen(let path):
      Bilingual(
        id: "kunci rahasia \(path) dapat dibaca siapa saja: jalankan 'chmod 600 \(path)'.",
        en: "everybody can read the secret key \(path): run 'chmod 600 \(path)'.")
    case .secretIsDamaged(let path):
      Bilingual(
        id: "kunci rahasia \(path) rusak: pulihkan dari simpanan.",
        en: "the secret key \(path) is damaged: restore it from where it is kept.")
    case .notOurs:
      Bilingual(
        id: "autentikator akun ini dibuat dengan kunci rahasia lain: minta "
          + "tautan baru dengan 'rapor people reset'.",
        en: "this account's second factor was made with another secret key: ask for a new "
          + "link by 'rapor people reset'.")
    }
  }
}
