internal import Pages
internal import Records

/// What `override.properties` says, each with its place.
struct OverrideSettings: Sendable {
  let source: SourceText
  let properties: Properties
  var cities: [String]?
  var layouts: [String]?
  var schoolYears: ClosedRange<SchoolYear>?
  var semesters: ClosedRange<Int>?
  var grades: ClosedRange<Int>?
  var labels: [(name: String, entry: Properties.Entry)] = []
  /// Lengths by property: `margin-top` and the like.
  var margins: [String: Points] = [:]
  var options: [LayoutOption: Value] = [:]
  var pictures: [OverridePicture: [UInt8]] = [:]
  var order: [String] = []
  var dropped: [String] = []
  /// Slots that the override's files fill.
  var slots: [String] = []

  static let marginNames = [
    "margin-top", "margin-right", "margin-bottom", "margin-left", "first-page-margin-top",
  ]
  /// The largest picture that is taken (Docs/domain.md section 2.10).
  static let pictureLimit = 1 << 20

  /// Every property, its values and its meaning, for operators.
  static let names: [(name: String, values: String, meaning: String)] =
    [
      ("title", "text", "what this override is, for people"),
      ("cities", "names, with commas", "only schools of these cities; all if left out"),
      ("schoolYears", "2024/2025 or 2024/2025-2026/2027", "only reports of these years"),
      ("semesters", "1, 2 or 1-2", "only reports of these semesters"),
      ("grades", "4 or 1-3", "only these grades"),
      ("layouts", "names, with commas", "only these layouts"),
      ("label.NAME", "text", "another text for a label of the layout"),
    ] + marginNames.map { ($0, "20mm", "the page's margin; first-page… for pre-printed paper") } + [
      ("letterhead", "on or off", "a letterhead on the first page"),
      ("letterhead-image", "a file", "a picture as letterhead, as wide as the text"),
      ("logo", "a file", "the logo in the letterhead"),
      ("motto", "text", "the motto in the letterhead"),
      ("watermark", "text", "a pale text across each page"),
      ("watermark-image", "a file", "a pale picture in the middle of each page"),
      ("sections", "names, with commas", "these sections in this order; the others stay"),
      ("drop-sections", "names, with commas", "sections that are left out"),
      ("principal-position", "below or beside", "where the principal signs"),
      (
        "signature-pictures", "on or off",
        "off: no signature and no stamp is printed, whoever gave a picture of it; on if left out"
      ),
      ("principal-signature", "a file", "the principal's signature"),
      ("homeroom-signature", "a file", "the homeroom teacher's signature"),
      ("stamp", "a file", "the stamp, overlapping the principal's signature by a third"),
    ]

  init(_ source: SourceText, files: [String: [UInt8]], into mistakes: inout Mistakes) {
    self.source = source
    properties = Properties(source.bytes, hasDottedNames: true)
    var reader = ManifestReader(properties: properties, source: source, mistakes: mistakes)
    reader.reportFailures()
    reader.reportUnknown(names: Self.names.map(\.name), except: "label.")
    cities = reader.list("cities") { $0 }
    layouts = reader.list("layouts") { Properties.isName($0) ? $0 : nil }
    schoolYears = reader.range("schoolYears") { SchoolYear(text: $0) }
    semesters = reader.range("semesters") { Int($0) }
    grades = reader.range("grades") { Int($0) }
    order = reader.list("sections") { Properties.isName($0) ? $0 : nil } ?? []
    dropped = reader.list("drop-sections") { Properties.isName($0) ? $0 : nil } ?? []
    options[.letterhead] = reader.choice("letterhead", ["on": .truth(true), "off": .truth(false)])
    options[.signaturePictures] = reader.choice(
      "signature-pictures", ["on": .truth(true), "off": .truth(false)])
    options[.principalBeside] = reader.choice(
      "principal-position", ["beside": .truth(true), "below": .truth(false)])
    options[.motto] = reader.text("motto").map(Value.text)
    options[.watermark] = reader.text("watermark").map(Value.text)
    for name in Self.marginNames { margins[name] = reader.length(name) }
    for picture in OverridePicture.allCases {
      guard let bytes = reader.picture(picture.rawValue, files) else { continue }
      pictures[picture] = bytes
      options[picture.option] = .truth(true)
    }
    for (name, entry) in properties.entries.sorted(by: { $0.value.line < $1.value.line })
    where name.hasPrefix("label.") {
      labels.append((String(name.dropFirst(6)), entry))
    }
    slots = files.keys.sorted().filter { $0.hasPrefix("slots/") && $0.hasSuffix(".html") }
      .map { String($0.dropFirst(6).dropLast(5)) }
    mistakes = reader.mistakes
  }

  /// The place of a property's value.
  func place(of name: String) -> SourcePlace {
    let entry = properties.entries[name]
    return SourcePlace(file: source.file, line: entry?.line ?? 1, column: entry?.column ?? 1)
  }
}

extension ManifestReader {
  /// A length from 0 to 200 mm.
  mutating func length(_ name: String) -> Points? {
    guard let entry = properties.entries[name] else { return nil }
    let tokens = StyleTokenizer.tokens(Array(entry.value.utf8))
    var reader = ValueReader(tokens, em: ValueReader.rootEm)
    guard let length = try? reader.length(isNegativeAllowed: false), reader.isAtEnd,
      length <= .millimetres(200)
    else {
      refuse(entry, name: name, expected: "0 … 200mm")
      return nil
    }
    return length
  }

  /// The bytes of a picture beside the file.
  mutating func picture(_ name: String, _ files: [String: [UInt8]]) -> [UInt8]? {
    guard let entry = properties.entries[name] else { return nil }
    guard let bytes = files[entry.value] else {
      let near = nearest(entry.value, files.keys.sorted())
      mistakes.add(
        at: place(entry), in: source,
        message: Bilingual(
          id: "tidak ada berkas '\(entry.value)'", en: "no file '\(entry.value)'"),
        remedy: near.map { Bilingual(id: "maksudnya '\($0)'?", en: "did you mean '\($0)'?") }
          ?? Bilingual(
            id: "letakkan gambar di folder ini", en: "put the picture into this folder"))
      return nil
    }
    guard bytes.count <= OverrideSettings.pictureLimit, ImageAsset(name: name, bytes: bytes) != nil
    else {
      mistakes.add(
        at: place(entry), in: source,
        message: Bilingual(
          id: "'\(entry.value)' bukan gambar PNG atau JPEG sampai 1 MB",
          en: "'\(entry.value)' is no PNG or JPEG picture of at most 1 MB"),
        remedy: Bilingual(
          id: "simpan ulang sebagai PNG, lebih kecil", en: "save it again as PNG, smaller"))
      return nil
    }
    return bytes
  }
}
