package import Pages
package import Templating

/// How one student's card fits its pages.
package struct StudentFit: Sendable, Hashable {
  package var pageCount: Int
  /// How full the last page is, from 0 to 1.
  package var lastPageShare: Double
  /// The page that the fewest lines would save, if the card has a page that runs over from another.
  package var overrun: Overrun?

  package init(pageCount: Int, lastPageShare: Double, overrun: Overrun?) {
    self.pageCount = pageCount
    self.lastPageShare = lastPageShare
    self.overrun = overrun
  }

  /// What ran over on to a page of its own.
  package struct Overrun: Sendable, Hashable {
    /// Number of the page, from 1.
    package var page: Int
    /// What stands on it.
    package var height: Points
    /// The same as a share of the page's room.
    package var share: Double
    /// The same in lines of the text that fills most of the card.
    package var lineCount: Int
    /// The fields that make the card longer than one line each would, largest first.
    package var contributors: [Contributor]

    package init(
      page: Int, height: Points, share: Double, lineCount: Int, contributors: [Contributor]
    ) {
      self.page = page
      self.height = height
      self.share = share
      self.lineCount = lineCount
      self.contributors = contributors
    }
  }

  /// A field, and how much longer it makes the card.
  package struct Contributor: Sendable, Hashable {
    package var field: ContentTrace.Field
    /// Where the template prints it.
    package var place: SourcePlace?
    /// Lines that it fills.
    package var lineCount: Int
    /// Height that the card would lose if the field were one line: what stands beside it in a row is no gain.
    package var height: Points
    /// The place of its paragraph in the traces of the merged content.
    var trace: Int32
  }
}

/// Fields which, shortened together, save a page. Proven: the card was laid out again with them shortened.
package struct Saving: Sendable, Hashable {
  package var cuts: [Cut]
  /// Pages that are left then.
  package var pageCount: Int

  /// How much shorter a field has to be.
  package struct Cut: Sendable, Hashable {
    package var contributor: StudentFit.Contributor
    /// Lines fewer.
    package var lineCount: Int
    /// Characters fewer.
    package var characterCount: Int
  }
}
