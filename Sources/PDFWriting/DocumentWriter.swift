internal import Drawing
internal import Pages

/// Writes one document.
struct DocumentWriter: ~Copyable {
  private var file: FileWriter
  private let resources: DocumentResources
  private let resourcesNumber: Int
  private let catalog: Int
  private let tree: Int
  /// Object numbers of the pages.
  private var pages: [Int] = []
  private var outline: [OutlineWriter.Entry] = []
  private var labels: [PageLabel] = []

  init(shelf: WriterShelf) {
    file = FileWriter(reserving: 48 << 10, deflater: shelf.deflater)
    resources = DocumentResources(shelf: shelf)
    catalog = file.takeNumber()
    tree = file.takeNumber()
    resourcesNumber = file.takeNumber()
  }

  consuming func pdf(
    of set: PageSet, _ information: DocumentInformation
  ) throws(DrawingError) -> [UInt8] {
    guard !set.pages.isEmpty else { throw .noPages }
    labels = [PageLabel(page: 0, style: .decimal)]
    for page in set.pages {
      try write(page, images: set.images, structure: set.structure)
    }
    for heading in PageHeading.headings(of: set) {
      outline.append(
        OutlineWriter.Entry(
          title: heading.text, level: heading.level, page: heading.page - 1,
          top: set.pages[heading.page - 1].size.height.value - Double(heading.top)))
    }
    guard !set.structure.isEmpty else {
      return try finish(information, language: set.language, structure: nil, metadata: nil)
    }
    let structure = StructureWriter(set, pages: pages, in: &file)
    structure.write(to: &file)
    let metadata = file.takeNumber()
    file.addStream(
      metadata, Array("/Type/Metadata/Subtype/XML".utf8),
      raw: Array(Metadata.text(title: set.title, language: set.language).utf8))
    return try finish(
      information, language: set.language, structure: structure.root, metadata: metadata)
  }

  consuming func pdf(
    ofClass parts: [ClassPart], sides: PrintedSides, _ information: DocumentInformation
  ) throws(DrawingError) -> [UInt8] {
    guard !parts.isEmpty else { throw .noPages }
    for part in parts {
      guard let last = part.pages.pages.last else { throw .noPages }
      if !part.outlineTitle.isEmpty {
        outline.append(
          OutlineWriter.Entry(title: part.outlineTitle, level: 1, page: pages.count, top: nil))
      }
      labels.append(PageLabel(page: pages.count, style: .decimal))
      for page in part.pages.pages {
        try write(page, images: part.pages.images, structure: [])
      }
      if sides == .both, !pages.count.isMultiple(of: 2) {
        labels.append(PageLabel(page: pages.count, style: .blank))
        try write(Page(size: last.size, ink: []), images: [], structure: [])
      }
    }
    return try finish(
      information, language: parts[0].pages.language, structure: nil, metadata: nil)
  }

  private mutating func write(
    _ page: Page, images: [ImageAsset], structure: [StructureElement]
  ) throws(DrawingError) {
    let range = 3.0...14_400.0
    guard range.contains(page.size.width.value), range.contains(page.size.height.value) else {
      throw .pageSize(page.size)
    }
    resources.pageSize = page.size
    var writer = ContentWriter(
      page: page, images: images, structure: structure, resources: resources)
    try writer.write(page.ink)
    let content = file.takeNumber()
    file.addStream(content, deflating: writer.content.bytes)
    let number = file.takeNumber()
    file.begin(number)
    file.object.append("<</Type/Page/Parent")
    file.object.append(reference: tree)
    file.object.append("/MediaBox[0 0 ")
    file.object.append(page.size.width.value)
    file.object.space()
    file.object.append(page.size.height.value)
    file.object.append("]/Resources")
    file.object.append(reference: resourcesNumber)
    file.object.append("/Contents")
    file.object.append(reference: content)
    if writer.isTransparent { file.object.append("/Group<</S/Transparency/CS/DeviceRGB>>") }
    if !structure.isEmpty {
      file.object.append("/Tabs/S/StructParents ")
      file.object.append(pages.count)
    }
    file.object.append(">>")
    pages.append(number)
  }

  private consuming func finish(
    _ information: DocumentInformation, language: String, structure: Int?, metadata: Int?
  ) throws(DrawingError) -> [UInt8] {
    try resources.write(resourcesNumber, to: &file)
    file.begin(tree)
    file.object.append("<</Type/Pages/Count ")
    file.object.append(pages.count)
    file.object.append("/Kids[")
    for page in pages { file.object.append(reference: page) }
    file.object.append("]>>")
    let outlines = OutlineWriter(pages: pages).write(outline, to: &file)
    file.begin(catalog)
    file.object.append("<</Type/Catalog/Pages")
    file.object.append(reference: tree)
    file.object.append("/Lang")
    file.object.append(text: language)
    file.object.append("/ViewerPreferences<</DisplayDocTitle true>>")
    if let outlines {
      file.object.append("/PageMode/UseOutlines/Outlines")
      file.object.append(reference: outlines)
    }
    PageLabel.write(labels, to: &file)
    if let structure {
      file.object.append("/MarkInfo<</Marked true>>/StructTreeRoot")
      file.object.append(reference: structure)
    }
    if let metadata {
      file.object.append("/Metadata")
      file.object.append(reference: metadata)
    }
    file.object.append(">>")
    let about = file.takeNumber()
    information.write(about, to: &file)
    return file.finish(root: catalog, information: about)
  }
}
