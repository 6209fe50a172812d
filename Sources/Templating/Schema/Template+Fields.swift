package import Records

/// A field with its whole path, for authors.
package struct FieldEntry: Sendable, Hashable, Codable {
  package var path: String
  package var type: String
  package var meaning: String
  package var example: String
}

extension Template {
  /// Every field that a layout of that kind can name, in the order of the schema; `[]` marks the items of a list.
  package static func fields(for kind: DocumentKind = .endOfTerm) -> [FieldEntry] {
    let root = RecordRoot(kind)
    var entries: [FieldEntry] = []
    func walk(_ description: ObjectDescription, _ prefix: String) {
      for field in description.fields {
        let path = prefix + "." + field.name
        entries.append(
          FieldEntry(
            path: path, type: field.type.name, meaning: field.meaning, example: field.example))
        switch field.type {
        case .object(let inner): walk(inner, path)
        case .list(.object(let inner)): walk(inner, path + "[]")
        case .text, .integer, .score, .date, .truth, .picture, .list: break
        }
      }
    }
    walk(root.description, root.rawValue)
    walk(Scope.documentSchema.description, "document")
    walk(Scope.sectionDescription, "section")
    walk(Scope.loopDescription, "loop")
    return entries
  }
}
