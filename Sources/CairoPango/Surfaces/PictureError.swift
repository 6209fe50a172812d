/// Why a picture cannot be used, and what to do about it.
package enum PictureError: Error, Sendable, Hashable {
  /// The bytes are not of the format that they are declared to be.
  case notThatFormat
  case damaged(String)
  case tooManyPixels(width: Int, height: Int)
  case tooManyBytes(Int)
}

extension PictureError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notThatFormat:
      "the file is not the kind of picture that its name says; save it again as PNG or JPEG"
    case .damaged(let reason):
      "the picture is damaged (\(reason)); save it again as PNG or RGB JPEG"
    case .tooManyPixels(let width, let height):
      "the picture has \(width) × \(height) pixels, more than the limit of \(Picture.pixelLimit);"
        + " scale it down"
    case .tooManyBytes(let count):
      "the picture has \(count) bytes, more than the limit of \(Picture.byteLimit); scale it down"
    }
  }
}
