internal import Records

/// The first byte that breaks UTF-8, if any.
func firstInvalidUTF8(_ bytes: [UInt8]) -> Int? {
  var decoder = Unicode.UTF8.ForwardParser()
  var iterator = bytes.makeIterator()
  var offset = 0
  while true {
    switch decoder.parseScalar(from: &iterator) {
    case .valid(let scalar): offset += scalar.count
    case .emptyInput: return nil
    case .error: return offset
    }
  }
}

extension Mistakes {
  /// Reports a text that is not UTF-8, and characters that no text has: they would be found only on paper, as glyphs that
  /// no font has.
  mutating func checkCharacters(of source: SourceText) {
    if let bad = firstInvalidUTF8(source.bytes) {
      add(
        at: bad, in: source, Bilingual(id: "bukan UTF-8", en: "not UTF-8"),
        Bilingual(id: "simpan berkas sebagai UTF-8", en: "save the file as UTF-8"))
    }
    if let bad = source.bytes.firstIndex(where: { $0 < 32 && !(9...13).contains($0) || $0 == 127 })
    {
      add(
        at: bad, in: source, Bilingual(id: "karakter kendali", en: "a control character"),
        Bilingual(id: "hapus", en: "remove it"))
    }
  }
}
