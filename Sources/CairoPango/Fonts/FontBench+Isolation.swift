internal import CFontconfig

extension FontBench {
  /// Keeps the whole process from reading the machine's font configuration: called once by a door before anything is
  /// drawn; calling it again does no harm.
  ///
  /// A bench names the files that it opens, but Cairo starts Fontconfig when it opens one, and would read `/etc/fonts`
  /// then.
  package static func isolateProcess() throws(FontError) {
    guard let empty = FcConfigCreate() else { throw .noMemory }
    defer { FcConfigDestroy(empty) }
    guard FcConfigSetCurrent(empty) == FcTrue else { throw .noMemory }
  }
}
