/// What the audit log has: the kinds of looks and acts. Stored by name, so that names stay as they are.
package enum AuditAct: String, Sendable, Hashable, Codable, CaseIterable {
  // Looks.
  case sawClass, sawStudent, sawCard, downloadedCard, downloadedClass, exportedList, readAudit
  // Acts on cards.
  case previewed, issuedCards, printedCards, confirmedPrinting, reprinted, handedOut, approved
  // Acts on data.
  case imported, undidImport, changedSettings, changedPictures
  // Runs and times of the city.
  case startedRun, pausedRun, resumedRun, cancelledRun, setRelease, setDeadline
  // Accounts.
  case signedIn, refusedSignIn, signedOut, invited, acceptedInvitation, disabledAccount,
    enabledAccount, setSecondFactor
  // Parents.
  case issuedCode, parentOpened, parentRefused

  /// For people.
  package var words: Bilingual {
    switch self {
    case .sawClass: Bilingual(id: "melihat kelas", en: "saw the class")
    case .sawStudent: Bilingual(id: "melihat siswa", en: "saw the student")
    case .sawCard: Bilingual(id: "melihat rapor", en: "saw the card")
    case .downloadedCard: Bilingual(id: "mengunduh rapor", en: "downloaded the card")
    case .downloadedClass: Bilingual(id: "mengunduh rapor sekelas", en: "downloaded the class")
    case .exportedList: Bilingual(id: "mengekspor daftar", en: "exported a list")
    case .readAudit: Bilingual(id: "membaca catatan akses", en: "read the audit log")
    case .previewed: Bilingual(id: "melihat pratinjau", en: "looked at a preview")
    case .issuedCards: Bilingual(id: "membuat rapor", en: "made cards")
    case .printedCards: Bilingual(id: "mencetak rapor", en: "printed cards")
    case .confirmedPrinting: Bilingual(id: "memastikan hasil cetak", en: "confirmed printing")
    case .reprinted: Bilingual(id: "mencetak ulang", en: "printed again")
    case .handedOut: Bilingual(id: "menyerahkan rapor", en: "handed out")
    case .approved: Bilingual(id: "menyetujui", en: "approved")
    case .imported: Bilingual(id: "mengimpor", en: "imported")
    case .undidImport: Bilingual(id: "membatalkan impor", en: "took an import back")
    case .changedSettings: Bilingual(id: "mengubah pengaturan", en: "changed settings")
    case .changedPictures: Bilingual(id: "mengubah gambar", en: "changed pictures")
    case .startedRun: Bilingual(id: "memulai proses", en: "started a run")
    case .pausedRun: Bilingual(id: "menjeda proses", en: "paused a run")
    case .resumedRun: Bilingual(id: "melanjutkan proses", en: "resumed a run")
    case .cancelledRun: Bilingual(id: "membatalkan proses", en: "cancelled a run")
    case .setRelease: Bilingual(id: "menetapkan waktu rilis", en: "set the release time")
    case .setDeadline: Bilingual(id: "menetapkan tenggat", en: "set a deadline")
    case .signedIn: Bilingual(id: "masuk", en: "signed in")
    case .refusedSignIn: Bilingual(id: "gagal masuk", en: "was refused")
    case .signedOut: Bilingual(id: "keluar", en: "signed out")
    case .invited: Bilingual(id: "mengundang", en: "invited")
    case .acceptedInvitation: Bilingual(id: "menerima undangan", en: "accepted an invitation")
    case .disabledAccount: Bilingual(id: "menonaktifkan akun", en: "disabled an account")
    case .enabledAccount: Bilingual(id: "mengaktifkan akun", en: "enabled an account")
    case .setSecondFactor: Bilingual(id: "mengganti autentikator", en: "set a second factor")
    case .issuedCode: Bilingual(id: "mencetak kode orang tua", en: "issued a parents' code")
    case .parentOpened: Bilingual(id: "orang tua membuka rapor", en: "parents opened the card")
    case .parentRefused: Bilingual(id: "orang tua ditolak", en: "parents were refused")
    }
  }
}
