internal import Pages

extension Content {
  /// The content with the texts of some paragraphs cut to so many words; the paragraphs are named by their origins' sites.
  func shortened(to words: [Int32: Int]) -> Content {
    var content = self
    content.flow = flow.map { $0.shortened(to: words) }
    return content
  }

  func wordCount(of site: Int32) -> Int {
    texts(of: site).reduce(0) { $0 + $1.split(whereSeparator: \.isWhitespace).count }
  }

  func characterCount(of site: Int32) -> Int { texts(of: site).reduce(0) { $0 + $1.count } }

  private func texts(of site: Int32) -> [String] {
    flow.flatMap { $0.paragraphs }.filter { $0.origin.site == site }.flatMap(\.boundTexts)
  }
}

extension Node {
  fileprivate func shortened(to words: [Int32: Int]) -> Node {
    switch self {
    case .block(var block):
      block.children = block.children.map { $0.shortened(to: words) }
      return .block(block)
    case .paragraph(var paragraph):
      if let count = words[paragraph.origin.site] { paragraph.keep(count) }
      return .paragraph(paragraph)
    case .table(var table):
      table.head = table.head.map { $0.shortened(to: words) }
      for group in table.body.indices {
        table.body[group].rows = table.body[group].rows.map { $0.shortened(to: words) }
      }
      table.foot = table.foot.map { $0.shortened(to: words) }
      return .table(table)
    }
  }

  fileprivate var paragraphs: [Paragraph] {
    switch self {
    case .block(let block): block.children.flatMap(\.paragraphs)
    case .paragraph(let paragraph): [paragraph]
    case .table(let table):
      (table.head + table.body.flatMap(\.rows) + table.foot).flatMap(\.cells)
        .flatMap(\.children).flatMap(\.paragraphs)
    }
  }
}

extension Row {
  fileprivate func shortened(to words: [Int32: Int]) -> Row {
    var row = self
    for cell in row.cells.indices {
      row.cells[cell].children = row.cells[cell].children.map { $0.shortened(to: words) }
    }
    return row
  }
}

extension Paragraph {
  /// The texts that come from the record.
  fileprivate var boundTexts: [String] {
    inlines.compactMap { inline in
      if case .text(let text, _, let origin) = inline, origin != .none { text } else { nil }
    }
  }

  /// Cuts the record's texts to `count` words in all.
  fileprivate mutating func keep(_ count: Int) {
    var left = count
    for index in inlines.indices {
      guard case .text(let text, let style, let origin) = inlines[index], origin != .none else {
        continue
      }
      let words = text.split(whereSeparator: \.isWhitespace)
      if words.count > left {
        inlines[index] = .text(
          words.prefix(left).joined(separator: " "), style: style, origin: origin)
      }
      left = max(0, left - words.count)
    }
  }
}
