package import Pages
package import Records

/// A layout, checked and compiled for one paper: merging it with any record cannot fail.
///
/// A value without C or fonts: made once, used by all threads.
package struct Template: Sendable {
  package let name: String
  package let manifest: LayoutManifest
  package let paper: Paper
  /// Every place that content may come from; ``Origin/site`` counts in it.
  package let sites: [TemplateSite]
  package let styles: [Style]
  package let images: [ImageAsset]
  /// Which of the record's own pictures it shows.
  package let recordPictures: Set<RecordPictures.Kind>
  /// All that it was made of, overrides included: what the digest of an issued card's layout is taken of.
  package let fingerprint: [UInt8]
  /// The layout's words, for what is written beside the printed page (a workbook's headings).
  package let labels: Labels
  /// Of which descriptions are made when the teacher wrote none; nil if the layout lacks one of its words.
  let phrases: DescriptionPhrases?

  fileprivate let flow: [Piece<BlockLeaf>]
  fileprivate let title: [TextPart]
  fileprivate let basePage: PageRuleProgram
  fileprivate let firstPage: PageRuleProgram?
  fileprivate let namedPages: [String: PageRuleProgram]

  /// The content that the template makes of one student's report.
  package func merged(with record: ReportRecord, options: PrintOptions = PrintOptions()) -> Content
  {
    merged(with: .report(record), options: options)
  }

  /// The content that the template makes of any document. A record of another root than the layout's is as one in which
  /// nothing was entered.
  package func merged(
    with record: DocumentRecord, options: PrintOptions = PrintOptions()
  ) -> Content {
    var merge = merge(record, options)
    return content(&merge)
  }

  private func merge(_ record: DocumentRecord, _ options: PrintOptions) -> Merge {
    switch (record, RecordRoot(manifest.kind)) {
    case (.report(let report), .report):
      return merge(
        ReportSchema.report, ReportSchema.Card(report, phrases, pictures: options.pictures),
        options)
    case (.classLedger(let ledger), .ledger):
      return merge(LedgerSchema.ledger, Pictured(ledger, options.pictures), options)
    case (.studentRegister(let register), .register):
      return merge(RegisterSchema.register, Pictured(register, options.pictures), options)
    case (.closingSheet(let sheet), .run):
      return merge(ClosingSheetSchema.run, sheet, options)
    case (.taskList(let list), .tasks):
      return merge(TaskSchema.tasks, list, options)
    default:
      let document = Scope.documentSchema.value(of: options)
      return Merge(fieldCount: 0, document: document, images: images) { _ in .none }
    }
  }

  private func merge<Record: Sendable>(
    _ schema: ObjectSchema<Record>, _ record: Record, _ options: PrintOptions
  ) -> Merge {
    Merge(
      fieldCount: schema.fields.count, document: Scope.documentSchema.value(of: options),
      images: images
    ) { number in
      schema.value(ofField: number, of: record)
    }
  }

  /// The same content, and what each piece of it was made from: its origins count in the traces, not in ``sites``.
  package func traced(
    with record: DocumentRecord, options: PrintOptions = PrintOptions()
  ) -> (content: Content, traces: [ContentTrace]) {
    var merge = merge(record, options)
    merge.tracer = Tracer(
      sites: sites, names: Scope.root(RecordRoot(manifest.kind)).names)
    let content = content(&merge)
    return (content, merge.tracer?.traces ?? [])
  }

  private func content(_ merge: inout Merge) -> Content {
    var flow: [Node] = []
    var fixed: [Block] = []
    for node in merge.nodes(self.flow) {
      if case .block(let block) = node, styles[Int(block.style.index)].position == .fixed {
        fixed.append(block)
      } else {
        flow.append(node)
      }
    }
    return Content(
      styles: styles,
      pageRules: PageRules(
        base: merge.pageRule(basePage), first: firstPage.map { merge.pageRule($0) },
        named: namedPages.mapValues { merge.pageRule($0) }),
      flow: flow, fixed: fixed, images: merge.images, title: merge.title(title))
  }

  /// The place of the template that `origin` stands for, if any.
  package func site(of origin: Origin) -> TemplateSite? {
    sites.indices.contains(Int(origin.site)) ? sites[Int(origin.site)] : nil
  }
}

extension Template {
  /// What the layout of that name says of itself; nil if it is not there or says nothing valid.
  package static func manifest(of name: String, in library: LayoutLibrary) -> LayoutManifest? {
    var mistakes = Mistakes()
    guard let bundle = library[name] else { return nil }
    let file = LayoutManifest.fileName
    let manifest = LayoutManifest(
      SourceText(file: file, bytes: bundle.files[file] ?? []), into: &mistakes)
    return mistakes.isEmpty ? manifest : nil
  }

  /// What ``fingerprint`` a template of that layout has, with the overrides laid over it; nothing is compiled. Nil for a
  /// layout that is not there.
  package static func fingerprint(
    of name: String, from library: LayoutLibrary, overrides: [LayoutOverride]
  ) -> [UInt8]? {
    var mistakes = Mistakes()
    return ResolvedLayout(name, from: library, overrides: overrides, into: &mistakes)?.fingerprint
  }

  /// Compiles the layout of that name for that paper, the overrides laid over it in their order.
  ///
  /// - Returns: the template, or all the mistakes of its files, sorted by place.
  package static func compile(
    _ name: String, from library: LayoutLibrary, paper: Paper, overrides: [LayoutOverride] = []
  ) -> (template: Template?, mistakes: Mistakes) {
    var mistakes = Mistakes()
    guard
      let layout = ResolvedLayout(
        name, from: library, overrides: overrides, into: &mistakes)
    else {
      return (nil, mistakes)
    }
    var compiler = Compiler(layout, mistakes: mistakes)
    let template = compiler.template(name, layout: layout, paper: paper)
    var found = compiler.mistakes
    found.sort()
    return (found.isEmpty ? template : nil, found)
  }
}

extension Compiler {
  fileprivate mutating func template(
    _ name: String, layout: ResolvedLayout, paper: Paper
  ) -> Template? {
    guard let (nodes, source) = nodes(of: LayoutBundle.entry) else { return nil }
    guard let html = element("html", in: nodes), let body = element("body", in: html.children)
    else {
      report(
        Bilingual(id: "tidak ada <html><body>", en: "there is no <html><body>"),
        Bilingual(
          id: "tulis <html><head>…</head><body>…</body></html>",
          en: "write <html><head>…</head><body>…</body></html>"),
        at: 0, in: source)
      return nil
    }
    checkFrame(nodes, html)
    let head = element("head", in: html.children)
    addSheets(of: head)
    check(resolver.declarations)
    let root = cursor(into: html, number: 1, of: 1, previous: nil, from: Cursor(scope: scope))
    let title = title(of: head)
    arrange(body, required: layout.manifest.required)
    let inBody = cursor(into: body, number: 2, of: 2, previous: nil, from: root)
    let flow = blocks(sharedParts() + body.children, in: inBody)
    let pages = pageRules(paper: paper.extent, root: inBody.computed)
    return Template(
      name: name, manifest: layout.manifest, paper: paper, sites: sites, styles: styles.styles,
      images: images, recordPictures: recordPictures, fingerprint: layout.fingerprint,
      labels: layout.labels, phrases: DescriptionPhrases { layout.labels[$0] }, flow: flow,
      title: title,
      basePage: pages.base, firstPage: pages.first,
      namedPages: pages.named)
  }
}
