package import CairoPango
package import Hyphenating
package import Pages

/// Turns content into finished pages: a pure function of the content and the bench's fonts.
///
/// Confined to one thread, as its bench is: a worker makes one and keeps it, so that what a template's styles come to is
/// worked out once and not for every student.
package final class Typesetter {
  /// The words of all templates, for pupils of different classes have most of them in common.
  private let words: WordCache
  private let limits: LayoutLimits
  private let policy: BreakPolicy
  private let patterns: HyphenationPatterns
  private var prepared: Prepared?

  /// What was made from one template's styles.
  private struct Prepared {
    let sheet: StyleSheet
    let setter: TextSetter
  }

  /// - Parameter patterns: by default those that lie beside the fonts.
  package init(
    bench: FontBench, patterns: HyphenationPatterns? = nil, limits: LayoutLimits = LayoutLimits(),
    policy: BreakPolicy = BreakPolicy()
  ) {
    words = WordCache(bench: bench)
    self.patterns =
      patterns ?? HyphenationPatterns(folder: bench.catalogue.folder + "/hyphenation")
    self.limits = limits
    self.policy = policy
  }

  /// Lays the content out on pages.
  ///
  /// Two passes: the flow is poured into pages, then, their number being known, the pages are painted with their margin
  /// boxes. At least one page is made.
  ///
  /// - Throws: ``TypesettingError`` for the first piece that cannot be set, with its origin; nothing is shrunk or left out.
  /// - Complexity: linear in the content, but for nested automatic tables, which are measured once a level.
  ///
  /// - Parameter isTagged: whether the ink is marked with what it is, in the order of reading. It stands in the same places
  ///   then, but in more and smaller pieces.
  package func pages(
    of content: Content, isTagged: Bool = false
  ) throws(TypesettingError) -> PageSet {
    try lay(content, isRecording: false, isTagged: isTagged).pages
  }

  /// The same pages, where every box came to stand, and why each page ends where it does.
  package func explanation(of content: Content) throws(TypesettingError) -> Explanation {
    try lay(content, isRecording: true)
  }

  private func lay(
    _ content: Content, isRecording: Bool, isTagged: Bool = false
  ) throws(TypesettingError) -> Explanation {
    words.makeRoom()
    let prepared = try prepare(content)
    let structure = isTagged ? StructureRecorder() : nil
    let context = LayoutContext(
      setter: prepared.setter, sheet: prepared.sheet, limits: limits, isRecording: isRecording,
      structure: structure)
    var filler = PageFiller(context: context, rules: content.pageRules, policy: policy)
    try filler.add(content.flow)
    var pages: [Page] = []
    pages.reserveCapacity(filler.parts.count)
    var boxes: [BoxRecord] = []
    var records: [PageRecord] = []
    var fixed = FixedBoxes(context: context, blocks: content.fixed)
    for (number, part) in filler.parts.enumerated() {
      let size = part.rule.size
      let area = part.rule.area
      var painter = Painter(
        context: context, fragmenter: part.fragmenter, size: size, page: number,
        isRecording: isRecording, owner: StructureRecorder.document)
      let beneath = try fixed.ink(
        for: part.rule, fragmenter: part.fragmenter, page: number)
      if let fragment = part.fragment {
        try painter.paint(fragment, at: Position(x: area.x, y: area.y), within: area)
      }
      let margins = MarginBoxes(
        context: context, page: number + 1, pageCount: filler.parts.count)
      for placed in try margins.place(part.rule) { painter.paint(placed) }
      let done = painter.finish()
      pages.append(Page(size: size, ink: beneath + done.ink))
      guard isRecording else { continue }
      boxes += done.records
      records.append(part.record(isLast: number + 1 == filler.parts.count))
    }
    let set = PageSet(
      pages: pages, images: content.images, title: content.title, language: content.language,
      structure: structure?.elements ?? [])
    return Explanation(pages: set, boxes: boxes, records: records)
  }

  /// The styles of the content, made ready; those of the last content serve again where they are the same.
  private func prepare(_ content: Content) throws(TypesettingError) -> Prepared {
    if let prepared, prepared.sheet.isMade(from: content.styles) {
      prepared.setter.use(content.images)
      return prepared
    }
    let setter = try TextSetter(
      cache: words, styles: content.styles, images: content.images, patterns: patterns)
    let fresh = Prepared(sheet: StyleSheet(content.styles), setter: setter)
    prepared = fresh
    return fresh
  }
}

/// Boxes that stand on every page beneath the flow: laid out once for each page area's width.
private struct FixedBoxes {
  let context: LayoutContext
  let blocks: [Block]
  private var known: [(rule: Rectangle, ink: [Ink])] = []

  init(context: LayoutContext, blocks: [Block]) {
    self.context = context
    self.blocks = blocks
  }

  mutating func ink(
    for rule: PageRule, fragmenter: Fragmenter, page: Int
  ) throws(TypesettingError) -> [Ink] {
    guard !blocks.isEmpty else { return [] }
    let area = rule.area
    if let found = known.first(where: { $0.rule == area }) { return found.ink }
    var builder = FlowBuilder(context: context, width: area.width, depth: 0)
    for block in blocks { try builder.addPositioned(.block(block), block.style) }
    let fragment = Fragment(flow: builder.finish(), start: .start)
    var painter = Painter(
      context: context, fragmenter: fragmenter, size: rule.size, page: page, isRecording: false)
    try painter.paint(fragment, at: Position(x: area.x, y: area.y), within: area)
    let ink = painter.finish().ink
    known.append((area, ink))
    return ink
  }
}

extension Painter {
  /// Paints a margin box.
  fileprivate mutating func paint(_ placed: MarginBoxes.Placed) {
    let style = placed.box.style
    if let color = context.sheet[style].background { layers.fill(placed.rectangle, color) }
    if context.sheet[style].hasBorder { paintBorder(style, placed.rectangle) }
    layers.element = nil
    layers.text(placed.text, lines: 0..<placed.text.lines.count, at: placed.corner)
  }
}
