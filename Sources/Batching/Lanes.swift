internal import Dispatch
internal import Synchronization

/// Runs `work` once for each item on `lanes` threads and returns the results in the order of the items.
///
/// Each lane makes its own `bench` (fonts, Cairo handles: things that may not leave their thread) and keeps it for all
/// its items; items go to whichever lane is free. Only a bench that cannot be made throws. Blocks its caller: not to be
/// called on Swift's cooperative pool.
package func inLanes<Item: Sendable, Result: Sendable, Bench>(
  _ lanes: Int, _ items: [Item], makeBench: @Sendable () throws -> Bench,
  work: @Sendable (Item, Bench) throws -> Result
) throws -> [Result] {
  let next = Atomic(0)
  let done = Mutex(
    (results: [Result?](repeating: nil, count: items.count), error: (any Error)?.none))
  DispatchQueue.concurrentPerform(iterations: max(1, min(lanes, items.count))) { _ in
    do {
      let bench = try makeBench()
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < items.count else { return }
        let result = try work(items[index], bench)
        done.withLock { $0.results[index] = result }
      }
    } catch {
      // The other lanes stop at their next item.
      next.store(items.count, ordering: .relaxed)
      done.withLock { $0.error = $0.error ?? error }
    }
  }
  let (results, error) = done.withLock { $0 }
  if let error { throw error }
  return results.compactMap { $0 }
}
