internal import CairoPango
internal import Drawing
internal import Pages

/// Pictures that Cairo has drawn for the writer, kept for all its documents.
///
/// Bounded by bytes, as a photo a student would fill it. Confined to one thread.
final class FormShelf {
  private let drawer: Drawer
  private var forms: [String: DrawnForm] = [:]
  private var byteCount = 0

  private static let byteLimit = 16 << 20
  /// Both sides of the page on which a picture is drawn: fine enough at any size on paper.
  private static let side = Extent(width: 1_000, height: 1_000)
  private static let information = DocumentInformation(
    title: "", author: "", creator: "", creationDate: CreationDate(secondsSince1970: 0))

  init(drawer: Drawer) { self.drawer = drawer }

  /// A picture as a form of one unit's width and height.
  func form(of image: ImageAsset) throws(DrawingError) -> DrawnForm {
    if let known = forms[image.key] { return known }
    let size = Self.side
    let whole = Rectangle(x: 0, y: 0, width: size.width, height: size.height)
    let page = Page(size: size, ink: [.image(0, whole, opacity: 1)])
    let form = try drawn(PageSet(pages: [page], images: [image]), isUnit: true)
    if byteCount + form.byteCount > Self.byteLimit {
      forms.removeAll()
      byteCount = 0
    }
    forms[image.key] = form
    byteCount += form.byteCount
    return form
  }

  /// Text as a form that covers a page. It is drawn opaque.
  func form(of run: GlyphRun, size: Extent) throws(DrawingError) -> DrawnForm {
    try drawn(PageSet(pages: [Page(size: size, ink: [.glyphs(run)])]), isUnit: false)
  }

  private func drawn(_ set: PageSet, isUnit: Bool) throws(DrawingError) -> DrawnForm {
    let pdf = try drawer.pdf(of: set, information: Self.information)
    guard let size = set.pages.first?.size else { throw .noPages }
    do throws(DrawnFileError) {
      return try DrawnForm(pdf, size: size, unit: isUnit)
    } catch {
      throw .form(reason: error.reason)
    }
  }
}
