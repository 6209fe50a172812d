internal import Records

/// A name with academic titles in one cell, taken apart: "Hj. Rina Wulandari, S.Pd., M.Pd." (Docs/domain.md section 4.8).
struct StaffName: Hashable {
  var name: String
  var titleFront: String?
  var titleBack: String?

  private static let front: Set<String> = ["drs", "dra", "dr", "ir", "hj", "prof", "kh"]
  private static let back: Set<String> = [
    "spd", "spdsd", "spdi", "spdaud", "sag", "se", "sei", "sh", "shi", "si", "ssi", "ss", "st",
    "skom", "ssos", "sip", "shum", "spsi", "sor", "sfil", "steol", "sth", "spak", "sthi", "mpd",
    "mpdi", "mag", "mm", "mt", "mh", "mhum", "msi", "mkom", "ma", "mpsi", "mth", "me", "ama",
    "amapd", "amd", "amdpd", "ba", "lc", "phd", "gr", "map", "skm", "mkes",
  ]

  init(_ text: String) {
    var head = text[...]
    if let comma = text.firstIndex(of: ",") {
      let tail = text[text.index(after: comma)...]
      let first = tail.split { " ,".contains($0) }.first.map(String.init) ?? ""
      if Self.isBack(first, needsDot: false) {
        titleBack = tail.trimmedOfSpace
        head = text[..<comma]
      }
    }
    var words = head.split(separator: " ")
    var titles: [Substring] = []
    while words.count > 1, let word = words.first, Self.isFront(word) {
      titles.append(words.removeFirst())
    }
    if !titles.isEmpty { titleFront = titles.joined(separator: " ") }
    if titleBack == nil {
      var ending: [Substring] = []
      while words.count > 1, let word = words.last, Self.isBack(String(word), needsDot: true) {
        ending.insert(words.removeLast(), at: 0)
      }
      if !ending.isEmpty { titleBack = ending.joined(separator: " ") }
    }
    name = words.joined(separator: " ")
  }

  private static func isFront(_ word: Substring) -> Bool {
    word == "H." || word == "R.H." || front.contains(word.foldedForComparison)
  }

  private static func isBack(_ word: String, needsDot: Bool) -> Bool {
    guard word.first?.isUppercase == true, !needsDot || word.contains(".") else { return false }
    return back.contains(word.foldedForComparison)
  }
}
