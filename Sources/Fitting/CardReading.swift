internal import Pages
internal import Records
internal import Templating
internal import Typesetting

/// Reads from a card's boxes how full its pages are and which fields make it long.
struct CardReading {
  private let explanation: Explanation
  private let traces: [ContentTrace]
  private let sites: [TemplateSite]

  init(_ explanation: Explanation, traces: [ContentTrace], sites: [TemplateSite]) {
    self.explanation = explanation
    self.traces = traces
    self.sites = sites
  }

  var fit: StudentFit {
    let records = explanation.records
    return StudentFit(
      pageCount: records.count, lastPageShare: records.last.map(share) ?? 0, overrun: overrun)
  }

  private func share(_ page: PageRecord) -> Double {
    page.area.height > 0 ? min(1, max(0, page.used / page.area.height)) : 0
  }

  /// Pages that run on from one another: between breaks that were asked for.
  private var runs: [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    for (index, page) in explanation.records.enumerated() {
      switch page.end {
      case .split, .moved, .kept: continue
      case .finished, .forced:
        runs.append(start..<index + 1)
        start = index + 1
      }
    }
    return runs
  }

  private var overrun: StudentFit.Overrun? {
    let records = explanation.records
    let longer = runs.filter { $0.count > 1 }
    guard
      let run = longer.min(by: { records[$0.upperBound - 1].used < records[$1.upperBound - 1].used }
      )
    else { return nil }
    let last = run.upperBound - 1
    let contributors = contributors(in: run)
    let line = lineHeight(in: run)
    let lines = line > 0 ? Int((records[last].used / line).rounded(.up)) : 0
    return StudentFit.Overrun(
      page: last + 1, height: records[last].used, share: share(records[last]), lineCount: lines,
      contributors: contributors)
  }

  /// Height of most of the card's lines.
  private func lineHeight(in run: Range<Int>) -> Points {
    var counts: [Int: Int] = [:]
    for box in explanation.boxes where box.lineCount > 0 && run.contains(box.page) {
      let hundredths = Int((box.rectangle.height.value / Double(box.lineCount) * 100).rounded())
      counts[hundredths, default: 0] += box.lineCount
    }
    let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
    return Points(Double(most?.key ?? 0) / 100)
  }

  // MARK: Fields

  /// A paragraph's text, with the row and cell that it stands in.
  private struct Text {
    var row: Int32?
    var cell: Int32?
    var lineCount = 0
    var height = Points.zero
    var isInRun = false
  }

  private func contributors(in run: Range<Int>) -> [StudentFit.Contributor] {
    let texts = texts(in: run)
    // How tall each cell's text is, row by row.
    var cells: [Int32: [Int32: Points]] = [:]
    for text in texts.values {
      if let row = text.row, let cell = text.cell {
        cells[row, default: [:]][cell, default: 0] += text.height
      }
    }
    var found: [StudentFit.Contributor] = []
    for (trace, text) in texts where text.isInRun && text.lineCount > 0 {
      guard let field = field(of: trace) else { continue }
      var gain = text.height - text.height / Double(text.lineCount)
      if let row = text.row, let cell = text.cell, let beside = cells[row] {
        let tallest = beside.filter { $0.key != cell }.values.max() ?? 0
        gain = min(gain, max(0, (beside[cell] ?? 0) - tallest))
      }
      guard gain > 0 else { continue }
      let site = Int(traces[Int(trace)].site)
      found.append(
        StudentFit.Contributor(
          field: field, place: sites.indices.contains(site) ? sites[site].place : nil,
          lineCount: text.lineCount, height: gain, trace: trace))
    }
    return found.sorted { ($1.height, $0.trace) < ($0.height, $1.trace) }
  }

  private func texts(in run: Range<Int>) -> [Int32: Text] {
    var texts: [Int32: Text] = [:]
    var row: BoxRecord?
    var cell: BoxRecord?
    func holds(_ outer: BoxRecord?, _ inner: BoxRecord) -> Bool {
      guard let outer, outer.page == inner.page else { return false }
      let slack = Points(0.5)
      return outer.rectangle.y - slack <= inner.rectangle.y
        && inner.rectangle.maxY <= outer.rectangle.maxY + slack
        && outer.rectangle.x - slack <= inner.rectangle.x
        && inner.rectangle.maxX <= outer.rectangle.maxX + slack
    }
    for box in explanation.boxes {
      switch box.kind {
      case .row: row = box
      case .cell: cell = box
      case .paragraph where box.origin.site >= 0:
        var text = texts[box.origin.site] ?? Text()
        if holds(row, box), holds(cell, box) {
          text.row = row?.origin.site
          text.cell = cell?.origin.site
        }
        text.lineCount += box.lineCount
        text.height += box.rectangle.height
        text.isInRun = text.isInRun || run.contains(box.page)
        texts[box.origin.site] = text
      case .block, .table, .positioned, .paragraph: continue
      }
    }
    return texts
  }

  /// The field that fills most of the paragraph.
  private func field(of trace: Int32) -> ContentTrace.Field? {
    guard traces.indices.contains(Int(trace)) else { return nil }
    let longest = traces[Int(trace)].bindings.max { $0.printed.utf8.count < $1.printed.utf8.count }
    return longest?.fields.first
  }
}
