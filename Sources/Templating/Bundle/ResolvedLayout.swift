internal import Records

/// A layout together with those that it extends: its own files hide theirs, its own strings replace theirs.
struct ResolvedLayout {
  let manifest: LayoutManifest
  let files: [String: [UInt8]]
  let labels: Labels

  /// How many layouts may extend one another in a row.
  static let depthLimit = 8

  init?(_ name: String, from library: LayoutLibrary, into mistakes: inout Mistakes) {
    guard let bundle = library[name] else {
      let near = nearest(name, library.names)
      mistakes.add(
        at: SourcePlace(file: name, line: 1, column: 1), in: SourceText(file: name, bytes: []),
        message: Bilingual(id: "tidak ada tata letak '\(name)'", en: "no layout '\(name)'"),
        remedy: near.map { Bilingual(id: "maksudnya '\($0)'?", en: "did you mean '\($0)'?") }
          ?? Bilingual(
            id: "yang ada: \(library.names.joined(separator: ", "))",
            en: "there are: \(library.names.joined(separator: ", "))"))
      return nil
    }
    manifest = Self.manifest(of: bundle, into: &mistakes)
    var files = bundle.files
    var texts = Self.strings(of: bundle, into: &mistakes)
    var base = manifest.extends
    var visited = [name]
    while let parent = base {
      guard let bundle = library[parent], !visited.contains(parent),
        visited.count < Self.depthLimit
      else {
        mistakes.add(
          at: SourcePlace(file: LayoutManifest.fileName, line: 1, column: 1),
          in: SourceText(file: LayoutManifest.fileName, bytes: []),
          message: Bilingual(
            id: "'extends = \(parent)' tidak dapat diikuti",
            en: "'extends = \(parent)' leads nowhere"),
          remedy: Bilingual(
            id: "yang ada: \(library.names.joined(separator: ", "))",
            en: "there are: \(library.names.joined(separator: ", "))"))
        return nil
      }
      visited.append(parent)
      files.merge(bundle.files) { own, _ in own }
      texts.merge(Self.strings(of: bundle, into: &mistakes)) { own, _ in own }
      base = Self.manifest(of: bundle, into: &mistakes).extends
    }
    self.files = files
    labels = Labels(texts)
  }

  private static func manifest(
    of bundle: LayoutBundle, into mistakes: inout Mistakes
  ) -> LayoutManifest {
    let name = LayoutManifest.fileName
    return LayoutManifest(
      SourceText(file: name, bytes: bundle.files[name] ?? []), into: &mistakes)
  }

  private static func strings(
    of bundle: LayoutBundle, into mistakes: inout Mistakes
  ) -> [String: String] {
    guard let bytes = bundle.files[LayoutBundle.strings] else { return [:] }
    let source = SourceText(file: LayoutBundle.strings, bytes: bytes)
    let properties = Properties(bytes)
    var reader = ManifestReader(properties: properties, source: source, mistakes: mistakes)
    reader.reportFailures()
    mistakes = reader.mistakes
    return properties.entries.mapValues(\.value)
  }
}
