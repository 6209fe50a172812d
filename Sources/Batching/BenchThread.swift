internal import Dispatch
internal import Foundation
internal import Synchronization

/// A thread that runs an actor's jobs one after another and nothing else: where the fonts of a preview or a portal live and
/// blocking work is done, away from Swift's cooperative pool.
package final class BenchThread: SerialExecutor {
  private let queue = Queue()

  /// Shared with the thread, which must not keep the executor alive.
  private final class Queue: Sendable {
    let jobs = Mutex<[(job: UnownedJob, executor: UnownedSerialExecutor)]>([])
    /// Counts the jobs, and one more for the end.
    let signal = DispatchSemaphore(value: 0)
  }

  package init(name: String) {
    let thread = Thread { [queue] in
      while true {
        queue.signal.wait()
        let next = queue.jobs.withLock { $0.isEmpty ? nil : $0.removeFirst() }
        guard let next else { return }
        next.job.runSynchronously(on: next.executor)
      }
    }
    thread.name = name
    thread.start()
  }

  deinit { queue.signal.signal() }

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.jobs.withLock { $0.append((job, asUnownedSerialExecutor())) }
    queue.signal.signal()
  }
}
