internal import Records

/// Reads the values of a manifest and reports what is wrong with them, each at its place.
struct ManifestReader {
  let properties: Properties
  let source: SourceText
  var mistakes: Mistakes

  func place(_ entry: Properties.Entry) -> SourcePlace {
    SourcePlace(file: source.file, line: entry.line, column: entry.column)
  }

  mutating func refuse(_ entry: Properties.Entry, name: String, expected: String) {
    mistakes.add(
      at: place(entry), in: source,
      message: Bilingual(
        id: "nilai '\(entry.value)' untuk '\(name)' tidak dikenal",
        en: "'\(entry.value)' is not a value of '\(name)'"),
      remedy: Bilingual(id: "yang berlaku: \(expected)", en: "valid: \(expected)"))
  }

  func text(_ name: String) -> String? { properties.entries[name]?.value }

  mutating func choice<Value>(_ name: String, _ values: [String: Value]) -> Value? {
    guard let entry = properties.entries[name] else { return nil }
    guard let value = values[entry.value] else {
      refuse(entry, name: name, expected: values.keys.sorted().joined(separator: ", "))
      return nil
    }
    return value
  }

  mutating func raw<Value: RawRepresentable & CaseIterable>(_ name: String) -> Value?
  where Value.RawValue == String {
    choice(name, Dictionary(uniqueKeysWithValues: Value.allCases.map { ($0.rawValue, $0) }))
  }

  mutating func range<Bound: Comparable>(
    _ name: String, _ read: (String) -> Bound?
  ) -> ClosedRange<Bound>? {
    guard let entry = properties.entries[name] else { return nil }
    let bounds = entry.value.split(separator: "-", omittingEmptySubsequences: false).map {
      read(String($0).trimmedOfSpaces)
    }
    switch bounds.count {
    case 1: if let only = bounds[0] { return only...only }
    case 2:
      if let first = bounds[0], let last = bounds[1], first <= last { return first...last }
    default: break
    }
    refuse(entry, name: name, expected: "4, 1-3, 2013/2014-2024/2025")
    return nil
  }

  mutating func list<Value>(
    _ name: String, expected: String = "nama, nama, …", _ read: (String) -> Value?
  ) -> [Value]? {
    guard let entry = properties.entries[name] else { return nil }
    let values = entry.value.split(separator: ",").map { read(String($0).trimmedOfSpaces) }
    guard !values.isEmpty, !values.contains(where: { $0 == nil }) else {
      refuse(entry, name: name, expected: expected)
      return nil
    }
    return values.compactMap { $0 }
  }

  mutating func require(_ names: [String]) {
    for name in names where properties.entries[name] == nil {
      mistakes.add(
        at: SourcePlace(file: source.file, line: 1, column: 1), in: source,
        message: Bilingual(id: "'\(name)' belum diisi", en: "'\(name)' is missing"),
        remedy: Bilingual(
          id: "tambahkan baris '\(name) = …'", en: "add a line '\(name) = …'"))
    }
  }

  /// Reports names that there are not, but for those that begin with `prefix`.
  mutating func reportUnknown(names: [String], except prefix: String? = nil) {
    for (name, entry) in properties.entries.sorted(by: { $0.value.line < $1.value.line })
    where !names.contains(name) && !(prefix.map { name.hasPrefix($0) } ?? false) {
      let nearest = nearest(name, names)
      mistakes.add(
        at: SourcePlace(file: source.file, line: entry.line, column: 1), in: source,
        message: Bilingual(id: "tidak ada sifat '\(name)'", en: "no property '\(name)'"),
        remedy: nearest.map { Bilingual(id: "maksudnya '\($0)'?", en: "did you mean '\($0)'?") }
          ?? Bilingual(
            id: "yang ada: \(names.joined(separator: ", "))",
            en: "there are: \(names.joined(separator: ", "))"))
    }
  }

  mutating func reportFailures() {
    for failure in properties.failures {
      let (line, message): (Int, Bilingual) =
        switch failure {
        case .noEqualsSign(let line):
          (line, Bilingual(id: "baris tanpa '='", en: "a line without '='"))
        case .duplicate(let name, let line):
          (line, Bilingual(id: "'\(name)' ditulis dua kali", en: "'\(name)' is written twice"))
        case .badName(let name, let line):
          (line, Bilingual(id: "nama '\(name)' tidak sah", en: "'\(name)' is not a name"))
        case .notUTF8(let line):
          (
            line,
            Bilingual(
              id: "bukan UTF-8; simpan berkas sebagai UTF-8", en: "not UTF-8; save it as UTF-8")
          )
        case .tooLong: (1, Bilingual(id: "berkas terlalu besar", en: "the file is too large"))
        }
      mistakes.add(
        at: SourcePlace(file: source.file, line: line, column: 1), in: source, message: message,
        remedy: Bilingual(id: "tulis 'nama = nilai'", en: "write 'name = value'"))
    }
  }
}
