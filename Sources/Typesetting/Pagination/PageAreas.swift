internal import Pages

extension PageRule {
  /// What the margins leave of the page.
  var area: Rectangle {
    Rectangle(
      x: margin.left, y: margin.top, width: size.width - margin.left - margin.right,
      height: size.height - margin.top - margin.bottom)
  }
}

extension PageRules {
  /// The rule of a page: a name wins over the first place (CSS Paged Media 3 section 3.1; a name is the more specific).
  func rule(page: Int, name: String?) -> PageRule {
    if let name, let rule = named[name] { return rule }
    if page == 0, let first { return first }
    return base
  }
}

/// One page's part of the flow, before it is painted.
struct PagePart {
  var rule: PageRule
  var fragment: Fragment?
  var fragmenter: Fragmenter
}

/// Pours a document's flow into pages.
struct PageFiller {
  let context: LayoutContext
  let rules: PageRules
  let policy: BreakPolicy
  private(set) var parts: [PagePart] = []

  init(context: LayoutContext, rules: PageRules, policy: BreakPolicy) {
    self.context = context
    self.rules = rules
    self.policy = policy
  }

  /// Adds the pages of the whole flow: one run after another of nodes that want the same page.
  mutating func add(_ nodes: [Node]) throws(TypesettingError) {
    var start = 0
    while start < nodes.count {
      let page = context.sheet[nodes[start].style].page
      var end = start + 1
      while end < nodes.count, context.sheet[nodes[end].style].page == page { end += 1 }
      try addRun(nodes[start..<end], page: page)
      start = end
    }
    if parts.isEmpty {
      let rule = rules.rule(page: 0, name: nil)
      _ = try area(of: rule)
      parts.append(
        PagePart(rule: rule, fragment: nil, fragmenter: fragmenter(room: rule.area.height)))
    }
  }

  private func fragmenter(room: Points) -> Fragmenter {
    Fragmenter(context: context, policy: policy, freshRoom: room)
  }

  private func name(_ page: Int16) -> String? {
    page >= 0 ? context.sheet.pageNames[Int(page)] : nil
  }

  private func area(of rule: PageRule) throws(TypesettingError) -> Rectangle {
    let area = rule.area
    guard area.width > 0, area.height > 0 else { throw TypesettingError(.noPageArea(rule.size)) }
    return area
  }

  private mutating func addRun(
    _ nodes: ArraySlice<Node>, page: Int16
  ) throws(TypesettingError) {
    let width = try area(of: rules.rule(page: parts.count, name: name(page))).width
    var builder = FlowBuilder(context: context, width: width, depth: 0, page: page)
    for node in nodes { try builder.add(node, left: 0, width: width) }
    let flow = builder.finish()
    guard !flow.atoms.isEmpty || !flow.positioned.isEmpty else { return }
    var cursor: Cursor? = .start
    var keepsGap = true
    while let from = cursor {
      guard parts.count < context.limits.pages else {
        throw TypesettingError(.tooManyPages(limit: context.limits.pages))
      }
      let wanted = from.atom < flow.atoms.count ? flow.atoms[from.atom].page : page
      let rule = rules.rule(page: parts.count, name: name(wanted))
      let area = try area(of: rule)
      guard abs((area.width - width).value) < 0.01 else {
        throw TypesettingError(.unevenPages(first: width, second: area.width))
      }
      // What a fresh page holds: an ordinary one, for the first may be shorter.
      let ordinary = rules.rule(page: 1, name: name(wanted)).area.height
      let fragmenter = fragmenter(room: max(area.height, ordinary))
      let fragment = try fragmenter.fill(
        flow, from: from, room: area.height, keepsGap: keepsGap)
      parts.append(PagePart(rule: rule, fragment: fragment, fragmenter: fragmenter))
      cursor = fragment.end
      keepsGap =
        cursor.map { $0.inner.isEmpty && flow.atoms[$0.atom].breaking.contains(.forced) } ?? false
    }
  }
}
