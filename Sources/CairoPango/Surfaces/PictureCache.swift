package import Pages

/// The pictures that a bench has decoded, by their keys.
///
/// Bounded: a new picture that would take it over its limit empties it first, so that a run with a photo a student stays
/// flat. Not `Sendable`; one a thread.
package final class PictureCache {
  private var pictures: [String: Picture] = [:]
  private var pixels = 0
  private let pixelLimit: Int

  /// - Parameter pixelLimit: How many pixels, of four bytes each, may be held at once.
  package init(pixelLimit: Int = 8_000_000) { self.pixelLimit = pixelLimit }

  /// The picture of `asset`, decoded at most once while it is held.
  package func picture(for asset: ImageAsset) throws(PictureError) -> Picture {
    if let known = pictures[asset.key] { return known }
    let picture = try Picture(asset)
    if pixels + picture.width * picture.height > pixelLimit {
      pictures.removeAll()
      pixels = 0
    }
    pictures[asset.key] = picture
    pixels += picture.width * picture.height
    return picture
  }
}
