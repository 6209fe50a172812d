internal import Records

extension Compiler {
  func element(_ name: String, in nodes: [MarkupNode]) -> MarkupElement? {
    for case .element(let element) in nodes where element.name == name { return element }
    return nil
  }

  /// Reports what stands outside of the head and the body, where it would be lost.
  mutating func checkFrame(_ roots: [MarkupNode], _ html: MarkupElement) {
    reportStrays(roots, allowed: ["html"])
    reportStrays(html.children, allowed: ["head", "body"])
    if let head = element("head", in: html.children) {
      reportStrays(head.children, allowed: ["title", "link", "meta", "style"])
    }
  }

  private mutating func reportStrays(_ nodes: [MarkupNode], allowed: Set<String>) {
    var seen: Set<String> = []
    for node in nodes where !node.isBlank {
      switch node {
      case .text(let text):
        report(
          Bilingual(id: "teks di luar <body>", en: "text outside the <body>"),
          Bilingual(id: "letakkan dalam <body>", en: "put it into the <body>"), at: text.offset,
          in: text.source)
      case .element(let element):
        let isSecond = !seen.insert(element.name).inserted && element.name != "link"
        if !allowed.contains(element.name) || isSecond && element.name != "meta" {
          report(.misplaced(element.name), at: element.offset, in: element.source)
        }
      }
    }
  }

  mutating func title(of head: MarkupElement?) -> [TextPart] {
    guard let head, let element = element("title", in: head.children) else { return [] }
    var parts: [TextPart] = []
    for child in element.children {
      switch child {
      case .element(let inner): report(.misplaced(inner.name), at: inner.offset, in: inner.source)
      case .text(let text):
        let bound = BoundText(text.text, scope: scope, labels: labels)
        for failure in bound.failures {
          report(failure.kind, at: text.fileOffset(of: failure.offset), in: text.source)
        }
        parts += bound.parts
      }
    }
    return parts
  }

  /// What overrides may show on any layout: parts of the shared bundle, in the body of each.
  mutating func sharedParts() -> [MarkupNode] {
    guard scope.lookUp(RecordRoot.report.rawValue) != nil else { return [] }
    return LayoutBundle.sharedParts.flatMap { path in
      files[path] == nil ? [] : nodes(of: path)?.nodes ?? []
    }
  }

  mutating func addSheets(of head: MarkupElement?) {
    if files[LayoutBundle.sharedSheet] != nil {
      add(LayoutBundle.sharedSheet, sheetNamedAt: (0, 0))
    }
    for case .element(let element) in head?.children ?? [] {
      if element.name == "link" {
        guard element.attribute("rel")?.value == "stylesheet", let path = element.attribute("href")
        else {
          report(
            Bilingual(id: "<link> tanpa lembar gaya", en: "a <link> to no style sheet"),
            Bilingual(
              id: "tulis <link rel=\"stylesheet\" href=\"…\"/>",
              en: "write <link rel=\"stylesheet\" href=\"…\"/>"),
            at: element.offset, in: element.source)
          continue
        }
        add(path.value, sheetNamedAt: (path.valueOffset, element.source))
      } else if element.name == "style" {
        report(
          Bilingual(id: "<style> tidak didukung", en: "<style> is not supported"),
          Bilingual(
            id: "pakai <link rel=\"stylesheet\" href=\"…\"/>",
            en: "use <link rel=\"stylesheet\" href=\"…\"/>"),
          at: element.offset, in: element.source)
      }
    }
  }
}
