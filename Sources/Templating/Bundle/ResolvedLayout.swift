internal import Records

/// A layout together with those that it extends, and with the overrides in force: its own files hide theirs, its own
/// strings replace theirs.
struct ResolvedLayout {
  private(set) var manifest: LayoutManifest
  private(set) var files: [String: [UInt8]]
  /// Where files come from that are not the layout's own: what messages call them.
  private(set) var origins: [String: String] = [:]
  private(set) var labels: Labels
  private(set) var effect = OverrideEffect()
  private var texts: [String: String] = [:]
  private var properties: [[UInt8]] = []

  /// How many layouts may extend one another in a row.
  static let depthLimit = 8

  init?(
    _ name: String, from library: LayoutLibrary, overrides: [LayoutOverride] = [],
    into mistakes: inout Mistakes
  ) {
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
    files = bundle.files
    texts = Self.strings(of: bundle, into: &mistakes)
    labels = Labels()
    // What every layout can show, such as a letterhead, lies in one bundle that all extend without saying so.
    let common = name == LayoutBundle.shared ? nil : library[LayoutBundle.shared]?.name
    var base = manifest.extends ?? common
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
      for (path, bytes) in bundle.files where files[path] == nil {
        files[path] = bytes
        origins[path] = parent + "/" + path
      }
      texts.merge(Self.strings(of: bundle, into: &mistakes)) { own, _ in own }
      let inherited = Self.manifest(of: bundle, into: &mistakes)
      manifest.required += inherited.required
      base = inherited.extends ?? (visited.contains(LayoutBundle.shared) ? nil : common)
    }
    apply(overrides, into: &mistakes)
  }

  private mutating func apply(_ overrides: [LayoutOverride], into mistakes: inout Mistakes) {
    var options: [LayoutOption: Value] = [:]
    for override in overrides {
      mistakes.add(contentsOf: override.mistakes)
      properties.append(override.settings.source.bytes)
      options.merge(override.settings.options) { _, new in new }
      for (picture, bytes) in override.settings.pictures {
        files[picture.path] = bytes
        origins[picture.path] = override.name + "/" + picture.rawValue
      }
      for slot in override.settings.slots {
        let path = LayoutBundle.slotFile(slot)
        files[path] = override.files[path]
        origins[path] = override.name + "/" + path
      }
      for (name, entry) in override.settings.labels {
        guard texts[name] != nil else {
          let near = nearest(name, texts.keys.sorted())
          mistakes.add(
            at: SourcePlace(file: override.settings.source.file, line: entry.line, column: 1),
            in: override.settings.source,
            message: BindingMistake.unknownLabel(name, nearest: near).message,
            remedy: near.map {
              Bilingual(id: "maksudnya 'label.\($0)'?", en: "did you mean 'label.\($0)'?")
            }
              ?? LayoutOverride.remedy(for: []))
          continue
        }
        texts[name] = entry.value
      }
      effect.add(override)
    }
    labels = Labels(texts, options: options)
  }

  /// Everything that the layout was made of, in one fixed order: what its digest is taken of.
  var fingerprint: [UInt8] {
    var bytes: [UInt8] = []
    func add(_ name: String, _ content: [UInt8]) {
      bytes += Array("\(name)\n\(content.count)\n".utf8) + content
    }
    for (path, content) in files.sorted(by: { $0.key < $1.key }) { add(path, content) }
    for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
      add("label." + name, Array(text.utf8))
    }
    for content in properties { add(LayoutOverride.fileName, content) }
    return bytes
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
