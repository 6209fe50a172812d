internal import CCairo

/// A font file opened for drawing, of no size yet; ``ScaledFont`` gives it one.
///
/// Every face is opened anew, with a FreeType library of its own. Were Cairo to open the file by its name, it would share
/// the font, and the lock around it, between all threads that named the same file: two lanes then wait for each other at
/// every text (Docs/design.md section 3). And it would hold no more than ten files open, closing one at random for the
/// next, which a few lanes with a few fonts each exceed. The bytes are mapped from the same file, which the kernel holds
/// once.
///
/// Not `Sendable`: a thread opens its own.
package final class FontFace {
  let raw: OpaquePointer

  /// Opens the file at `path`.
  ///
  /// - Parameter index: The face within a collection, from 0.
  package init(path: String, index: Int32 = 0) throws(CairoError) {
    let operation = "open the font \(path)"
    let file = try OpenFace(path: path, index: index, operation: operation)
    guard let raw = cairo_ft_font_face_create_for_ft_face(file.face, 0) else {
      throw CairoError(operation: operation, reason: "no memory")
    }
    self.raw = raw
    // Cairo keeps fonts for a while after their last use, so the file is closed when Cairo lets go, not when we do. The
    // key only has to be an address that nobody else uses.
    let owner = Unmanaged.passRetained(file)
    let key = UnsafeRawPointer(owner.toOpaque()).assumingMemoryBound(to: cairo_user_data_key_t.self)
    let status = cairo_font_face_set_user_data(raw, key, owner.toOpaque()) { owner in
      if let owner { Unmanaged<OpenFace>.fromOpaque(owner).release() }
    }
    guard status == CAIRO_STATUS_SUCCESS else {
      owner.release()
      throw CairoError(
        operation: operation, reason: String(cString: cairo_status_to_string(status)))
    }
  }

  deinit { cairo_font_face_destroy(raw) }
}

/// What FreeType holds open: closed when the last reference goes, on whatever thread that is, which its own library makes
/// safe.
private final class OpenFace {
  private let library: FT_Library
  let face: FT_Face

  init(path: String, index: Int32, operation: String) throws(CairoError) {
    var library: FT_Library?
    guard FT_Init_FreeType(&library) == 0, let library else {
      throw CairoError(operation: operation, reason: "no memory")
    }
    var face: FT_Face?
    guard FT_New_Face(library, path, FT_Long(index), &face) == 0, let face else {
      FT_Done_FreeType(library)
      throw CairoError(operation: operation, reason: "it cannot be read")
    }
    self.library = library
    self.face = face
  }

  deinit {
    FT_Done_Face(face)
    FT_Done_FreeType(library)
  }
}
