internal import CairoPango
internal import Drawing
internal import Pages

/// What the pages of one document refer to: fonts, forms and opacities, each held once (ISO 32000-1 section 7.8.3).
final class DocumentResources {
  private let shelf: WriterShelf
  private(set) var fonts: [DocumentFont] = []
  private var fontPlaces: [FontKey: Int] = [:]
  private var forms: [Form] = []
  private var formPlaces: [String: Int] = [:]
  var alphas: Set<Int> = []
  /// Of the page that is being written.
  var pageSize = Extent(width: 0, height: 0)

  private enum Form {
    case drawn(DrawnForm)
    /// The content of a group.
    case group([UInt8])
  }

  init(shelf: WriterShelf) { self.shelf = shelf }

  func font(_ key: FontKey) throws(DrawingError) -> DocumentFont {
    if let last = fonts.last, last.source.cutter.key == key { return last }
    if let place = fontPlaces[key] { return fonts[place] }
    let font = DocumentFont(try shelf.source(key), place: fonts.count)
    fontPlaces[key] = fonts.count
    fonts.append(font)
    return font
  }

  /// The place of a picture's form.
  func form(of image: ImageAsset) throws(DrawingError) -> Int {
    if let place = formPlaces[image.key] { return place }
    forms.append(.drawn(try shelf.forms.form(of: image)))
    formPlaces[image.key] = forms.count - 1
    return forms.count - 1
  }

  /// The place of a form that shows the run on this page.
  func form(of run: GlyphRun) throws(DrawingError) -> Int {
    forms.append(.drawn(try shelf.forms.form(of: run, size: pageSize)))
    return forms.count - 1
  }

  func addGroup(_ content: [UInt8]) -> Int {
    forms.append(.group(content))
    return forms.count - 1
  }

  /// Writes them all, the dictionary that names them under `number`.
  func write(_ number: Int, to file: inout FileWriter) throws(DrawingError) {
    let writer = FontWriter(deflater: shelf.deflater)
    var names: [(name: String, number: Int)] = []
    for font in fonts {
      if font.hasCommon {
        names.append(("/F\(font.place)", file.takeNumber()))
        try writer.writeCommon(font.source, names[names.count - 1].number, to: &file)
      }
      if !font.rare.isEmpty {
        names.append(("/R\(font.place)", file.takeNumber()))
        try writer.writeRare(font, names[names.count - 1].number, to: &file)
      }
    }
    let first = file.takeNumbers(forms.count)
    for (index, form) in forms.enumerated() {
      switch form {
      case .drawn(let drawn): drawn.write(first + index, to: &file)
      case .group(let content): write(content, number, first + index, to: &file)
      }
    }
    file.begin(number)
    file.object.append("<</ProcSet[/PDF/Text/ImageB/ImageC]/Font<<")
    for font in names {
      file.object.append(font.name.utf8)
      file.object.append(reference: font.number)
    }
    file.object.append(">>/XObject<<")
    for index in forms.indices {
      file.object.append("/X\(index)".utf8)
      file.object.append(reference: first + index)
    }
    file.object.append(">>/ExtGState<<")
    for alpha in alphas.sorted() {
      file.object.append("/A\(alpha)<</ca ".utf8)
      let opacity = (Double(alpha) / 255).inThousandths
      file.object.append(opacity)
      file.object.append("/CA ")
      file.object.append(opacity)
      file.object.append(">>")
    }
    file.object.append(">>>>")
  }

  private func write(
    _ content: [UInt8], _ resources: Int, _ number: Int, to file: inout FileWriter
  ) {
    var entries = ByteBuffer(reserving: 128)
    // Its own coordinates may be turned, so no box of the page's size would hold it; the page bounds it.
    entries.append("/Type/XObject/Subtype/Form/BBox[-16000 -16000 16000 16000]")
    entries.append("/Group<</S/Transparency/CS/DeviceRGB>>/Resources")
    entries.append(reference: resources)
    let dictionary = Array(entries.bytes)
    content.withUnsafeBufferPointer { file.addStream(number, dictionary, deflating: $0) }
  }
}
