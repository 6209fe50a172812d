/// The name of a picture's file, as schools have it: "FOTO KELAS 4/0012345678_Budi (1).JPG".
package struct PictureName: Sendable, Hashable {
  /// With the folders that it lies in, as a person may read it on a terminal: no control characters, of bounded length.
  package let shown: String
  /// Whether it leads out of its folder, which no honest archive does.
  let isTrick: Bool
  /// Whether a system left it there, and no person.
  let isJunk: Bool
  /// Runs of digits of any script, as plain ones, and what several of them are together where little stands between:
  /// "19650401 198803 1 002".
  let numbers: [String]
  /// Words in small letters that could be of a person's name.
  let words: [String]
  /// Words that say what a picture is of.
  let marks: Set<PictureKind>

  init(_ path: String) {
    let steps = path.split { $0 == "/" || $0 == "\\" }.map(String.init)
    let leaf = steps.last ?? ""
    shown = Self.readable(path)
    isTrick =
      steps.contains("..") || path.first == "/" || path.first == "\\"
      || path.dropFirst().first == ":"
    isJunk =
      leaf.first == "." || leaf.hasPrefix("~$") || Self.junk.contains(leaf.lowercased())
      || steps.contains { $0 == "__MACOSX" || $0 == "@eaDir" }
    // Of a longer name the beginning: nobody types so much, and each number costs a search.
    let stem = String((leaf.lastIndex(of: ".").map { leaf[..<$0] } ?? leaf[...]).prefix(200))
    numbers = Self.numbers(in: Array(stem.unicodeScalars))
    let all = PersonName.words(stem)
    marks = Set(all.compactMap { Self.marking[$0] })
    words = all.filter {
      $0.count >= 3 && Self.marking[$0] == nil && !Self.noise.contains($0)
    }
  }

  private static let junk: Set = [
    "thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "zbthumbnail.info", "picasa.ini",
  ]
  private static let marking: [String: PictureKind] = [
    "logo": .logo, "lambang": .logo, "stempel": .stamp, "stamp": .stamp, "cap": .stamp,
    "ttd": .signature, "signature": .signature, "paraf": .signature, "tandatangan": .signature,
    "foto": .photo, "pasfoto": .photo, "photo": .photo,
  ]
  private static let noise: Set = [
    "img", "dsc", "dscn", "dscf", "image", "gambar", "scan", "pas", "pass", "copy", "salinan",
    "baru",
    "new", "edit", "edited", "final", "fix", "kelas", "whatsapp", "siswa", "nisn", "nip", "nis",
    "npsn", "kepsek", "kepala", "sekolah", "guru", "wali", "tanda", "tangan", "photoroom",
    "removebg", "preview", "crop", "kecil", "besar", "jpg", "jpeg", "png", "merah", "biru",
  ]

  private static func readable(_ path: String) -> String {
    let scalars = path.unicodeScalars.map { scalar in
      let isSafe: Bool =
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
          .paragraphSeparator:
          false
        default: true
        }
      return isSafe ? Character(scalar) : "?"
    }
    return scalars.count > 120 ? "…" + String(scalars.suffix(119)) : String(scalars)
  }

  /// At most so many runs are looked at.
  private static let runLimit = 12

  private static func numbers(in text: [Unicode.Scalar]) -> [String] {
    var runs: [(digits: String, gap: String)] = []
    var (digits, gap) = ("", "")
    for scalar in text {
      if let value = scalar.properties.numericType == .decimal
        ? scalar.properties.numericValue : nil
      {
        digits += String(Int(value))
      } else {
        if !digits.isEmpty {
          runs.append((digits, gap))
          (digits, gap) = ("", "")
        }
        gap.unicodeScalars.append(scalar)
      }
    }
    if !digits.isEmpty { runs.append((digits, gap)) }
    runs = Array(runs.prefix(runLimit))
    var numbers: [String] = []
    for first in runs.indices {
      var joined = ""
      for next in runs[first...] {
        let isClose = next.gap.count <= 2 && next.gap.allSatisfy { " .-_".contains($0) }
        guard joined.isEmpty || isClose, joined.count + next.digits.count <= 24 else { break }
        joined += next.digits
        if joined.count >= 4 { numbers.append(joined) }
      }
    }
    return numbers
  }
}

/// Names of people, to be compared.
enum PersonName {
  /// The words in small letters: "Nu'man Al-Hakim" is numan, al, hakim.
  static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for character in text.lowercased() {
      if character.isLetter {
        word.append(character)
      } else if character != "'" && character != "’" && character != "`", !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    return word.isEmpty ? words : words + [word]
  }
}
