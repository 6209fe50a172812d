package import Pages

/// The pictures of a record's people and school: what fields such as `report.student.photo` show. Whoever prints finds
/// them; a record only names them.
package struct RecordPictures: Sendable, Hashable {
  package enum Kind: Sendable, Hashable, CaseIterable {
    /// The student's photograph, 3 by 4 cm (Docs/domain.md section 2.10).
    case photo
    /// The school's.
    case logo, stamp
    case principalSignature, homeroomSignature
  }

  private var assets: [Kind: ImageAsset] = [:]

  package init(_ assets: [Kind: ImageAsset] = [:]) { self.assets = assets }

  package subscript(kind: Kind) -> ImageAsset? {
    get { assets[kind] }
    set { assets[kind] = newValue }
  }
}

/// A part of a record, with the pictures of the record.
@dynamicMemberLookup
struct Pictured<Root: Sendable>: Sendable {
  let root: Root
  let pictures: RecordPictures

  init(_ root: Root, _ pictures: RecordPictures) {
    self.root = root
    self.pictures = pictures
  }

  subscript<Member>(dynamicMember path: KeyPath<Root, Member>) -> Member { root[keyPath: path] }
}

extension ObjectSchema.Field {
  /// A picture of the record.
  static func picture<Part: Sendable>(
    _ name: String, _ kind: RecordPictures.Kind, _ meaning: String, _ example: String
  ) -> Self where Root == Pictured<Part> {
    Self(
      description: FieldDescription(
        name: name, type: .picture(kind), meaning: meaning, example: example)
    ) { root in
      root.pictures[kind].map(Value.picture) ?? .none
    }
  }
}
