package import Pages

/// The pictures of a record's people and school: what fields such as `report.student.photo` show. Whoever prints finds
/// them; a record only names them.
package struct RecordPictures: Sendable, Hashable {
  /// The student's photograph, 3 by 4 cm (Docs/domain.md section 2.10).
  package var photo: ImageAsset?
  package var logo: ImageAsset?
  package var principalSignature: ImageAsset?
  package var homeroomSignature: ImageAsset?

  package init(
    photo: ImageAsset? = nil, logo: ImageAsset? = nil, principalSignature: ImageAsset? = nil,
    homeroomSignature: ImageAsset? = nil
  ) {
    self.photo = photo
    self.logo = logo
    self.principalSignature = principalSignature
    self.homeroomSignature = homeroomSignature
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
