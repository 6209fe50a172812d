internal import Foundation
package import Records

/// Why a password is refused.
package enum PasswordFault: Error, Sendable, Hashable, CaseIterable {
  case tooShort, tooLong, common, tooUniform, likeLogin

  package var message: Bilingual {
    let (least, most) = (PasswordRules.length.lowerBound, PasswordRules.length.upperBound)
    return switch self {
    case .tooShort:
      Bilingual(
        id: "Kata sandi terlalu pendek: pakai paling sedikit \(least) huruf atau angka. "
          + "Kalimat pendek mudah diingat.",
        en: "The password is too short: use at least \(least) characters. A short sentence is easy "
          + "to remember.")
    case .tooLong:
      Bilingual(
        id: "Kata sandi terlalu panjang: paling banyak \(most) huruf atau angka.",
        en: "The password is too long: at most \(most) characters.")
    case .common:
      Bilingual(
        id: "Kata sandi ini dipakai banyak orang dan mudah ditebak: pilih yang lain.",
        en: "Many people use this password, and it is easily guessed: choose another.")
    case .tooUniform:
      Bilingual(
        id: "Kata sandi ini terlalu seragam: pakai lebih banyak huruf yang berbeda.",
        en: "This password is too uniform: use more different characters.")
    case .likeLogin:
      Bilingual(
        id: "Kata sandi tidak boleh memuat nama masuk.",
        en: "The password may not contain the name that you sign in with.")
    }
  }
}

/// Which passwords are taken: long ones, without rules on digits and signs (NIST SP 800-63B section 5.1.1.2).
package enum PasswordRules {
  /// In Unicode scalars of the composed form.
  package static let length = 12...256
  /// No password of that length has more.
  static let mostBytes = 4 * 4 * 256

  /// - Returns: nil for a password that may be used.
  package static func fault(of password: String, login: String) -> PasswordFault? {
    guard password.utf8.count <= mostBytes else { return .tooLong }
    let text = password.precomposedStringWithCanonicalMapping
    if text.unicodeScalars.count < length.lowerBound { return .tooShort }
    if text.unicodeScalars.count > length.upperBound { return .tooLong }
    let small = text.lowercased()
    if login.count >= 3, small.contains(login.lowercased()) { return .likeLogin }
    if commonest.contains(small.filter { !$0.isWhitespace }) { return .common }
    return Set(small.unicodeScalars).count < 5 ? .tooUniform : nil
  }

  /// Those of at least twelve characters that people choose first, here and in schools; small letters.
  private static let commonest: Set<String> = [
    "123456789012", "1234567890123", "12345678901234", "123456789012345", "1234567890123456",
    "012345678910", "abcdefghijkl", "abcdefghijklm", "abcd12345678", "abc123456789",
    "qwertyuiop12", "qwertyuiop123", "qwertyuiopas", "qwertyuiopasdfghjkl", "qwerty123456",
    "qwerty1234567", "asdfghjkl123", "1q2w3e4r5t6y", "1qaz2wsx3edc", "zaq12wsxcde3",
    "password1234", "password12345", "password123456", "passwordpassword", "password2019",
    "administrator", "administrator1", "administrator123", "admin1234567", "admin12345678",
    "adminadmin12", "adminadminadmin", "superadmin123", "iloveyou1234", "iloveyou12345",
    "welcome12345", "letmein12345", "changeme1234", "changeme12345", "indonesia123",
    "indonesia1234", "indonesia12345", "indonesiaraya", "indonesiamerdeka", "merahputih123",
    "merdeka12345", "pancasila123", "bismillah123", "bismillah1234", "bismillah12345",
    "bismillahirrahmanirrahim", "alhamdulillah", "alhamdulillah123", "assalamualaikum",
    "tangerang123", "tangerang1234", "kotatangerang", "jakarta12345", "bandung12345",
    "sekolahdasar", "sekolahdasar1", "sekolah12345", "sekolahku123", "operator1234",
    "operator12345", "operatorsekolah", "kepalasekolah", "kepalasekolah1", "gurukelas123",
    "walikelas123", "walikelas1234", "dapodik12345", "dapodik123456", "rapor1234567",
    "raporsiswa123", "rahasia12345", "rahasia123456", "rahasianegara", "katasandi123",
    "katasandi1234", "katasandiku1", "sayangku1234", "sayangsayang", "anakku123456",
    "keluargaku123", "cintaku12345", "akucintakamu",
  ]
}
