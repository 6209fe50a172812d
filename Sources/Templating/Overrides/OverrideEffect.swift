internal import Pages
internal import Records

/// What the overrides in force do to one layout, the last one winning.
struct OverrideEffect: Sendable {
  /// A name that an override gives, and where.
  struct Named: Sendable {
    var name: String
    var place: SourcePlace
    var source: SourceText
  }

  var margins: [String: (length: Points, at: Named)] = [:]
  /// One list for each override that orders sections.
  var orders: [[Named]] = []
  var dropped: [Named] = []
  var slots: [Named] = []

  mutating func add(_ override: LayoutOverride) {
    let settings = override.settings
    func named(_ name: String, _ property: String) -> Named {
      Named(name: name, place: settings.place(of: property), source: settings.source)
    }
    for (name, length) in settings.margins { margins[name] = (length, named(name, name)) }
    if !settings.order.isEmpty { orders.append(settings.order.map { named($0, "sections") }) }
    dropped += settings.dropped.map { named($0, "drop-sections") }
    for slot in settings.slots {
      let file = SourceText(file: override.name + "/slots/" + slot + ".html", bytes: [])
      let place = SourcePlace(file: file.file, line: 1, column: 1)
      slots.append(Named(name: slot, place: place, source: file))
    }
  }
}

extension Mistakes {
  mutating func add(_ named: OverrideEffect.Named, _ message: Bilingual, _ remedy: Bilingual) {
    add(at: named.place, in: named.source, message: message, remedy: remedy)
  }
}

/// A section of a layout that overrides can name.
struct SectionElement {
  let element: MarkupElement
  /// Why it cannot move or go, if it cannot.
  let isFixed: Bool
}

extension Compiler {
  /// Applies what the overrides say of sections and slots: reports what the layout does not have or needs, and decides
  /// which section stands where.
  mutating func arrange(_ body: MarkupElement, required: [String]) {
    var visitor = SectionVisitor()
    visitor.visit(body.children, files: [LayoutBundle.entry], isFixed: false, in: &self)
    checkRequired(required, visitor.order)
    for slot in effect.slots where !visitor.slots.contains(slot.name) {
      reportUnknown(slot, "data-slot", Array(visitor.slots).sorted())
    }
    for drop in effect.dropped {
      if required.contains(drop.name) {
        mistakes.add(
          drop,
          Bilingual(
            id: "bagian '\(drop.name)' wajib ada", en: "the section '\(drop.name)' is required"),
          Bilingual(id: "hapus dari drop-sections", en: "remove it from drop-sections"))
      } else if visitor.sections[drop.name] == nil {
        reportUnknown(drop, "data-section", visitor.order)
      } else {
        droppedSections.insert(drop.name)
      }
    }
    for order in effect.orders { move(order, visitor) }
  }

  /// Reports names in `required` that are no section of the layout: nothing would be guarded by them.
  private mutating func checkRequired(_ required: [String], _ sections: [String]) {
    let file = LayoutManifest.fileName
    let bytes = files[file] ?? []
    let line = Properties(bytes).entries["required"]?.line ?? 1
    for name in required where !sections.contains(name) {
      let near = nearest(name, sections)
      mistakes.add(
        at: SourcePlace(file: file, line: line, column: 1),
        in: SourceText(file: file, bytes: bytes),
        message: Bilingual(
          id: "tata letak tidak punya data-section '\(name)'",
          en: "the layout has no data-section '\(name)'"),
        remedy: near.map { Bilingual(id: "maksudnya '\($0)'?", en: "did you mean '\($0)'?") }
          ?? Bilingual(id: "hapus dari required", en: "remove it from required"))
    }
  }

  /// The listed sections take, in that order, the places that they have among themselves.
  private mutating func move(_ order: [OverrideEffect.Named], _ visitor: SectionVisitor) {
    var names: [String] = []
    for section in order {
      guard let found = visitor.sections[section.name] else {
        reportUnknown(section, "data-section", visitor.order)
        continue
      }
      guard !found.isFixed, !names.contains(section.name) else {
        mistakes.add(
          section,
          Bilingual(
            id: "bagian '\(section.name)' tidak dapat dipindah",
            en: "the section '\(section.name)' cannot be moved"),
          Bilingual(id: "hapus dari sections", en: "remove it from sections"))
        continue
      }
      names.append(section.name)
    }
    let places = visitor.order.filter(names.contains)
    for (place, name) in zip(places, names) {
      placedSections[place] = visitor.sections[name]?.element
    }
  }

  private mutating func reportUnknown(
    _ named: OverrideEffect.Named, _ kind: String, _ candidates: [String]
  ) {
    mistakes.add(
      named,
      Bilingual(
        id: "tata letak tidak punya \(kind) '\(named.name)'",
        en: "the layout has no \(kind) '\(named.name)'"),
      nearest(named.name, candidates).map {
        Bilingual(id: "maksudnya '\($0)'?", en: "did you mean '\($0)'?")
      }
        ?? LayoutOverride.remedy(for: candidates))
  }

  /// The element that stands at the place of `element`: itself, or the section that an override put there.
  func standing(at element: MarkupElement) -> MarkupElement {
    guard !placedSections.isEmpty, let name = element.attribute(Directive.section)?.value else {
      return element
    }
    return placedSections[name] ?? element
  }
}

/// Finds the sections and slots of a layout, through its includes.
private struct SectionVisitor {
  var sections: [String: SectionElement] = [:]
  /// The names of the sections as they stand.
  var order: [String] = []
  var slots: Set<String> = []
  private var count = 0

  mutating func visit(
    _ nodes: [MarkupNode], files: [String], isFixed: Bool, in compiler: inout Compiler
  ) {
    var elements: [MarkupElement] = []
    for case .element(let element) in nodes { elements.append(element) }
    for (index, element) in elements.enumerated() {
      count += 1
      guard count <= Compiler.elementLimit else { return }
      // Sections in loops, in sections or in chains of conditions would not be what they were elsewhere.
      let isChained =
        element.continuesCondition
        || index + 1 < elements.count && elements[index + 1].continuesCondition
      let isRepeated = element.attribute(Directive.loop) != nil
      var isInner = isFixed || isRepeated
      if let name = element.attribute(Directive.section)?.value {
        let isTwice = sections[name] != nil
        sections[name] = SectionElement(
          element: element, isFixed: isFixed || isRepeated || isChained || isTwice)
        if !isTwice { order.append(name) }
        isInner = true
      }
      if let slot = element.attribute(Directive.slot)?.value { slots.insert(slot) }
      let include = element.attribute(Directive.include)?.value
      guard let include, !files.contains(include), let inner = compiler.nodes(of: include) else {
        visit(element.children, files: files, isFixed: isInner, in: &compiler)
        continue
      }
      visit(inner.nodes, files: files + [include], isFixed: isInner, in: &compiler)
    }
  }
}

extension MarkupElement {
  fileprivate var continuesCondition: Bool {
    attribute(Directive.otherwise) != nil || attribute(Directive.elseCondition) != nil
  }
}
