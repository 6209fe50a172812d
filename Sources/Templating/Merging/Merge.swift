internal import Pages
internal import Records

/// One merge of a compiled template with one record: the stack of values that its expressions read.
struct Merge {
  private let stack: ValueStack
  private var iteration: Int32 = -1
  private var sectionCount = 0
  /// Number of the last item of the innermost list.
  private var itemNumber = 0
  /// Notes what everything was made from, if someone wants to know.
  var tracer: Tracer?
  /// The template's pictures, and after them those of the record that are shown.
  private(set) var images: [ImageAsset]

  /// The slot of `section` in the scope.
  private static let sectionSlot = 2

  /// - Parameters:
  ///   - fieldCount: how many fields the record has; 0 for one of which nothing was entered.
  ///   - images: the template's.
  ///   - read: makes the record's field of that number.
  init(
    fieldCount: Int, document: Value, images: [ImageAsset], read: @escaping (Int) -> Value
  ) {
    self.images = images
    stack = ValueStack(
      fieldCount: fieldCount, others: [document, .object([.text("")])], read: read)
  }

  /// Walks `pieces`, running loops and conditions, and hands each leaf to `emit`.
  private mutating func expand<Leaf>(
    _ pieces: [Piece<Leaf>], _ emit: (inout Merge, Leaf) -> Void
  ) {
    for piece in pieces {
      switch piece {
      case .leaf(let leaf): emit(&self, leaf)
      case .loop(let loop, let body): run(loop) { $0.expand(body, emit) }
      case .choice(let branches):
        for branch in branches where branch.condition?.value(stack).isTruthy ?? true {
          expand(branch.pieces, emit)
          break
        }
      case .section(let body):
        let outer = stack[Self.sectionSlot]
        stack[Self.sectionSlot] = .object([.text(Self.letter(sectionCount, from: 65))])
        sectionCount += 1
        expand(body, emit)
        stack[Self.sectionSlot] = outer
      }
    }
  }

  private mutating func run(_ loop: Loop, _ turn: (inout Merge) -> Void) {
    var items: [Value] = []
    if case .list(let list) = loop.list.value(stack) { items = list }
    if let size = loop.group {
      items = stride(from: 0, to: items.count, by: size).map {
        .list(Array(items[$0..<min($0 + size, items.count)]))
      }
    }
    let count = max(items.count, loop.atLeast)
    let outer = iteration
    for index in 0..<count {
      iteration = Int32(index)
      let item = index < items.count ? items[index] : .none
      stack.push(item)
      tracer?.enter(loop.list, item: index, value: item)
      stack.push(
        .object([
          .integer(index + 1), .integer(count - index), .text(Self.letter(index, from: 97)),
          .truth(index == 0),
          .truth(index == count - 1), .truth(index >= items.count),
        ]))
      turn(&self)
      stack.pop(2)
      tracer?.leave()
    }
    iteration = outer
  }

  /// The letter of an index: a … z, then aa, ab …
  private static func letter(_ index: Int, from first: UInt8) -> String {
    let last = String(UnicodeScalar(first + UInt8(index % 26)))
    return index < 26 ? last : letter(index / 26 - 1, from: first) + last
  }

  /// How many pieces have been traced so far.
  private var mark: Int { tracer?.traces.count ?? 0 }

  /// The origin of what holds the pieces made since `mark`, or of a piece without any.
  private mutating func origin(_ site: Int32, since mark: Int? = nil) -> Origin {
    let start = mark ?? self.mark
    return Origin(site: tracer?.container(site, since: start) ?? site, iteration: iteration)
  }

  private mutating func inline(_ parts: [TextPart], _ style: StyleID, _ site: Int32) -> Inline {
    let traced = tracer?.text(parts, site: site, stack: stack)
    return .text(
      text(parts), style: style, origin: Origin(site: traced ?? site, iteration: iteration))
  }

  private func text(_ parts: [TextPart]) -> String {
    if parts.count == 1, case .value(let expression) = parts[0] {
      return expression.value(stack).printed
    }
    var text = ""
    for part in parts {
      switch part {
      case .literal(let literal): text += literal
      case .value(let expression): text += expression.value(stack).printed
      }
    }
    return text
  }
}

// MARK: - Content

extension Merge {
  mutating func nodes(_ pieces: [Piece<BlockLeaf>]) -> [Node] {
    var nodes: [Node] = []
    nodes.reserveCapacity(pieces.count)
    expand(pieces) { merge, leaf in nodes.append(merge.node(leaf)) }
    return nodes
  }

