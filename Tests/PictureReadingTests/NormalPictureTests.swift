import CairoPango
import Foundation
import Pages
import Records
import Support
import Testing

@testable import PictureReading

/// What becomes of pictures, and which would spoil a page.
@Suite struct NormalPictureTests {
  /// A head on a coloured ground, with a light spot at the upper left that tells how the picture is held.
  private static func portrait(_ width: Int, _ height: Int) -> PixelGrid {
    var grid = PixelGrid(width: width, height: height)
    for y in 0..<height {
      for x in 0..<width {
        let (u, v) = (Double(x) / Double(width), Double(y) / Double(height))
        let isHead = (u - 0.5) * (u - 0.5) * 4 + (v - 0.45) * (v - 0.45) * 2.5 < 0.25
        let isSpot = u < 0.3 && v < 0.15
        grid[x, y] = isSpot ? 0xFFF0_F0F0 : isHead ? 0xFFC8_9A74 : 0xFF9A_2028
      }
    }
    return grid
  }

  private static func seen(_ picture: NormalPicture) throws -> PixelGrid {
    picture.ending == .jpg
      ? try PixelGrid(jpeg: picture.bytes) : try PixelGrid(png: picture.bytes)
  }

  private static func sameColor(_ left: UInt32, _ right: UInt32, within limit: Int = 24) -> Bool {
    [0, 8, 16].allSatisfy {
      abs(Int(left >> $0 & 0xFF) - Int(right >> $0 & 0xFF)) <= limit
    }
  }

  @Test(arguments: [
    (600, 800, 354, 472), (1_500, 2_000, 354, 472), (600, 900, 354, 472), (800, 800, 354, 472),
    (450, 800, 354, 472), (240, 320, 240, 320), (241, 330, 240, 320),
  ])
  func photographsAreThreeByFour(width: Int, height: Int, toWidth: Int, toHeight: Int) throws {
    let jpeg = try Self.portrait(width, height).jpeg(quality: 90)
    let picture = try NormalPicture(jpeg, as: .photo)
    let grid = try Self.seen(picture)
    #expect((grid.width, grid.height) == (toWidth, toHeight))
    #expect(picture.ending == .jpg && picture.bytes.count <= 80_000)
    #expect(Self.sameColor(grid[toWidth / 2, toHeight / 2], 0xFFC8_9A74))
    #expect(try NormalPicture(jpeg, as: .photo) == picture)
    let cuts = picture.notes.contains { if case .cut = $0 { true } else { false } }
    #expect(cuts == (abs(Double(width) / Double(height) - 0.75) > 0.12))
  }

