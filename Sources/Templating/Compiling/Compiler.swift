internal import Pages
internal import Records

/// Turns a layout's files into a template: finds every mistake at once, or leaves nothing that could fail later.
struct Compiler {
  let files: [String: [UInt8]]
  let origins: [String: String]
  let labels: Labels
  let effect: OverrideEffect
  /// The sections that overrides leave out, and those that they put in others' places.
  var droppedSections: Set<String> = []
  var placedSections: [String: MarkupElement] = [:]
  /// The names that a layout of this kind begins with.
  let scope: Scope
  var mistakes: Mistakes
  var resolver = StyleResolver()
  var styles = StyleTable()
  var sources: [SourceText] = []
  var sites: [TemplateSite] = []
  var images: [ImageAsset] = []
  var imageNumbers: [String: Int32] = [:]
  var recordPictures: Set<RecordPictures.Kind> = []
  private var parsed: [String: (nodes: [MarkupNode], source: Int)] = [:]

  private var elementCount = 0

  /// Elements of a layout, those of a file counted each time that it is included.
  static let elementLimit = 10_000

  init(_ layout: ResolvedLayout, mistakes: Mistakes) {
    files = layout.files
    origins = layout.origins
    labels = layout.labels
    effect = layout.effect
    scope = Scope.root(RecordRoot(layout.manifest.kind))
    self.mistakes = mistakes
  }

  /// Where the compiler stands: the element's ancestors, its style and the names in scope.
  struct Cursor {
    var element: MatchElement?
    var styled = StyleResolver.Styled()
    var scope: Scope
    var isInSection = false
    /// The files around, outermost first.
    var files = [LayoutBundle.entry]

    var computed: ComputedStyle {
      get { styled.computed }
      set { styled.computed = newValue }
    }

    /// How many elements are around, the innermost included.
    var depth: Int { element?.depth ?? 0 }
  }

  // MARK: Files

  mutating func addSource(_ name: String) -> (source: SourceText, index: Int)? {
    guard let bytes = files[name] else { return nil }
    let source = SourceText(file: origins[name] ?? name, bytes: bytes)
    sources.append(source)
    return (source, sources.count - 1)
  }

  /// The nodes of an HTML file, parsed and its vocabulary checked once.
  mutating func nodes(of name: String) -> (nodes: [MarkupNode], source: Int)? {
    if let known = parsed[name] { return known }
    guard let (source, index) = addSource(name) else { return nil }
    let nodes = MarkupParser.parse(source, index: index, into: &mistakes)
    checkVocabulary(nodes)
    parsed[name] = (nodes, index)
    return (nodes, index)
  }

  mutating func add(_ name: String, sheetNamedAt place: (offset: Int, source: Int)) {
    guard let (source, index) = addSource(name) else {
      return report(
        .missingFile(name, nearest: nearest(name, Array(files.keys))), at: place.offset,
        in: place.source)
    }
    mistakes.checkCharacters(of: source)
    resolver.add(StyleSheetParser.parse(source, index: index, into: &mistakes))
  }

  // MARK: Mistakes

  mutating func report(_ mistake: BindingMistake, at offset: Int, in source: Int) {
    report(mistake.message, mistake.remedy, at: offset, in: source)
  }

  mutating func report(_ message: Bilingual, _ remedy: Bilingual, at offset: Int, in source: Int) {
    guard sources.indices.contains(source) else { return }
    mistakes.add(at: offset, in: sources[source], message, remedy)
  }

  /// Whether there is room for another element: false, and reported once, for a layout too large or too deep. Bounds the
  /// work and the stack that any layout can take.
  mutating func admits(_ element: MarkupElement, in cursor: Cursor) -> Bool {
    elementCount += 1
    if elementCount > Self.elementLimit {
      guard elementCount == Self.elementLimit + 1 else { return false }
      report(
        Bilingual(
          id: "lebih dari \(Self.elementLimit) elemen",
          en: "more than \(Self.elementLimit) elements"),
        Bilingual(id: "kurangi elemen atau data-include", en: "use fewer elements or data-include"),
        at: element.offset, in: element.source)
      return false
    }
    guard cursor.depth < MarkupParser.depthLimit else {
      report(
        Bilingual(
          id: "lebih dari \(MarkupParser.depthLimit) elemen bertingkat",
          en: "more than \(MarkupParser.depthLimit) nested elements"),
        Bilingual(id: "kurangi tingkatnya", en: "nest them less"), at: element.offset,
        in: element.source)
      return false
    }
    return true
  }

