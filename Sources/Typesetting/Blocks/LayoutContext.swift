internal import Pages

/// What every part of one document's layout needs at hand.
final class LayoutContext {
  let setter: TextSetter
  let sheet: StyleSheet
  let limits: LayoutLimits
  /// Whether every box is remembered for ``BoxRecord``, also those that nothing is painted of.
  let isRecording: Bool
  /// What the painted pieces are, if the pages are to be tagged.
  let structure: StructureRecorder?

  init(
    setter: TextSetter, sheet: StyleSheet, limits: LayoutLimits, isRecording: Bool = false,
    structure: StructureRecorder? = nil
  ) {
    self.structure = structure
    self.setter = setter
    self.sheet = sheet
    self.limits = limits
    self.isRecording = isRecording
  }

  /// Whether a box of that style must be remembered as a ``Container``.
  func needsContainer(_ style: StyleID) -> Bool { isRecording || sheet[style].needsContainer }
}

/// The bounds that keep hostile content from using up the machine.
package struct LayoutLimits: Sendable, Hashable {
  /// Boxes within boxes.
  package var depth = 64
  package var pages = 500
  /// Places of one table's grid, rows times columns.
  package var cells = 1_000_000

  package init() {}
}
