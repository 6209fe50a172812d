internal import CairoPango
internal import Drawing
internal import Pages

/// What a writer keeps from document to document. Confined to one thread.
final class WriterShelf {
  let deflater: Deflater
  let forms: FormShelf
  private let bench: FontBench
  private var sources: [FontKey: FontSource] = [:]

  init(bench: FontBench) throws(DrawingError) {
    self.bench = bench
    deflater = try Deflater()
    forms = FormShelf(drawer: Drawer { [bench] key, size in try bench.scaledFont(key, size) })
  }

  func source(_ key: FontKey) throws(DrawingError) -> FontSource {
    if let known = sources[key] { return known }
    do throws(FontError) {
      let source = FontSource(try bench.cutter(key))
      sources[key] = source
      return source
    } catch {
      throw .font(key, reason: String(describing: error))
    }
  }
}
