import Pages
import Records
import Sampling
import Templating
import Testing

/// A layout of a few lines, compiled for A4.
struct Trial {
  let template: Template?
  let mistakes: Mistakes

  static let manifest = """
    title = Percobaan
    kind = endOfTerm
    curriculum = k13
    level = sd
    grades = 1-6
    papers = A4, F4
    """

  /// A card with that body; `files` come on top, by their paths.
  init(
    _ body: String, css: String = "", strings: String = "", files: [String: String] = [:],
    manifest: String = Self.manifest
  ) {
    var all = files
    all["layout.properties"] = all["layout.properties"] ?? manifest
    all["card.css"] = css
    all["strings.properties"] = strings
    all["card.html"] =
      all["card.html"]
        ?? """
        <html><head><title>Uji</title><link rel="stylesheet" href="card.css"/></head>
        <body>
        \(body)
        </body></html>
        """
    self.init(library: LayoutLibrary([LayoutBundle(name: "coba", texts: all)]))
  }

  init(library: LayoutLibrary, name: String = "coba") {
    (template, mistakes) = Template.compile(name, from: library, paper: .a4)
  }

  /// Each mistake as "file:line:column message", in English.
  var errors: [String] {
    mistakes.list.map {
      "\($0.place.file):\($0.place.line):\($0.place.column) \($0.message.english)"
    }
  }

  /// The text of the merged card, a line for each paragraph.
  func text(_ record: ReportRecord? = nil, isDraft: Bool = false) throws -> [String] {
    let template = try #require(template, "\(errors)")
    let record = try record ?? Self.record()
    return template.merged(with: record, options: PrintOptions(isDraft: isDraft)).lines
  }

  static func record() throws -> ReportRecord {
    try #require(ExampleSchool.school(.odd)?.records.first)
  }
}

extension LayoutBundle {
  init(name: String, texts: [String: String]) {
    self.init(name: name, files: texts.mapValues { Array($0.utf8) })
  }
}

extension Content {
  /// The text of every paragraph, in order.
  var lines: [String] { (flow + fixed.map(Node.block)).flatMap(\.lines) }
}

extension Node {
  var lines: [String] {
    switch self {
    case .block(let block): block.children.flatMap(\.lines)
    case .paragraph(let paragraph): [paragraph.text]
    case .table(let table):
      (table.caption.map { [$0.text] } ?? [])
        + (table.head + table.body.flatMap(\.rows) + table.foot)
        .flatMap(\.cells).flatMap(\.children).flatMap(\.lines)
    }
  }
}

extension Paragraph {
  var text: String {
    inlines.map { inline in
      switch inline {
      case .text(let text, _, _): text
      case .lineBreak: "\n"
      case .image: "[image]"
      case .counter: "#"
      }
    }.joined()
  }
}
