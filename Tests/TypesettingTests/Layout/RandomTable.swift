import Pages
import Support

/// A table from a seed, with every word of its cells different from all others.
struct RandomTable {
  var content: Content
  var page: Extent
  /// Words of the head, which stand on every page.
  var head: [String] = []
  var foot: [String] = []
  /// Words of each body cell, in reading order.
  var cells: [[String]] = []
  /// Rows without spans, by their words, with the most lines of a cell.
  var plainRows: [(words: [String], lines: Int, isKeptWithNext: Bool)] = []
  let hasSpans: Bool
  let hasKeeps: Bool
  /// A cell's padding and border, above and below together.
  private(set) var frame: Double
  /// Rows of head and foot, one line each.
  private(set) var repeatedRows = 0

  /// Height of a row of so many lines, spacing and rules included.
  func height(lines: Int) -> Double { Double(lines) * 10 + frame }

  /// What a page has for body rows.
  var room: Double { page.height.value - Double(repeatedRows) * height(lines: 1) - 8 }

  private var random: SplitMix64
  private var styles: [Style] = []
  private var wordCount = 0

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
    hasSpans = seed % 3 != 0
    hasKeeps = seed % 2 == 0
    frame = 0
    page = Extent(width: 0, height: 0)
    content = Content(
      styles: [], pageRules: PageRules(base: PageRule(size: page, margin: Edges(all: 0))), flow: [])
    build()
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }

  private mutating func style(_ change: (inout Style) -> Void) -> StyleID {
    var style = Style()
    style.fontFamily = ["Boxes"]
    style.lineHeight = .multiple(1)
    style.orphans = 1
    style.widows = 1
    style.verticalAlign = .top
    change(&style)
    styles.append(style)
    return StyleID(Int32(styles.count - 1))
  }

  private mutating func build() {
    let columns = number(1...6)
    let isCollapsed = number(0...1) == 0
    let padding = Points(Double(number(0...3)))
    let spacing = Points(Double(isCollapsed ? 0 : number(0...2)))
    frame = padding.value * 2 + 2 + spacing.value
    let table = style {
      $0.borderCollapse = isCollapsed ? .collapse : .separate
      $0.borderSpacing = Extent(width: spacing, height: spacing)
    }
    let plain = style { _ in }
    let kept = style { $0.breakAfter = .avoid }
    let aligned = VerticalAlign.middle
    let cell = style {
      $0.padding = Edges(all: padding)
      $0.border = Edges(all: BorderSide(width: 1, style: .solid, color: .black))
    }
    let middle = style {
      $0.padding = Edges(all: padding)
      $0.border = Edges(all: BorderSide(width: 1, style: .solid, color: .black))
      $0.verticalAlign = aligned
    }
    let text = style { _ in }
    let looks = (cell: cell, middle: middle, text: text, plain: plain, kept: kept)

    var headRows: [Row] = []
    var footRows: [Row] = []
    for _ in 0..<number(0...2) {
      let row = repeated(columns, looks)
      headRows.append(row.row)
      head += row.words
    }
    for _ in 0..<number(0...1) {
      let row = repeated(columns, looks)
      footRows.append(row.row)
      foot += row.words
    }
    repeatedRows = headRows.count + footRows.count
    page = Extent(
      width: 600,
      height: Points(Double(repeatedRows) * height(lines: 1) + Double(number(50...300)) + 8))
    var groups: [RowGroup] = []
    for _ in 0..<number(1...3) {
      groups.append(RowGroup(style: plain, rows: rows(number(1...14), columns, looks)))
    }
    var flow: [Node] = []
    if number(0...1) == 0 {
      let words = [word(), word()]
      cells.append(words)
      flow.append(.paragraph(paragraph(words, text)))
    }
    flow.append(
      .table(
        Table(
          style: table, head: headRows, body: groups, foot: footRows, origin: Origin(site: 1))))
    content = Content(
      styles: styles,
      pageRules: PageRules(base: PageRule(size: page, margin: Edges(all: 0))), flow: flow)
  }

  private mutating func word() -> String {
    wordCount += 1
    return "w\(wordCount)"
  }

  private func paragraph(_ words: [String], _ style: StyleID) -> Paragraph {
    var inlines: [Inline] = []
    for word in words {
      if !inlines.isEmpty { inlines.append(.lineBreak) }
      inlines.append(.text(word, style: style, origin: .none))
    }
    return Paragraph(style: style, inlines: inlines, origin: Origin(site: 2))
  }

  private mutating func repeated(_ columns: Int, _ looks: Looks) -> (row: Row, words: [String]) {
    let words = (0..<columns).map { _ in word() }
    let cells = words.map { word in
      Cell(style: looks.cell, children: [.paragraph(paragraph([word], looks.text))])
    }
    return (Row(style: looks.plain, cells: cells, origin: Origin(site: 3)), words)
  }

  private typealias Looks = (
    cell: StyleID, middle: StyleID, text: StyleID, plain: StyleID, kept: StyleID
  )

  /// Rows of a group; a cell may reach over rows and columns that are free.
  private mutating func rows(_ count: Int, _ columns: Int, _ looks: Looks) -> [Row] {
    var taken = Array(repeating: Array(repeating: false, count: columns), count: count)
    var rows: [Row] = []
    for line in 0..<count {
      var row = Row(style: looks.plain, cells: [], origin: Origin(site: 4))
      var words: [String] = []
      var most = 0
      var isPlain = !taken[line].contains(true)
      var column = 0
      while column < columns {
        guard !taken[line][column] else {
          column += 1
          continue
        }
        var span = 1
        var down = 1
        if hasSpans, number(0...3) == 0 {
          let free = taken[line][column...].prefix { !$0 }.count
          span = number(1...free)
          down = number(0...2) == 0 ? number(1...min(6, count - line)) : 1
        }
        for r in line..<(line + down) {
          for c in column..<(column + span) { taken[r][c] = true }
        }
        if down > 1 { isPlain = false }
        let lines = number(0...9) == 0 ? number(5...45) : number(0...4)
        let own = (0..<lines).map { _ in word() }
        cells.append(own)
        words += own
        most = max(most, lines)
        row.cells.append(
          Cell(
            style: number(0...2) == 0 ? looks.middle : looks.cell, columnSpan: span, rowSpan: down,
            children: children(own, looks.text), origin: Origin(site: 5)))
        column += span
      }
      let isKept = hasKeeps && number(0...4) == 0
      if isKept { row.style = looks.kept }
      if isPlain {
        plainRows.append((words, most, isKept))
      } else {
        plainRows.append(([], 0, false))
      }
      rows.append(row)
    }
    plainRows.append(([], 0, false))
    return rows
  }

  /// One paragraph, or several, which make the cell a flow of its own.
  private mutating func children(_ words: [String], _ text: StyleID) -> [Node] {
    guard words.count > 1, number(0...1) == 0 else {
      return words.isEmpty ? [] : [.paragraph(paragraph(words, text))]
    }
    let middle = number(1...(words.count - 1))
    return [
      .paragraph(paragraph(Array(words[..<middle]), text)),
      .paragraph(paragraph(Array(words[middle...]), text)),
    ]
  }
}
