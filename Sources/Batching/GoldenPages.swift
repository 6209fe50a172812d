/// The golden pages of a layout: what its cards look like, as text and small pictures, kept beside it.
package enum GoldenPages {
  /// The folder within the layout's.
  package static let folder = "golden"
}
