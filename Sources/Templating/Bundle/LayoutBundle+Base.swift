package import Records

extension LayoutBundle {
  /// The layout that this one extends, as its manifest says; nil if it extends none or cannot be read.
  package var base: String? {
    let name = Properties(files[LayoutManifest.fileName] ?? []).entries["extends"]?.value ?? ""
    return name.isEmpty ? nil : name
  }
}

extension LayoutLibrary {
  /// A mistake in the manifest of a layout, at the line of that property.
  package func mistake(
    of name: String, property: String, message: Bilingual, remedy: Bilingual
  ) -> Mistakes {
    var mistakes = Mistakes()
    let bytes = self[name]?.files[LayoutManifest.fileName] ?? []
    let entry = Properties(bytes).entries[property]
    let file = name + "/" + LayoutManifest.fileName
    mistakes.add(
      at: SourcePlace(file: file, line: entry?.line ?? 1, column: entry?.column ?? 1),
      in: SourceText(file: file, bytes: bytes), message: message, remedy: remedy)
    return mistakes
  }
}
