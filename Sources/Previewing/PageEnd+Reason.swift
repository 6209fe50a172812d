internal import Pages
internal import Records
internal import Typesetting

extension PageEnd {
  var kind: String {
    switch self {
    case .finished: "finished"
    case .forced: "forced"
    case .split: "split"
    case .moved: "moved"
    case .kept: "kept"
    }
  }

  /// The first piece of the next page.
  var next: Origin? {
    switch self {
    case .finished: nil
    case .forced(let origin), .split(let origin), .moved(let origin, _, _),
      .kept(let origin, _, _):
      origin
    }
  }

  /// Why the page ends here, in a few words.
  var reason: Bilingual {
    switch self {
    case .finished: Bilingual(id: "isi selesai di sini", en: "the content ends here")
    case .forced:
      Bilingual(id: "halaman baru diminta", en: "a new page was asked for")
    case .split:
      Bilingual(
        id: "dipotong: lanjut di halaman berikut", en: "cut: goes on on the next page")
    case .moved(_, let height, let left):
      Bilingual(
        id: "dipindah utuh: perlu \(height.indonesian), sisa \(left.indonesian)",
        en: "moved whole: needs \(height.english), \(left.english) left")
    case .kept(_, let bond, let left):
      Bilingual(
        id: "ikut dipindah: \(bond.words.indonesian); sisa \(left.indonesian)",
        en: "moved along: \(bond.words.english); \(left.english) left")
    }
  }
}

extension PageEnd.Bond {
  fileprivate var words: Bilingual {
    switch self {
    case .neighbours:
      Bilingual(
        id: "tidak boleh terpisah dari yang sesudahnya (break-before/after: avoid)",
        en: "must stay with what follows (break-before/after: avoid)")
    case .box:
      Bilingual(
        id: "kotaknya tidak boleh terpotong (break-inside: avoid)",
        en: "its box must stay whole (break-inside: avoid)")
    case .spans:
      Bilingual(id: "terikat sel rowspan", en: "tied by cells that span rows (rowspan)")
    case .lines:
      Bilingual(
        id: "baris pertama atau terakhir tidak boleh sendirian (orphans, widows)",
        en: "no line may stand alone (orphans, widows)")
    }
  }
}

extension Points {
  private var tenths: (whole: Int, rest: Int) {
    let tenths = Int((max(0, min(value, 1e6)) * 254 / 72).rounded())
    return (tenths / 10, tenths % 10)
  }

  fileprivate var indonesian: String { "\(tenths.whole),\(tenths.rest) mm" }
  fileprivate var english: String { "\(tenths.whole).\(tenths.rest) mm" }
}