  private mutating func node(_ leaf: BlockLeaf) -> Node {
    switch leaf {
    case .fixed(let node): return node
    case .block(let style, let role, let children, let site):
      return .block(
        Block(style: style, children: nodes(children), role: role, origin: origin(site)))
    case .paragraph(let program): return .paragraph(paragraph(program))
    case .table(let program): return .table(table(program))
    case .list(let inner, let first):
      let outer = itemNumber
      itemNumber = first - 1
      let list = node(inner)
      itemNumber = outer
      return list
    case .item(let inner, let style):
      itemNumber += 1
      let marker = Self.marker(style, itemNumber)
      switch node(inner) {
      case .block(var block):
        block.marker = marker
        return .block(block)
      case .paragraph(var paragraph):
        paragraph.marker = marker
        return .paragraph(paragraph)
      case .table(let table): return .table(table)
      }
    }
  }

  /// CSS 2.2 section 12.5.1; numbers that have no letter are written in digits.
  private static func marker(_ style: ListStyle, _ number: Int) -> String? {
    switch style {
    case .none: nil
    case .disc: "•"
    case .lowerAlpha where number > 0: letter(number - 1, from: 97) + "."
    case .upperAlpha where number > 0: letter(number - 1, from: 65) + "."
    case .decimal, .lowerAlpha, .upperAlpha: "\(number)."
    }
  }

  mutating func paragraph(_ program: ParagraphProgram) -> Paragraph {
    let mark = mark
    var inlines: [Inline] = []
    inlines.reserveCapacity(program.inlines.count)
    expand(program.inlines) { merge, leaf in
      switch leaf {
      case .fixed(let inline): inlines.append(inline)
      case .text(let parts, let style, let site):
        inlines.append(merge.inline(parts, style, site))
      case .picture(let program): inlines.append(.image(merge.picture(program)))
      }
    }
    return Paragraph(
      style: program.style, inlines: inlines, role: program.role,
      origin: origin(program.site, since: mark))
  }

  /// A picture that the record does not have leaves its frame.
  private mutating func picture(_ program: PictureProgram) -> Replaced {
    var image = program.image
    if let source = program.source, case .picture(let asset) = source.value(stack) {
      image = Int32(images.firstIndex(of: asset) ?? images.count)
      if Int(image) == images.count { images.append(asset) }
    }
    let parts = program.alternateText + (program.code ?? [])
    let traced = tracer?.text(parts, site: program.site, stack: stack)
    return Replaced(
      image: image, style: program.style, alternateText: text(program.alternateText),
      code: program.code.map { text($0) },
      origin: Origin(site: traced ?? program.site, iteration: iteration))
  }

  private mutating func table(_ program: TableProgram) -> Table {
    let head = rows(program.head)
    var groups: [RowGroup] = []
    expand(program.body) { merge, group in
      groups.append(RowGroup(style: group.style, rows: merge.rows(group.rows)))
    }
    let foot = rows(program.foot)
    let caption = program.caption.map { paragraph($0) }
    return Table(
      style: program.style, columns: program.columns, head: head, body: groups, foot: foot,
      caption: caption, origin: origin(program.site))
  }

  private mutating func rows(_ pieces: [Piece<RowProgram>]) -> [Row] {
    var rows: [Row] = []
    expand(pieces) { merge, row in
      if let finished = row.finished, merge.iteration < 0, merge.tracer == nil {
        return rows.append(finished)
      }
      var cells: [Cell] = []
      cells.reserveCapacity(row.cells.count)
      merge.expand(row.cells) { merge, cell in
        let mark = merge.mark
        let children = cell.finished ?? merge.nodes(cell.children)
        cells.append(
          Cell(
            style: cell.style, columnSpan: cell.columnSpan, rowSpan: cell.rowSpan,
            isHeader: cell.isHeader, children: children,
            origin: merge.origin(cell.site, since: mark)))
      }
      rows.append(Row(style: row.style, cells: cells, origin: merge.origin(row.site)))
    }
    return rows
  }

  func pageRule(_ program: PageRuleProgram) -> PageRule {
    var rule = program.rule
    rule.marginBoxes = program.boxes.map { box in
      MarginBox(
        position: box.position, style: box.style,
        content: box.content.map { part in
          switch part {
          case .text(let parts): .text(text(parts), style: box.style, origin: .none)
          case .counter(let counter): .counter(counter, style: box.style)
          }
        })
    }
    return rule
  }

  func title(_ parts: [TextPart]) -> String { text(parts) }
}
