internal import CairoPango
internal import Pages
internal import Templating

/// A picture as cards show it: of bounded size, in sRGB, and nothing in it but what is seen. Equal files give equal bytes.
package struct NormalPicture: Sendable, Hashable {
  package enum Ending: String, Sendable, Hashable { case jpg, png, svg }

  package var bytes: [UInt8]
  package var ending: Ending
  package var notes: [PictureNote] = []

  /// Checks and normalises the contents of a file.
  ///
  /// - Throws: ``PictureFault`` if it cannot be read or would spoil a page.
  package init(_ bytes: [UInt8], as kind: PictureKind) throws(PictureFault) {
    guard !bytes.isEmpty else { throw .empty }
    guard bytes.count <= Picture.byteLimit else { throw .tooManyBytes }
    let format = PictureFormat(of: bytes)
    guard format == .jpeg || format == .png || format == .svg && kind == .logo else {
      throw .format(format)
    }
    guard format != .svg else {
      self = try Self.drawing(bytes)
      return
    }
    let grid = try Self.grid(bytes, isJPEG: format == .jpeg, for: kind)
    self =
      switch kind {
      case .photo: try Self.photo(grid)
      case .logo: try Self.logo(grid)
      case .signature, .stamp: try Self.ink(grid, kind)
      }
  }

  init(bytes: [UInt8], ending: Ending, notes: [PictureNote] = []) {
    self.bytes = bytes
    self.ending = ending
    self.notes = notes
  }

  /// The pixels of a file: of a very large one fewer, but always twice as many each way as are printed.
  private static func grid(
    _ bytes: [UInt8], isJPEG: Bool, for kind: PictureKind
  ) throws(PictureFault) -> PixelGrid {
    do throws(PictureError) {
      if isJPEG {
        // Of a signature's photograph the ink may be a small part.
        let enough = kind == .photo ? 2 * kind.box.width : 1_500
        return try PixelGrid(jpeg: bytes, enough: enough)
      }
      return try PixelGrid(png: bytes)
    } catch {
      switch error {
      case .notThatFormat, .damaged: throw .damaged
      case .tooManyPixels(let width, let height): throw .tooManyPixels(width: width, height: height)
      case .tooManyBytes: throw .tooManyBytes
      }
    }
  }

  /// A drawing stays what it is: lines for every size.
  private static func drawing(_ bytes: [UInt8]) throws(PictureFault) -> NormalPicture {
    guard let asset = ImageAsset(name: "logo", bytes: bytes), asset.format == .svg,
      (try? Picture(asset)) != nil
    else { throw .damaged }
    guard bytes.count <= fileLimit else { throw .tooManyBytes }
    try checkShape(
      .logo, width: Int(asset.size.width.value), height: Int(asset.size.height.value))
    return NormalPicture(bytes: bytes, ending: .svg)
  }

  /// The largest file that cards take (Docs/domain.md section 2.10).
  static let fileLimit = 1 << 20

  // MARK: What all kinds share

  static func png(_ grid: PixelGrid) throws(PictureFault) -> NormalPicture {
    do throws(CairoError) {
      return NormalPicture(bytes: try grid.png(), ending: .png)
    } catch {
      throw .damaged
    }
  }

  /// The grid scaled down, if need be, to fit the box of its kind.
  static func fitted(_ grid: PixelGrid, _ kind: PictureKind) throws(PictureFault) -> PixelGrid {
    let scale = min(
      Double(kind.box.width) / Double(grid.width), Double(kind.box.height) / Double(grid.height))
    guard scale < 1 else { return grid }
    return try scaled(
      grid, max(1, Int((Double(grid.width) * scale).rounded())),
      max(1, Int((Double(grid.height) * scale).rounded())))
  }

  static func scaled(
    _ grid: PixelGrid, _ width: Int, _ height: Int
  ) throws(PictureFault) -> PixelGrid {
    do throws(CairoError) {
      return try grid.scaled(width: width, height: height)
    } catch {
      throw .damaged
    }
  }

  /// - Throws: ``PictureFault/wrongShape(_:width:height:)`` for a drawing far longer one way than the other.
  static func checkShape(
    _ kind: PictureKind, width: Int, height: Int
  ) throws(PictureFault) {
    let allowed: ClosedRange<Double> =
      switch kind {
      case .photo: 0.525...1.08
      case .logo: 0.5...2
      case .signature: 0.4...8
      case .stamp: 0.3...3.5
      }
    guard width > 0, height > 0, allowed.contains(Double(width) / Double(height)) else {
      throw .wrongShape(kind, width: width, height: height)
    }
  }

  /// - Returns: a note if a printer could show more.
  /// - Throws: ``PictureFault`` if the pixels would be seen on paper.
  static func checkResolution(
    _ kind: PictureKind, width: Int, height: Int
  ) throws(PictureFault) -> [PictureNote] {
    let resolution = kind.resolution(width: width, height: height)
    guard resolution >= kind.leastResolution else {
      let more = Double(kind.leastResolution) / Double(max(1, resolution))
      throw .tooSmall(
        width: width, height: height, leastWidth: Int((Double(width) * more).rounded(.up)),
        leastHeight: Int((Double(height) * more).rounded(.up)))
    }
    return resolution < 200 ? [.coarse(resolution)] : []
  }
}