  /// Exif with an orientation and a text that must not come out again.
  private func exif(_ orientation: Int, isLittle: Bool) -> [UInt8] {
    let secret = Array("Jalan Rahasia 7".utf8)
    func number(_ value: Int, _ size: Int) -> [UInt8] {
      let bytes = (0..<size).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
      return isLittle ? bytes : bytes.reversed()
    }
    let entry =
      number(0x0112, 2) + number(3, 2) + number(1, 4) + number(orientation, 2) + number(0, 2)
    let tiff =
      Array((isLittle ? "II" : "MM").utf8) + number(42, 2) + number(8, 4) + number(1, 2) + entry
      + number(0, 4) + secret
    let body = Array("Exif\0\0".utf8) + tiff
    let length = body.count + 2
    return [0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 0xFF)] + body
  }

  @Test(arguments: Array(1...8), [true, false])
  func orientationsAreObeyedAndForgotten(orientation: Int, isLittle: Bool) throws {
    let upright = Self.portrait(480, 640)
    // As a camera stores it: the way back of what a viewer does; turning by 90 degrees to either side are each other's.
    let inverse = orientation == 6 ? 8 : orientation == 8 ? 6 : orientation
    let stored = try upright.turned(inverse).jpeg(quality: 92)
    let file = Array(stored[0..<2]) + exif(orientation, isLittle: isLittle) + stored[2...]
    let picture = try NormalPicture(file, as: .photo)
    let grid = try Self.seen(picture)
    #expect((grid.width, grid.height) == (354, 472))
    #expect(Self.sameColor(grid[20, 20], 0xFFF0_F0F0))
    #expect(Self.sameColor(grid[330, 20], 0xFF9A_2028))
    #expect(Self.sameColor(grid[20, 450], 0xFF9A_2028))
    let text = String(decoding: picture.bytes, as: UTF8.self)
    #expect(!text.contains("Rahasia") && !text.contains("Exif"))
  }

  @Test(arguments: [
    (90, 120, 0xFF9A_2028 as UInt32, "blurred"), (1_600, 900, 0xFF9A_2028, "too wide"),
    (200, 1_600, 0xFF9A_2028, "too narrow"),
  ])
  func photographsThatWouldSpoilAPageAreRefused(
    width: Int, height: Int, color: UInt32, word: String
  ) throws {
    let png = try Self.portrait(width, height).png()
    let fault = #expect(throws: PictureFault.self) { try NormalPicture(png, as: .photo) }
    #expect(fault?.message.english.contains(word) == true)
  }

  @Test(arguments: [0xFFFF_FFFF, 0xFF00_0000, 0xFF30_60A0, 0x0000_0000] as [UInt32])
  func blankPicturesAreRefused(color: UInt32) throws {
    var grid = PixelGrid(width: 400, height: 400)
    for y in 0..<400 { for x in 0..<400 { grid[x, y] = color } }
    let png = try grid.png()
    for kind in PictureKind.allCases {
      #expect(throws: PictureFault.self) { try NormalPicture(png, as: kind) }
    }
  }

  // MARK: Ink

  /// A wave of ink on paper that is lighter at one side than at the other.
  private static func signature(
    ink: UInt32, paper: ClosedRange<Int>, noise: Int = 3
  ) -> PixelGrid {
    var random = SplitMix64(seed: 5)
    var grid = PixelGrid(width: 800, height: 400)
    for y in 0..<400 {
      for x in 0..<800 {
        let light = paper.lowerBound + (paper.upperBound - paper.lowerBound) * x / 800
        let level = max(0, min(255, light + Int(random.next() % UInt64(2 * noise + 1)) - noise))
        let wave = 200 + Int(110 * sin(Double(x) / 40))
        let isInk = (120..<680).contains(x) && abs(y - wave) < 6
        let color = isInk ? ink : 0xFFFF_FFFF
        let parts = [16, 8, 0].map { ((color >> $0 & 0xFF) * UInt32(level) / 255) << $0 }
        grid[x, y] = 0xFF00_0000 | parts[0] | parts[1] | parts[2]
      }
    }
    return grid
  }

  @Test(arguments: [0xFF14_1E78, 0xFF10_1010, 0xFF8A_1A20] as [UInt32], [250...255, 150...235])
  func inkIsLiftedOffItsPaper(ink: UInt32, paper: ClosedRange<Int>) throws {
    let grid = Self.signature(ink: ink, paper: paper)
    let picture = try NormalPicture(try grid.png(), as: .signature)
    let lifted = try Self.seen(picture)
    #expect(picture.ending == .png)
    #expect(lifted.width <= 354 && lifted.height <= 224)
    #expect(lifted.width == 354 || lifted.height == 224)
    // Paper is clear to the last pixel, ink is solid and of its colour, and between them is an edge.
    let clear = lifted.pixels.count { $0 == 0 }
    let solid = lifted.pixels.filter { $0 >> 24 >= 250 }
    #expect(clear > lifted.pixels.count / 2)
    #expect(solid.count > lifted.pixels.count / 100)
    #expect(solid.allSatisfy { Self.sameColor($0, ink, within: 45) })
    #expect(lifted.pixels.contains { (40..<200).contains($0 >> 24) })
    // No margin: each side has ink within a few pixels.
    let rows = lifted.pixels.prefix(lifted.width * 6)
    #expect(rows.contains { $0 >> 24 > 100 })
    #expect(try NormalPicture(try grid.png(), as: .signature) == picture)
  }

  @Test func aCutOutKeepsItsTransparency() throws {
    var grid = PixelGrid(width: 600, height: 300)
    for x in 60..<540 {
      for y in 0..<300 where abs(y - 150 - Int(90 * sin(Double(x) / 50))) < 6 {
        grid[x, y] = 0xFF00_2080
      }
    }
    let lifted = try Self.seen(try NormalPicture(try grid.png(), as: .signature))
    #expect(lifted.pixels.contains(0))
    #expect(lifted.pixels.contains { $0 >> 24 == 255 && Self.sameColor($0, 0xFF00_2080) })
  }

  @Test(arguments: [
    (0xFF14_1E78 as UInt32, 40...60, "no white paper"), (0xFFE6_E6E8, 250...252, "too pale"),
  ])
  func inkThatCannotBePrintedIsRefused(
    ink: UInt32, paper: ClosedRange<Int>, word: String
  ) throws {
    let png = try Self.signature(ink: ink, paper: paper, noise: 1).png()
    let fault = #expect(throws: PictureFault.self) { try NormalPicture(png, as: .signature) }
    #expect(fault?.message.english.contains(word) == true, "\(fault as Any)")
  }

  @Test func aPhotographIsNoSignature() throws {
    let jpeg = try Self.portrait(600, 800).jpeg(quality: 90)
    #expect(throws: PictureFault.self) { try NormalPicture(jpeg, as: .signature) }
    #expect(throws: PictureFault.self) { try NormalPicture(jpeg, as: .stamp) }
  }

  // MARK: Logos, formats

  @Test func logosKeepTheirTransparency() throws {
    var grid = PixelGrid(width: 900, height: 900)
    for y in 200..<800 {
      for x in 100..<700 where (x + y) % 200 < 150 { grid[x, y] = 0xFF10_6030 }
    }
    let picture = try NormalPicture(try grid.png(), as: .logo)
    let small = try Self.seen(picture)
    #expect((small.width, small.height) == (425, 425))
    #expect(small.pixels.contains(0) && small.pixels.contains { $0 >> 24 == 255 })
  }

  @Test func drawingsStayDrawings() throws {
    let svg = Array(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"90\" height=\"90\"><path d=\"M0 0h9v9z\"/></svg>"
        .utf8)
    let logo = try NormalPicture(svg, as: .logo)
    #expect(logo.bytes == svg && logo.ending == .svg)
    let fault = #expect(throws: PictureFault.self) { try NormalPicture(svg, as: .photo) }
    #expect(fault == .format(.svg))
  }

  @Test(arguments: [
    ("\0\0\0\u{18}ftypheic....", PictureFormat.heic), ("RIFF....WEBPVP8 ", .webp),
    ("GIF89a......", .gif), ("%PDF-1.4", .pdf), ("8BPS", .photoshop), ("Rar!", .rar),
    ("II*\0....", .tiff),
  ])
  func otherFormatsAreNamedWithWhatToDo(head: String, format: PictureFormat) {
    let bytes = Array(head.utf8) + [UInt8](repeating: 0, count: 40)
    let fault = #expect(throws: PictureFault.self) { try NormalPicture(bytes, as: .photo) }
    #expect(fault == .format(format))
    #expect(fault?.message.indonesian.contains("JPG") == true || format == .rar)
  }

  /// Cut off anywhere, or with any byte changed: refused or taken, never worse.
  @Test(arguments: [true, false], PictureKind.allCases)
  func damageNeverHurts(isJPEG: Bool, kind: PictureKind) throws {
    let grid =
      kind == .signature
      ? Self.signature(ink: 0xFF00_0000, paper: 240...250)
        .cropped(x: 200, y: 50, width: 240, height: 300) : Self.portrait(240, 320)
    let whole = isJPEG ? try grid.jpeg(quality: 80) : try grid.png()
    var random = SplitMix64(seed: 11)
    for round in 0..<40 {
      var bytes = whole
      if round % 2 == 0 {
        bytes.removeLast(Int(random.next() % UInt64(bytes.count)))
      } else {
        for _ in 0..<3 {
          bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
        }
      }
      if let picture = try? NormalPicture(bytes, as: kind) {
        #expect(picture.bytes.count <= 1 << 20)
        #expect(throws: Never.self) { try Self.seen(picture) }
      }
    }
  }

  /// Every file of the fuzzer's corpus, as its first byte says: taken or refused, never worse.
  @Test func theFuzzersFindsStayMended() throws {
    let folder = Places.fuzzCorpus + "/picture"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(names.count >= 15)
    var taken = 0
    for name in names {
      let data = [UInt8](try Data(contentsOf: URL(filePath: folder + "/" + name)))
      let kind = PictureKind.allCases[Int(data.first ?? 0) % PictureKind.allCases.count]
      if (try? NormalPicture(Array(data.dropFirst()), as: kind)) != nil { taken += 1 }
    }
    #expect(taken >= 10)
  }
}
