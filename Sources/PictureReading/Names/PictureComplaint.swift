package import Records
internal import Unzipping

/// A file that was not taken, with why and what to do.
package struct PictureComplaint: Error, Sendable, Hashable {
  package enum Reason: Sendable, Hashable {
    case fault(PictureFault)
    /// Nobody has the number; nil for a name without one.
    case nobody(number: String?)
    /// The student of the number is at another school.
    case elsewhere(number: String, school: String)
    /// It names several people.
    case several([String])
    /// The number is one person's, the name another's.
    case otherName(number: String, name: String)
    /// It has no number, but a person's name.
    case nameOnly(name: String, stem: String)
    /// Another file is of the same person, or the school.
    case double(other: String, name: String)
    case trick, encrypted
    /// More bytes than a picture may have; more times its packed size than a picture ever has.
    case unpacksTooLarge, growsTooMuch
    /// The files before it are as many bytes as are read of one bundle.
    case bundleTooLarge
  }

  package var file: String
  package var reason: Reason

  package init(file: String, reason: Reason) {
    self.file = file
    self.reason = reason
  }

  package var message: Bilingual {
    switch reason {
    case .fault(let fault): fault.message
    case .nobody(let number?):
      Bilingual(
        id: "nomor \(number) tidak dimiliki siapa pun di sekolah ini; periksa NISN atau NIP-nya.",
        en: "nobody of this school has the number \(number); check the NISN or NIP.")
    case .nobody:
      Bilingual(
        id:
          "tidak jelas milik siapa; ganti nama berkas menjadi NISN (foto) atau NIP (tanda tangan).",
        en:
          "it is not clear whose it is; name the file by the NISN (photograph) or NIP (signature)."
      )
    case .elsewhere(let number, let school):
      Bilingual(
        id: "NISN \(number) terdaftar di \(school), bukan di sekolah ini.",
        en: "NISN \(number) belongs to \(school), not to this school.")
    case .several(let names):
      Bilingual(
        id: "cocok dengan \(names.joined(separator: ", ")); sisakan satu nomor pada nama berkas.",
        en: "fits \(names.joined(separator: ", ")); leave one number in the file's name.")
    case .otherName(let number, let name):
      Bilingual(
        id:
          "nomornya (\(number)) milik \(name), tetapi nama di berkas milik siswa lain; ganti nama "
          + "berkas menjadi nomor yang benar saja.",
        en:
          "its number (\(number)) is \(name)'s, but the name is another student's; name the file by "
          + "the right number only.")
    case .nameOnly(let name, let stem):
      Bilingual(
        id: "tanpa nomor; namanya cocok dengan \(name): ganti menjadi \(stem), atau ulangi dengan "
          + "--by-name.",
        en:
          "without a number; the name fits \(name): rename it to \(stem), or repeat with --by-name."
      )
    case .double(let other, let name):
      Bilingual(
        id: "\(name) punya gambar lain: \(other); sisakan yang benar.",
        en: "\(name) has another picture: \(other); leave the right one.")
    case .trick:
      Bilingual(
        id: "namanya menunjuk ke luar folder; buat ulang ZIP-nya di komputer sendiri.",
        en: "its name leads out of the folder; make the ZIP again on your own computer.")
    case .encrypted:
      Bilingual(
        id: "dikunci dengan sandi; buat ZIP tanpa sandi.",
        en: "locked by a password; make a ZIP without one.")
    case .unpacksTooLarge:
      Bilingual(
        id: "mengembang terlalu besar, lebih dari 32 MB; kecilkan gambarnya.",
        en: "unpacks to more than 32 MB; scale the picture down.")
    case .growsTooMuch:
      Bilingual(
        id: "mengembang lebih dari 200 kali, bukan gambar biasa; buka gambarnya, simpan ulang "
          + "sebagai JPG, lalu buat ZIP lagi.",
        en: "unpacks to more than 200 times its size, no usual picture; open it, save it again as "
          + "JPG, and make the ZIP anew.")
    case .bundleTooLarge:
      Bilingual(
        id: "tidak dibaca: berkas-berkas sebelumnya sudah lebih dari 16 GB; bagi menjadi beberapa "
          + "ZIP atau folder.",
        en: "not read: the files before it have more than 16 GB; divide them into several ZIPs or "
          + "folders.")
    }
  }
}
