internal import Glibc
package import Records

/// Why a school's file is not merged. The ledger is as it was, and so is the file.
package enum SchoolFileFault: Sendable, Hashable {
  /// A folder, a device: not a file.
  case notAFile
  /// What the system said of reading it: an `errno`.
  case unreadable(Int32)
  case tooLarge(limit: Int64)
  /// SQLite finds it damaged.
  case damaged(String)
  /// A table, view or trigger that Rapor did not make, or one that is missing.
  case foreign(String)
  /// Rows of another school, or that claim to be of another school's people or classes.
  case otherSchool(table: String)
  /// A value longer than anything that an import takes.
  case tooLong(table: String, column: String)
  /// What the school named so is there already under that name, or what it removed is still needed.
  case clash(String)

  package var message: Bilingual {
    switch self {
    case .notAFile:
      Bilingual(id: "bukan berkas", en: "it is not a file")
    case .unreadable(let number):
      Bilingual(
        id: "tidak dapat dibaca (\(String(cString: strerror(number)))); periksa izin berkasnya",
        en: "it cannot be read (\(String(cString: strerror(number)))); check the file's permissions"
      )
    case .tooLarge(let limit):
      Bilingual(id: "lebih dari \(limit >> 20) MB", en: "it has more than \(limit >> 20) MB")
    case .damaged(let what):
      Bilingual(
        id: "rusak (\(what.prefix(200))); salin ulang dari komputer sekolah",
        en: "it is damaged (\(what.prefix(200))); copy it from the school again")
    case .foreign(let what):
      Bilingual(
        id:
          "bentuknya diubah program lain (\(what.prefix(80))); buat lagi dengan 'rapor school export'",
        en:
          "another program changed its form (\(what.prefix(80))); make it again with 'rapor school "
          + "export'")
    case .otherSchool(let table):
      Bilingual(
        id:
          "memuat data sekolah lain (\(table.prefix(80))); minta berkas milik sekolah itu sendiri",
        en: "it holds data of another school (\(table.prefix(80))); ask for the school's own file")
    case .tooLong(let table, let column):
      Bilingual(
        id: "memuat isi yang terlalu panjang (\(table.prefix(80)).\(column.prefix(80)))",
        en: "it holds a value that is too long (\(table.prefix(80)).\(column.prefix(80)))")
    case .clash(let subject):
      Bilingual(
        id:
          "\(subject.prefix(80)) bertabrakan dengan data di sini: namanya sudah ada, atau yang dihapus "
          + "masih dipakai; samakan dahulu di sini atau di sekolah",
        en:
          "\(subject.prefix(80)) clashes with what is here: the name is taken, or what was removed is "
          + "still in use; make both sides agree first")
    }
  }
}
