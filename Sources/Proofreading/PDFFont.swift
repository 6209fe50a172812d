/// What a proofreader wants to know of a font in a PDF.
struct PDFFont {
  var name: String
  var isEmbedded: Bool
  /// Nil if the font does not say what its codes mean.
  var characters: CharacterMap?

  /// Subset fonts are named `ABCDEF+Name` (ISO 32000-1 section 9.6.4).
  var isSubset: Bool {
    let letters = name.utf8.prefix(7)
    return letters.count == 7 && letters.last == UInt8(ascii: "+")
      && letters.prefix(6).allSatisfy { (65...90).contains($0) }
  }
}

extension PDFFile {
  mutating func font(_ value: PDFValue) throws(PDFDamage) -> PDFFont {
    guard let entries = try resolve(value).entries else { throw PDFDamage("a font is missing") }
    var described = entries
    if entries["Subtype"]?.name == "Type0" {
      guard let child = try resolve(entries["DescendantFonts"]).array?.first,
        let childEntries = try resolve(child).entries
      else { throw PDFDamage("a composite font has no descendant") }
      described = childEntries
    }
    return PDFFont(
      name: try resolve(entries["BaseFont"]).name ?? "",
      isEmbedded: try isEmbedded(described["FontDescriptor"]),
      characters: try characterMap(entries["ToUnicode"]))
  }

  /// Whether a descriptor leads to a font program whose bytes are in the file.
  private mutating func isEmbedded(_ descriptor: PDFValue?) throws(PDFDamage) -> Bool {
    guard let entries = try resolve(descriptor).entries else { return false }
    for key in ["FontFile", "FontFile2", "FontFile3"] {
      if case .stream(_, let range) = try resolve(entries[key]) { return !range.isEmpty }
    }
    return false
  }

  private mutating func characterMap(_ value: PDFValue?) throws(PDFDamage) -> CharacterMap? {
    guard let value else { return nil }
    let bytes = try content(of: resolve(value))
    defer { withExtendedLifetime(bytes) {} }
    return try CharacterMap(bytes.buffer)
  }
}
