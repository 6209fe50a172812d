internal import CJPEG
internal import CLCMS
internal import Glibc
internal import Pages

/// JPEG pictures of every kind that cameras, scanners and programs write: grey, colour, ink (CMYK), progressive, with a
/// colour profile.
extension PixelGrid {
  /// No JPEG of a camera has more pixels; one this large is decoded at a fraction of its size.
  package static let jpegPixelLimit = 120_000_000
  /// Larger colour profiles are passed over: sRGB is assumed.
  private static let profileLimit = 4 << 20

  /// The pixels of a JPEG file as sRGB, upright as its Exif says.
  ///
  /// - Parameter enough: A picture whose shorter side is at least twice this is decoded at a half, a quarter or an eighth,
  ///   so that the side stays at least as long.
  /// - Throws: ``PictureError``; never is more than ``Picture/pixelLimit`` allocated.
  package init(jpeg bytes: [UInt8], enough: Int = .max) throws(PictureError) {
    guard bytes.starts(with: [0xFF, 0xD8, 0xFF]) else { throw .notThatFormat }
    guard bytes.count <= Picture.byteLimit else { throw .tooManyBytes(bytes.count) }
    var about = rapor_jpeg_about()
    guard rapor_jpeg_take(bytes, bytes.count, 8, nil, 0, &about) == 0 else {
      throw .damaged("its header cannot be read")
    }
    let (width, height) = (Int(about.width), Int(about.height))
    guard width > 0, height > 0 else { throw .damaged("it has no pixels") }
    guard width * height <= Self.jpegPixelLimit else {
      throw .tooManyPixels(width: width, height: height)
    }
    var eighths = 8
    while eighths > 1, min(width, height) / (16 / eighths) >= enough { eighths /= 2 }
    guard rapor_jpeg_take(bytes, bytes.count, Int32(eighths), nil, 0, &about) == 0,
      Int(about.width) * Int(about.height) <= Picture.pixelLimit
    else { throw .tooManyPixels(width: width, height: height) }
    let (count, orientation) = (
      Int(about.width) * Int(about.height), ExifOrientation.of(jpeg: bytes)
    )
    var outcome: Int32 = 0
    var pixels = [UInt32](unsafeUninitializedCapacity: count) { buffer, filled in
      // Zeros, because a damaged picture leaves pixels unwritten.
      buffer.initialize(repeating: 0)
      filled = count
      buffer.withMemoryRebound(to: UInt8.self) { raw in
        outcome = rapor_jpeg_take(
          bytes, bytes.count, Int32(eighths), raw.baseAddress, raw.count, &about)
      }
    }
    defer { free(about.profile) }
    guard outcome != 3 else { throw .tooManyPixels(width: width, height: height) }
    guard outcome == 0 else {
      throw .damaged(outcome == 1 ? "it cannot be decoded" : "it is cut off or corrupt")
    }
    Self.turnIntoRGB(&pixels, about)
    self = PixelGrid(width: Int(about.width), height: Int(about.height), pixels: pixels)
      .turned(orientation)
  }

  private static func turnIntoRGB(_ pixels: inout [UInt32], _ about: rapor_jpeg_about) {
    let isInk = about.inks != 0
    if isInk, about.inverted == 0 {
      for index in pixels.indices { pixels[index] = ~pixels[index] }
    }
    var isDone = false
    if let profile = about.profile, about.profile_size <= profileLimit {
      isDone = pixels.withUnsafeMutableBufferPointer { buffer in
        rapor_to_srgb(
          profile, Int(about.profile_size), about.inks, buffer.baseAddress, buffer.count) == 0
      }
    }
    if isInk, !isDone {
      // Without a profile: each ink takes its light away (255 is no ink).
      for index in pixels.indices {
        let pixel = pixels[index]
        let black = pixel >> 24
        let red = (pixel & 0xFF) * black / 255
        let green = (pixel >> 8 & 0xFF) * black / 255
        let blue = (pixel >> 16 & 0xFF) * black / 255
        pixels[index] = red << 16 | green << 8 | blue
      }
    }
    for index in pixels.indices { pixels[index] |= 0xFF00_0000 }
  }

  /// The pixels, without transparency, as a baseline JPEG that holds nothing but them.
  ///
  /// - Parameter quality: 1 to 100, as libjpeg counts it.
  package func jpeg(quality: Int) throws(PictureError) -> [UInt8] {
    var start: UnsafeMutablePointer<UInt8>?
    var count: UInt = 0
    let outcome = pixels.withUnsafeBytes { buffer in
      rapor_jpeg_write(
        buffer.baseAddress?.assumingMemoryBound(to: UInt8.self), Int32(width), Int32(height),
        Int32(quality), &start, &count)
    }
    defer { free(start) }
    guard outcome == 0, let start else { throw .damaged("it cannot be written as JPEG") }
    return Array(UnsafeBufferPointer(start: start, count: Int(count)))
  }
}
