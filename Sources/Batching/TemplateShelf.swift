internal import Pages
package import Records
internal import Synchronization
package import Templating

/// The layouts of a run, each compiled once for each paper. Safe to use from any thread.
package final class TemplateShelf: Sendable {
  private struct Key: Hashable {
    var name: String
    var paper: Paper
  }

  package let library: LayoutLibrary
  private let manifests: [(name: String, manifest: LayoutManifest)]
  private let compiled = Mutex<[Key: (template: Template?, mistakes: Mistakes)]>([:])

  package init(library: LayoutLibrary) {
    self.library = library
    manifests = library.names.compactMap { name in
      Template.compile(name, from: library, paper: .a4).template.map { (name, $0.manifest) }
    }
  }

  /// The layout that serves a record, on the paper of its settings (Docs/domain.md section 3.8).
  package func template(for record: ReportRecord) throws(CardError) -> Template {
    guard let served = manifests.first(where: { $0.manifest.serves(record) }) else {
      throw CardError(student: record.student.fullName, cause: .noLayout)
    }
    return try template(named: served.name, for: record)
  }

  /// A layout by its name, on the paper of the record's settings.
  package func template(named name: String, for record: ReportRecord) throws(CardError) -> Template
  {
    guard let paper = Paper(name: record.settings.paper) else {
      throw CardError(student: record.student.fullName, cause: .noPaper(record.settings.paper))
    }
    let key = Key(name: name, paper: paper)
    let known = compiled.withLock { $0[key] }
    let result = known ?? Template.compile(name, from: library, paper: paper)
    if known == nil { compiled.withLock { $0[key] = result } }
    guard let template = result.template else {
      throw CardError(
        student: record.student.fullName,
        cause: .template(name: name, mistakes: result.mistakes.list))
    }
    guard template.manifest.papers.contains(paper) else {
      throw CardError(student: record.student.fullName, cause: .noPaper(record.settings.paper))
    }
    return template
  }
}
