internal import Fitting
internal import Pages
internal import Templating
internal import Typesetting

/// What `/boxes` answers: where everything stands and what it was made from.
struct BoxesEntry: Encodable {
  struct Box: Encodable {
    var page: Int
    var kind: String
    /// Left, top, width, height in points.
    var place: [Double]
    /// Number in ``BoxesEntry/traces``, or -1.
    var trace: Int
    /// Number in ``BoxesEntry/styles``.
    var style: Int
    var lines: Int
    var isContinued: Bool
  }

  struct Field: Encodable {
    var path: String
    var name: TextEntry
    var meaning: String
    var owner: String
    var value: String
  }

  struct Binding: Encodable {
    var expression: String
    var printed: String
    var fields: [Field]
  }

  struct Trace: Encodable {
    var place: PlaceEntry?
    var bindings: [Binding]
  }

  /// Widths of the sides in points: top, right, bottom, left.
  struct Frame: Encodable {
    var margin: [Double]
    var border: [Double]
    var padding: [Double]
  }

  var boxes: [Box]
  var traces: [String: Trace]
  var styles: [String: Frame]
}

extension PreviewEngine.Card {
  var boxesEntry: BoxesEntry {
    var entry = BoxesEntry(boxes: [], traces: [:], styles: [:])
    entry.boxes = explanation.boxes.map { box in
      let trace = Int(box.origin.site)
      let style = Int(box.style.index)
      if traces.indices.contains(trace), entry.traces["\(trace)"] == nil {
        entry.traces["\(trace)"] = BoxesEntry.Trace(
          place: place(of: box.origin),
          bindings: traces[trace].bindings.map(BoxesEntry.Binding.init))
      }
      if content.styles.indices.contains(style), entry.styles["\(style)"] == nil {
        entry.styles["\(style)"] = BoxesEntry.Frame(content.styles[style])
      }
      return BoxesEntry.Box(
        page: box.page, kind: box.kind.name,
        place: [
          box.rectangle.x.value, box.rectangle.y.value, box.rectangle.width.value,
          box.rectangle.height.value,
        ].map { ($0 * 100).rounded() / 100 }, trace: trace, style: style, lines: box.lineCount,
        isContinued: box.isContinued)
    }
    return entry
  }
}

extension BoxRecord.Kind {
  fileprivate var name: String {
    switch self {
    case .block: "block"
    case .table: "table"
    case .row: "row"
    case .cell: "cell"
    case .paragraph: "paragraph"
    case .positioned: "positioned"
    }
  }
}

extension BoxesEntry.Binding {
  /// Values longer than this are cut: a browser shows them in a panel.
  private static let limit = 4_000

  fileprivate init(_ binding: ContentTrace.Binding) {
    expression = binding.expression
    printed = String(binding.printed.prefix(Self.limit))
    fields = binding.fields.map { field in
      BoxesEntry.Field(
        path: field.path, name: TextEntry(field.name), meaning: field.meaning, owner: field.owner,
        value: String(field.value.prefix(Self.limit)))
    }
  }
}

extension BoxesEntry.Frame {
  fileprivate init(_ style: Style) {
    func length(_ dimension: Dimension) -> Double {
      if case .length(let length) = dimension { length.value } else { 0 }
    }
    margin = [
      length(style.margin.top), length(style.margin.right), length(style.margin.bottom),
      length(style.margin.left),
    ]
    border = [
      style.border.top.usedWidth.value, style.border.right.usedWidth.value,
      style.border.bottom.usedWidth.value, style.border.left.usedWidth.value,
    ]
    padding = [
      style.padding.top.value, style.padding.right.value, style.padding.bottom.value,
      style.padding.left.value,
    ]
  }
}
