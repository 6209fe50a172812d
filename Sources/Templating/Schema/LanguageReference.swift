internal import Records

/// The language of layouts as its own tables have it: what Docs/layouts.md and `rapor template language` print.
package enum LanguageReference {
  /// A table of the reference.
  package struct Table: Sendable, Hashable, Codable {
    package var title: String
    package var columns: [String]
    package var rows: [[String]]
  }

  package static var tables: [Table] {
    [elements, directives, filters, options, properties, kinds, pageProperties, overrides]
      + DocumentKind.allCases.compactMap { kind in
        roots[kind].map { fields($0, kind) }
      }
  }

  /// The tables in Markdown.
  package static var text: String {
    tables.map { table in
      let head = "| " + table.columns.joined(separator: " | ") + " |\n"
      let rule = "|" + String(repeating: "---|", count: table.columns.count) + "\n"
      let rows = table.rows.map { row in
        "| " + row.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
      }
      return "## \(table.title)\n\n\(head)\(rule)\(rows.joined())"
    }.joined(separator: "\n")
  }

  private static let roots: [DocumentKind: String] = [
    .endOfTerm: "Fields of reports", .classLedger: "Fields of class ledgers and labels",
    .studentRegister: "Fields of student registers", .closingSheet: "Fields of closing sheets",
    .taskList: "Fields of lists for teachers",
  ]

  private static func code(_ text: String) -> String { text.isEmpty ? "" : "`\(text)`" }

  private static var elements: Table {
    Table(
      title: "Elements", columns: ["element", "what it is", "its own attributes"],
      rows: Vocabulary.elements.sorted { $0.key < $1.key }.map { name, category in
        [
          code("<\(name)>"), category.meaning,
          Vocabulary.ownAttributes(of: name).map(code).joined(separator: " "),
        ]
      })
  }

  private static var directives: Table {
    Table(
      title: "Directives", columns: ["attribute", "meaning", "example"],
      rows: Directive.meanings.map { [code($0.name), $0.meaning, code($0.example)] })
  }

  private static var filters: Table {
    Table(
      title: "Filters", columns: ["filter", "takes", "gives"],
      rows: Filter.allCases.map { [code($0.rawValue), $0.accepted, $0.meaning] })
  }

  private static var options: Table {
    Table(
      title: "Options that overrides choose", columns: ["name", "type", "meaning"],
      rows: LayoutOption.allCases.map {
        [code("layout.\($0.rawValue)"), $0.isText ? "text" : "truth", $0.meaning]
      })
  }

  private static var properties: Table {
    Table(
      title: "CSS properties", columns: ["property", "values"],
      rows: Property.syntax.sorted { $0.key < $1.key }.map { [code($0.key), code($0.value)] })
  }

  private static var kinds: Table {
    Table(
      title: "Kinds of values", columns: ["kind", "meaning", "examples"],
      rows: Property.kinds.map {
        [code("<\($0.name)>"), $0.meaning, $0.examples.map(code).joined(separator: ", ")]
      })
  }

  private static var pageProperties: Table {
    Table(
      title: "Pages", columns: ["rule", "values"],
      rows: [
        [code("@page, @page :first, @page NAME"), "the rules below, and margin boxes"],
        [code("size"), "A4, F4, Folio, Legal, Letter, landscape, portrait or two lengths"],
        [code("margin, margin-top …"), "lengths of 0 or more"],
        [
          code("@top-left … @bottom-right-corner"),
          "any CSS property, and `content` of texts, counter(page) and counter(pages)",
        ],
      ])
  }

  private static var overrides: Table {
    Table(
      title: "Properties of override.properties", columns: ["property", "value", "meaning"],
      rows: OverrideSettings.names.map { [code($0.name), $0.values, $0.meaning] })
  }

  private static func fields(_ title: String, _ kind: DocumentKind) -> Table {
    Table(
      title: title, columns: ["field", "type", "meaning", "example"],
      rows: Template.fields(for: kind).map { [code($0.path), $0.type, $0.meaning, $0.example] })
  }
}

extension Vocabulary.Category {
  /// What an element of it is, for authors.
  fileprivate var meaning: String {
    switch self {
    case .root: "the document"
    case .head: "title and style sheets"
    case .metadata: "in the head"
    case .body: "the content"
    case .block: "a block"
    case .inline: "text with its own style"
    case .void: "stands in a line, without content"
    case .table: "a table"
    case .rowGroup: "rows of a table"
    case .row: "a row"
    case .cell: "a cell"
    case .columnGroup: "columns of a table"
    case .column: "a column's width"
    case .caption: "a table's caption"
    case .transparent: "rows or cells that are repeated or chosen together; makes no box"
    }
  }
}
