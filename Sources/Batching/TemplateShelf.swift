internal import CairoPango
package import Digesting
package import Pages
package import Records
internal import Synchronization
package import Templating

/// Which layout a report is printed with, and which overrides are laid over it.
package struct LayoutResolution: Sendable {
  package var layout: String
  /// The layouts that serve the report; the first is taken.
  package var candidates: [String]
  package var overrides: [LayoutOverride]
}

/// The layouts of a run with the overrides in force, each compiled once for each paper. Safe to use from any thread.
package final class TemplateShelf: Sendable {
  private struct Key: Hashable {
    var name: String
    var paper: Paper
    var overrides: [String]
  }

  private struct Entry {
    var template: Template?
    var mistakes: Mistakes
    var digest: Digest?
  }

  package let library: LayoutLibrary
  package let overrides: OverrideLibrary
  package let pictures: PictureFolder
  private let manifests: [(name: String, manifest: LayoutManifest)]
  private let compiled = Mutex<[Key: Entry]>([:])
  private let digests = Mutex<[[String]: Digest?]>([:])

  package init(
    library: LayoutLibrary, overrides: OverrideLibrary = .none, pictures: PictureFolder = .none
  ) {
    self.library = library
    self.overrides = overrides
    self.pictures = pictures
    manifests = library.names.compactMap { name in
      Template.manifest(of: name, in: library).map { (name, $0) }
    }
  }

  /// The layout that serves a record and the overrides in force for it: by kind, curriculum, school year, level, grade
  /// and semester, then the city's overrides, then the school's (Docs/domain.md section 3.8).
  ///
  /// - Parameter name: the layout asked for, in place of the one that serves.
  package func resolution(
    for record: ReportRecord, named name: String? = nil
  ) throws(CardError) -> LayoutResolution {
    let candidates =
      name.map { [$0] } ?? manifests.filter { $0.manifest.serves(record) }.map(\.name)
    guard let layout = candidates.first else {
      throw CardError(student: record.student.fullName, cause: .noLayout)
    }
    return LayoutResolution(
      layout: layout, candidates: candidates,
      overrides: overrides.inForce(for: record, layout: layout))
  }

  /// The layout that serves those reports and the digest that its template has, with the overrides in force, as
  /// ``template(by:for:)`` would say; nothing is compiled. Nil if no layout serves them.
  package func layout(for occasion: PrintOccasion) -> (name: String, digest: Digest)? {
    guard let name = manifests.first(where: { $0.manifest.serves(occasion) })?.name else {
      return nil
    }
    let overrides = overrides.inForce(for: occasion, layout: name)
    let key = [name] + overrides.map(\.name)
    if let known = digests.withLock({ $0[key] }) { return known.map { (name, $0) } }
    let digest = Template.fingerprint(of: name, from: library, overrides: overrides)
      .flatMap { try? Digest(of: $0) }
    digests.withLock { $0[key] = .some(digest) }
    return digest.map { (name, $0) }
  }

  /// The template that serves a class for a document of that kind, on the paper of the class's settings.
  ///
  /// - Throws: ``CardError``, which names the class.
  package func template(
    for ledger: ClassLedgerRecord, as kind: DocumentKind, named name: String? = nil
  ) throws(CardError) -> Template {
    let layout = name ?? manifests.first { $0.manifest.serves(ledger, as: kind) }?.name
    guard let layout, let record = ledger.rows.first?.record else {
      throw CardError(
        student: "\(ledger.school.name), \(ledger.classGroup.name)", cause: .noLayout)
    }
    return try template(by: try resolution(for: record, named: layout), for: record).template
  }

  /// The template that lists what is to be done at a school, on the paper of its settings.
  package func template(for list: TaskListRecord) throws(CardError) -> Template {
    guard let layout = manifests.first(where: { $0.manifest.servesTaskLists })?.name else {
      throw CardError(student: list.report.school.name, cause: .noLayout)
    }
    return try template(named: layout, for: list.report)
  }

  /// The template for a record, on the paper of its settings.
  package func template(for record: ReportRecord) throws(CardError) -> Template {
    try template(by: try resolution(for: record), for: record).template
  }

  /// A layout by its name, on the paper of the record's settings.
  package func template(named name: String, for record: ReportRecord) throws(CardError) -> Template
  {
    try template(by: try resolution(for: record, named: name), for: record).template
  }

  /// The template of a resolution, and the digest of all that it was made of.
  package func template(
    by resolution: LayoutResolution, for record: ReportRecord
  ) throws(CardError) -> (template: Template, digest: Digest?) {
    let name = record.student.fullName
    guard let paper = Paper(name: record.settings.paper) else {
      throw CardError(student: name, cause: .noPaper(record.settings.paper))
    }
    return try template(resolution.layout, paper, resolution.overrides, name: name)
  }

  /// The template for a document of no one school, on that paper.
  ///
  /// - Parameters:
  ///   - layout: the layout asked for, in place of the one that serves.
  ///   - name: what an error names.
  package func template(
    as kind: DocumentKind, named layout: String? = nil, on paper: Paper, name: String
  ) throws(CardError) -> Template {
    let serving = manifests.first { !$0.manifest.isAbstract && $0.manifest.kind == kind }?.name
    guard let layout = layout ?? serving else { throw CardError(student: name, cause: .noLayout) }
    return try template(layout, paper, [], name: name).template
  }

  private func template(
    _ layout: String, _ paper: Paper, _ overrides: [LayoutOverride], name: String
  ) throws(CardError) -> (template: Template, digest: Digest?) {
    let entry = entry(layout, paper, overrides)
    guard let template = entry.template else {
      throw CardError(
        student: name, cause: .template(name: layout, mistakes: entry.mistakes.list))
    }
    guard template.manifest.papers.contains(paper) else {
      throw CardError(student: name, cause: .noPaper(paper.rawValue))
    }
    return (template, entry.digest)
  }

  /// How a record is printed with a template: with the pictures that it shows.
  ///
  /// - Throws: ``CardError`` for a final card of a layout without golden pages, and for a damaged picture.
  package func printing(
    _ record: ReportRecord, with template: Template, isDraft: Bool = false
  ) throws(CardError) -> PrintOptions {
    if !isDraft { try requireLive(template, for: record.student.fullName) }
    var options = try trying(record, with: template)
    options.isDraft = isDraft
    return options
  }

  /// Refuses a layout that is made for other reports than this one.
  package func requireServing(_ layout: String, _ record: ReportRecord) throws(CardError) {
    guard manifests.contains(where: { $0.name == layout && $0.manifest.serves(record) }) else {
      throw CardError(student: record.student.fullName, cause: .otherLayout(layout))
    }
  }

  /// How a record is printed to look at a template, live or not.
  ///
  /// - Throws: ``CardError`` for a damaged picture.
  package func trying(
    _ record: ReportRecord, with template: Template
  ) throws(CardError) -> PrintOptions {
    PrintOptions(pictures: try pictures.pictures(of: record, kinds: template.recordPictures))
  }

  /// Refuses a layout with which no final document may be made: one that does not say so, or lacks golden pages.
  ///
  /// - Parameter name: whom the error names.
  package func requireLive(_ template: Template, for name: String) throws(CardError) {
    guard template.manifest.isLive, let bundle = library[template.name],
      GoldenPages.papers(of: template.manifest.papers).allSatisfy(bundle.goldenPapers.contains)
    else { throw CardError(student: name, cause: .notLive(template.name)) }
  }

  /// All mistakes of a layout on that paper with those overrides, pictures that cannot be decoded among them.
  package func mistakes(
    of name: String, paper: Paper, overrides: [LayoutOverride] = []
  ) -> Mistakes {
    entry(name, paper, overrides).mistakes
  }

  private func entry(_ name: String, _ paper: Paper, _ overrides: [LayoutOverride]) -> Entry {
    let key = Key(name: name, paper: paper, overrides: overrides.map(\.name))
    if let known = compiled.withLock({ $0[key] }) { return known }
    var (template, mistakes) = Template.compile(
      name, from: library, paper: paper, overrides: overrides)
    for image in template?.images ?? [] where !image.isDecodable {
      mistakes.addDamagedPicture(image.key)
      template = nil
    }
    let digest = template.flatMap { try? Digest(of: $0.fingerprint) }
    let entry = Entry(template: template, mistakes: mistakes, digest: digest)
    compiled.withLock { $0[key] = entry }
    return entry
  }
}

extension ImageAsset {
  fileprivate var isDecodable: Bool { (try? Picture(self)) != nil }
}

extension Mistakes {
  fileprivate mutating func addDamagedPicture(_ name: String) {
    let file = String(name.prefix { $0 != "#" })
    add(
      at: SourcePlace(file: file, line: 1, column: 1), in: SourceText(file: file, bytes: []),
      message: Bilingual(id: "gambar ini rusak", en: "this picture is damaged"),
      remedy: Bilingual(id: "simpan ulang sebagai PNG", en: "save it again as PNG"))
  }
}
