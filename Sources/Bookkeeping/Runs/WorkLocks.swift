package import Records
internal import Glibc
internal import Synchronization

/// Who is at work on a workspace: which class and which run is whose, and whether somebody waits at a screen.
///
/// Locks on single bytes of one file beside the ledger (open file description locks of Linux): programs see those of
/// others, and the kernel lets go of them when a program dies, so that no crash leaves anything to clean up. Locks taken
/// through one value do not exclude each other; a program makes one and hands out classes itself. Safe to use from any
/// thread.
package final class WorkLocks: Sendable {
  package static let fileName = "work.locks"

  private let descriptor: Int32
  /// How many lanes of this program have parts of a class: the last one lets go of it.
  private let parts = Mutex<[Int64: Int]>([:])

  // Room for every class's row, every run's number, and one byte for the people at screens.
  private static let runs: Int64 = 1 << 40
  private static let urgent: Int64 = 1 << 41
  private static let tables: Int64 = 1 << 42
  // F_OFD_GETLK and F_OFD_SETLK of Linux's fcntl.h.
  private static let get: Int32 = 36
  private static let set: Int32 = 37

  /// - Parameter folder: the workspace's.
  package init(folder: String) throws(LedgerError) {
    descriptor = open(folder + "/" + Self.fileName, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .readOnly }
  }

  deinit { close(descriptor) }

  /// Takes a class, so that no other program makes its cards at the same time.
  /// Parts of a class can be taken by several lanes of one program.
  package func claim(_ unit: WorkUnit) -> Bool {
    parts.withLock { parts in
      guard parts[unit.classRow] != nil || lock(unit.classRow, F_WRLCK) else { return false }
      parts[unit.classRow, default: 0] += 1
      return true
    }
  }

  package func release(_ unit: WorkUnit) {
    parts.withLock { parts in
      let left = (parts[unit.classRow] ?? 1) - 1
      parts[unit.classRow] = left > 0 ? left : nil
      if left <= 0 { _ = lock(unit.classRow, F_UNLCK) }
    }
  }

  /// Takes a run for as long as this value lives.
  package func claim(_ run: RunID) -> Bool { lock(Self.runs + run.value, F_WRLCK) }

  /// Whether another program is working on the run.
  package func isClaimed(_ run: RunID) -> Bool { holder(Self.runs + run.value) }

  /// Takes the right to change the ledger's tables, for as long as this value lives.
  func claimTables() -> Bool { lock(Self.tables, F_WRLCK) }

  /// Says that a person waits for this program, for as long as this value lives: runs without a person stand aside.
  package func announceUrgency() { _ = lock(Self.urgent, F_RDLCK) }

  /// Whether a person waits for another program.
  package var isSomebodyWaiting: Bool { holder(Self.urgent) }

  private func region(_ byte: Int64, _ type: Int32) -> Glibc.flock {
    var region = Glibc.flock()
    region.l_type = Int16(type)
    region.l_whence = Int16(SEEK_SET)
    region.l_start = off_t(byte)
    region.l_len = 1
    return region
  }

  private func lock(_ byte: Int64, _ type: Int32) -> Bool {
    var region = region(byte, type)
    return withUnsafeMutablePointer(to: &region) { fcntl(descriptor, Self.set, $0) } == 0
  }

  private func holder(_ byte: Int64) -> Bool {
    var region = region(byte, F_WRLCK)
    let answer = withUnsafeMutablePointer(to: &region) { fcntl(descriptor, Self.get, $0) }
    return answer == 0 && region.l_type != Int16(F_UNLCK)
  }
}
