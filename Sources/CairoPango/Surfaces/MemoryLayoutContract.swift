internal import CCairo
internal import Pages

/// Whether ``Pages/Glyph`` and ``Pages/Cluster`` lie in memory as Cairo's own structures do, field by field, which
/// ``Canvas/show(_:font:opacity:)`` relies on.
package func glyphsLieAsCairoExpects() -> Bool {
  let glyph =
    MemoryLayout<Glyph>.stride == MemoryLayout<cairo_glyph_t>.stride
    && MemoryLayout<Glyph>.alignment == MemoryLayout<cairo_glyph_t>.alignment
    && MemoryLayout<Glyph>.offset(of: \.index) == MemoryLayout<cairo_glyph_t>.offset(of: \.index)
    && MemoryLayout<Glyph>.offset(of: \.x) == MemoryLayout<cairo_glyph_t>.offset(of: \.x)
    && MemoryLayout<Glyph>.offset(of: \.y) == MemoryLayout<cairo_glyph_t>.offset(of: \.y)
  let theirs = MemoryLayout<cairo_text_cluster_t>.self
  let cluster =
    MemoryLayout<Cluster>.stride == theirs.stride
    && MemoryLayout<Cluster>.offset(of: \.bytes) == theirs.offset(of: \.num_bytes)
    && MemoryLayout<Cluster>.offset(of: \.glyphs) == theirs.offset(of: \.num_glyphs)
  return glyph && cluster
}
