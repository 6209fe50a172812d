package import CairoPango
package import Drawing
package import Pages

/// Writes finished pages as PDF (ISO 32000-1).
///
/// It writes the file itself and leaves to Cairo what Cairo alone can: pictures, and text of fonts whose outlines are not
/// TrueType's. Cairo's own PDF of the same pages costs some five times as much, and what it can say to readers and machines
/// ends halfway (Docs/design.md section 3); ``Drawing/Drawer`` still makes it, as the yardstick that these pages are
/// compared with, picture by picture.
///
/// The same pages, information and font files give the same bytes, whatever the thread, the time zone or the day, and
/// whatever was written before. Confined to one thread.
package final class PDFWriter {
  private let shelf: WriterShelf

  package init(bench: FontBench) throws(DrawingError) { shelf = try WriterShelf(bench: bench) }

  /// One student's pages. Pages that have a structure are tagged with it, and their headings are the outline.
  package func pdf(
    of pages: PageSet, information: DocumentInformation
  ) throws(DrawingError) -> [UInt8] {
    try DocumentWriter(shelf: shelf).pdf(of: pages, information)
  }

  /// Many students' pages as one file, with an outline entry a student and each page labelled by its number within its
  /// student's. Sizes may differ from page to page. Give all parts the same image keys for the same picture.
  package func pdf(
    ofClass parts: [ClassPart], sides: PrintedSides, information: DocumentInformation
  ) throws(DrawingError) -> [UInt8] {
    try DocumentWriter(shelf: shelf).pdf(ofClass: parts, sides: sides, information)
  }
}
