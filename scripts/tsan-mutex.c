// Tells ThreadSanitizer what Swift's Mutex does when two threads want it at once. The lock of Swift's Synchronization
// module hands itself over inside the kernel then, in code that the toolchain built without the sanitizer, and what
// it guards would look like a race. scripts/sanitize loads this before that module; each function calls the module's
// own. The names are those of `_MutexHandle._lockSlow(_: UInt32)` and `_MutexHandle._unlockSlow()`, mangled.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>

// Weak, for programs without the sanitizer (the one that starts the tests) load this as well.
__attribute__((weak)) void __tsan_acquire(void *address);
__attribute__((weak)) void __tsan_release(void *address);

#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context)) void *self

typedef SWIFT void (*LockSlow)(uint32_t thread, SELF);
typedef SWIFT void (*UnlockSlow)(SELF);

SWIFT void lock_slow(uint32_t thread, SELF)
    __asm__("$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF");
SWIFT void unlock_slow(SELF) __asm__("$s15Synchronization12_MutexHandleV11_unlockSlowyyF");

SWIFT void lock_slow(uint32_t thread, SELF) {
  LockSlow original =
      (LockSlow)dlsym(RTLD_NEXT, "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF");
  original(thread, self);
  if (__tsan_acquire) __tsan_acquire(self);
}

SWIFT void unlock_slow(SELF) {
  UnlockSlow original =
      (UnlockSlow)dlsym(RTLD_NEXT, "$s15Synchronization12_MutexHandleV11_unlockSlowyyF");
  if (__tsan_release) __tsan_release(self);
  original(self);
}
