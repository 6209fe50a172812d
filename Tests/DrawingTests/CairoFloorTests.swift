import CairoPango
import Drawing
import Pages
import Support
import Testing

/// The yardstick must not be shortened: it paints what drawing paints, and leaves out only what is no ink.
@Test func theFloorPaintsTheSameInk() throws {
  let specimen = Specimen()
  let set = try specimen.card(name: "Putri Lestari", number: "0099000051", pages: 3)
  let bench = try FontBench(fonts: Places.fonts)
  let drawn = try Drawer { key, size in try bench.scaledFont(key, size) }
    .pdf(of: set, information: Fixtures.information).count
  let floor = try CairoFloor(fonts: bench).paint(set)
  // Information and page labels are a few hundred bytes; a page's ink is thousands.
  #expect(floor < drawn)
  #expect(drawn - floor < 1_200)
}