  /// Reports elements and attributes that do not exist.
  private mutating func checkVocabulary(_ nodes: [MarkupNode]) {
    for case .element(let element) in nodes where !mistakes.isFull {
      if Vocabulary.elements[element.name] == nil {
        let near = nearest(element.name, Array(Vocabulary.elements.keys))
        report(
          Bilingual(id: "tidak ada elemen <\(element.name)>", en: "no element <\(element.name)>"),
          near.map { Bilingual(id: "maksudnya <\($0)>?", en: "did you mean <\($0)>?") }
            ?? Bilingual(id: "lihat panduan tata letak", en: "see the layout guide"),
          at: element.offset, in: element.source)
      } else {
        for attribute in element.attributes {
          if !Vocabulary.allows(attribute.name, on: element.name),
            Vocabulary.isKnown(attribute.name)
          {
            report(
              .attributeElsewhere(attribute.name, element: element.name), at: attribute.offset,
              in: element.source)
          } else if !Vocabulary.allows(attribute.name, on: element.name) {
            let near = nearest(attribute.name, Vocabulary.attributes(of: element.name))
            report(
              .unknownDirective(attribute.name, nearest: near), at: attribute.offset,
              in: element.source)
          } else if attribute.value.contains("{{"),
            Vocabulary.bound[element.name]?.contains(attribute.name) != true
          {
            report(
              .constantOnly(attribute.name), at: attribute.valueOffset, in: element.source)
          }
        }
      }
      checkVocabulary(element.children)
    }
  }

  // MARK: Sites

  mutating func site(at offset: Int, in source: Int, expressions: [String] = []) -> Int32 {
    guard sources.indices.contains(source) else { return -1 }
    sites.append(
      TemplateSite(place: sources[source].place(at: offset), expressions: expressions))
    return Int32(sites.count - 1)
  }

  // MARK: Styles

  /// The cursor within `element`, the `number`-th of its element siblings.
  mutating func cursor(
    into element: MarkupElement, number: Int, of count: Int, previous: MatchElement?,
    from parent: Cursor
  ) -> Cursor {
    var cursor = parent
    let matched = MatchElement(
      element, number: number, of: count, previous: previous, in: parent.element)
    cursor.element = matched
    var inline: [Declaration] = []
    if let style = element.attribute("style"), sources.indices.contains(element.source) {
      let range = style.valueOffset..<(style.valueOffset + style.value.utf8.count)
      if !style.shifts.isEmpty {
        report(
          Bilingual(id: "'&' dalam atribut style", en: "'&' in a style attribute"),
          Bilingual(id: "pakai tanda kutip ' di dalamnya", en: "use the quote ' within it"),
          at: style.valueOffset, in: element.source)
      } else if range.upperBound <= sources[element.source].bytes.count {
        inline = StyleSheetParser.declarations(
          sources[element.source], index: element.source, range: range, into: &mistakes)
        check(inline)
      }
    }
    cursor.styled = resolver.style(of: matched, parent: parent.styled, inline: inline)
    let language = element.attribute("lang")?.value
    let isBackward = element.attribute("dir")?.value == "rtl"
    if let language { cursor.styled.computed.style.language = language }
    if isBackward { cursor.styled.computed.style.direction = .rightToLeft }
    if language != nil || isBackward { resolver.number(&cursor.styled) }
    return cursor
  }

  /// Reports what is wrong with declarations, whether or not anything uses them.
  mutating func check(_ declarations: [Declaration]) {
    for declaration in declarations
    where declaration.name != "content" && declaration.name != "size" {
      var scratch = ComputedStyle()
      do throws(ValueMistake) {
        try declaration.apply(to: &scratch)
      } catch {
        report(
          error.message, error.remedy, at: error.offset ?? declaration.offset,
          in: declaration.source)
      }
    }
  }
}

/// A place of a template that content came from.
package struct TemplateSite: Sendable, Hashable {
  package var place: SourcePlace
  /// The expressions printed there, as written.
  package var expressions: [String]
}
