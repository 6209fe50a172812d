import CairoPango
import Drawing
import Pages
import Support
import Testing

@Suite struct PictureTests {
  private func asset(_ bytes: [UInt8], _ format: ImageAsset.Format) -> ImageAsset {
    ImageAsset(key: "k", format: format, bytes: bytes, size: Extent(width: 1, height: 1))
  }

  @Test func soundPicturesAreDecoded() throws {
    let png = try Picture(asset(Fixtures.png(), .png))
    #expect(png.width == 40 && png.height == 30)
    let jpeg = try Picture(asset(Fixtures.jpeg, .jpeg))
    #expect(jpeg.width == 16 && jpeg.height == 16)
  }

  @Test func everyTruncatedPictureIsRefused() throws {
    let png = try Fixtures.png()
    for count in 0..<(png.count - 12) {
      #expect(throws: PictureError.self) { try Picture(asset(Array(png.prefix(count)), .png)) }
    }
    for count in 0..<(Fixtures.jpeg.count - 4) {
      #expect(throws: PictureError.self) {
        try Picture(asset(Array(Fixtures.jpeg.prefix(count)), .jpeg))
      }
    }
  }

  @Test func hugePicturesAreRefusedBeforeTheyAreDecoded() throws {
    var png = try Fixtures.png()
    png.replaceSubrange(16..<24, with: [0, 0, 0x7F, 0xFF, 0, 0, 0x7F, 0xFF])
    #expect(throws: PictureError.tooManyPixels(width: 32_767, height: 32_767)) {
      try Picture(asset(png, .png))
    }
    png.replaceSubrange(16..<20, with: [0xFF, 0xFF, 0xFF, 0xFF])
    #expect(throws: PictureError.self) { try Picture(asset(png, .png)) }
  }

  @Test func aPictureMustBeWhatItSays() throws {
    #expect(throws: PictureError.notThatFormat) { try Picture(asset(Fixtures.jpeg, .png)) }
    #expect(throws: PictureError.notThatFormat) { try Picture(asset(Fixtures.png(), .jpeg)) }
    #expect(throws: PictureError.damaged("it is no well-formed SVG")) {
      try Picture(asset([60], .svg))
    }
  }

  @Test func randomDamageNeverCrashes() throws {
    var random = SplitMix64(seed: 7)
    for _ in 0..<300 {
      for (bytes, format) in [(try Fixtures.png(), ImageAsset.Format.png), (Fixtures.jpeg, .jpeg)] {
        var damaged = bytes
        damaged[Int.random(in: 0..<damaged.count, using: &random)] ^= UInt8.random(
          in: 1...255, using: &random)
        _ = try? Picture(asset(damaged, format))
      }
    }
  }

  @Test func aCacheDecodesOnceAndStaysBounded() throws {
    let cache = PictureCache(pixelLimit: 2000)
    let logo = asset(try Fixtures.png(), .png)
    let first = try cache.picture(for: logo)
    #expect(try cache.picture(for: logo) === first)
    var other = logo
    other.key = "other"
    _ = try cache.picture(for: other)
    #expect(try cache.picture(for: logo) !== first)
  }

  @Test func aPageAsPicture() throws {
    let specimen = Specimen()
    var card = try specimen.card(name: "Komang Ayu", number: "0051234567", pages: 1)
    card.images = [asset(try Fixtures.png(), .png), asset(Fixtures.jpeg, .jpeg)]
    card.images[1].key = "photo"
    let corner = Rectangle(x: 60, y: 500, width: 120, height: 90)
    card.pages[0].ink.append(.image(0, corner, opacity: 1))
    let photo = Rectangle(x: 260, y: 500, width: 90, height: 90)
    card.pages[0].ink.append(.image(1, photo, opacity: 1))
    card.pages[0].ink.append(
      .lines(
        [Segment(from: Position(x: 50, y: 620), to: Position(x: 540, y: 620))],
        Pen(width: 2, color: Color(red: 0, green: 120, blue: 0), dashes: [6, 3])))
    let draft = try specimen.run(["DRAF"], font: Specimen.bold, size: 90, left: 0, top: 0)
    let turn = Transform(a: 0.8, b: -0.6, c: 0.6, d: 0.8, e: 150, f: 480)
    let red = Color(red: 200, green: 0, blue: 0)
    let box = Rectangle(x: -10, y: -80, width: 270, height: 90)
    card.pages[0].ink.append(
      .transformed(turn, [.fill(box, red), .glyphs(draft)], opacity: 0.25))
    let drawer = Fixtures.drawer(specimen)
    let png = try drawer.png(of: card.pages[0], images: card.images, resolution: 50)
    try expectGoldenPicture(png, "specimen.png")
  }

  @Test func aDrawingStaysLinesAndIsHeldOnce() throws {
    var marks = ""
    for index in 0..<400 {
      marks +=
        "<circle cx=\"\(index % 20 * 5)\" cy=\"\(index / 20 * 5 + 3)\" r=\"\(2 + index % 3)\"/>"
    }
    let text = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 100\">\(marks)</svg>"
    let logo = ImageAsset(
      key: "logo", format: .svg, bytes: Array(text.utf8), size: Extent(width: 75, height: 75))
    let page = Page(
      size: Extent(width: 200, height: 200),
      ink: [.image(0, Rectangle(x: 20, y: 20, width: 60, height: 60), opacity: 1)])
    let drawer = Fixtures.drawer(Specimen())
    let sizes = try [1, 10].map { count in
      let set = PageSet(pages: Array(repeating: page, count: count), images: [logo])
      let pdf = try drawer.pdf(of: set, information: Fixtures.information)
      #expect(!String(decoding: pdf, as: UTF8.self).contains("/Subtype /Image"))
      return pdf.count
    }
    #expect(sizes[1] < sizes[0] * 2, "\(sizes)")
    let pixels = try PixelGrid(
      png: drawer.png(of: page, images: [logo], resolution: 72))
    #expect(pixels[22, 22] == 0xFF00_0000 && pixels[10, 10] == 0xFFFF_FFFF)
  }

  @Test func damagedDrawingsNeverCrash() throws {
    let sound =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><g><a/></g></svg>"
    var random = SplitMix64(seed: 9)
    for _ in 0..<300 {
      var damaged = Array(sound.utf8)
      damaged[Int.random(in: 0..<damaged.count, using: &random)] ^= UInt8.random(
        in: 1...255, using: &random)
      _ = try? Picture(asset(damaged, .svg))
    }
  }

  @Test func aComparisonSeesOneChangedWord() throws {
    let specimen = Specimen()
    let drawer = Fixtures.drawer(specimen)
    let pictures = try ["Baik", "Cukup"].map { word in
      let page = Page(
        size: Extent(width: 200, height: 100), ink: [.glyphs(try specimen.run([word]))])
      return try drawer.png(of: page, images: [], resolution: 50)
    }
    #expect(try PictureComparison(expected: pictures[0], actual: pictures[0]).differingShare == 0)
    #expect(
      try PictureComparison(expected: pictures[0], actual: pictures[1]).differingShare > 0.001)
  }

  @Test func anImpossibleResolutionIsRefused() throws {
    let page = Page(size: Paper.a4.extent, ink: [])
    for resolution in [0, -1, 1e9, .nan] {
      #expect(throws: DrawingError.self) {
        try Fixtures.drawer(Specimen()).png(of: page, images: [], resolution: resolution)
      }
    }
  }
}
