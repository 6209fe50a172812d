/// How the files of a school's pictures are called, without their endings (Docs/domain.md section 2.10).
package enum PictureStem {
  package static let logo = "logo"
  package static let stamp = "stamp"

  /// A student's photograph: the NISN, or before there is one "nis-" and the school's own number.
  package static func photo(_ nisn: NISN?, _ localNumber: String?) -> String? {
    nisn?.digits ?? localNumber.flatMap(whole).map { "nis-" + $0 }
  }

  /// The whole number, so that "A123" and "B123" are two: letters and digits, any other byte as "-" and its hexadecimal.
  private static func whole(_ number: String) -> String? {
    let stem = number.lowercased().utf8.reduce(into: "") { stem, byte in
      let character = Character(Unicode.Scalar(byte))
      if character.isASCII && (character.isLetter || character.isNumber) {
        stem.append(character)
      } else {
        stem += "-" + String(byte, radix: 16)
      }
    }
    return stem.isEmpty ? nil : stem
  }

  /// A signature: the NIP, or another number of the teacher's, digits only.
  package static func signature(_ staff: Staff) -> String? {
    digits(staff.nip?.digits ?? staff.staffNumber)
  }

  private static func digits(_ number: String?) -> String? {
    let digits = (number ?? "").filter { $0.isASCII && $0.isNumber }
    return digits.isEmpty ? nil : digits
  }
}
