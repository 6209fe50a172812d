extension LayoutBundle {
  /// The layout that this one extends, as its manifest says; nil if it extends none or cannot be read.
  package var base: String? {
    let name = Properties(files[LayoutManifest.fileName] ?? []).entries["extends"]?.value ?? ""
    return name.isEmpty ? nil : name
  }
}
