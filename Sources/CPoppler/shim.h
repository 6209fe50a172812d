#pragma once
#include <dlfcn.h>
#include <poppler.h>

static void rapor_poppler_silent(int category, long long position, const char *message) {
  (void)category;
  (void)position;
  (void)message;
}

/// Keeps poppler's remarks on bad files off standard error. Its C interface has no call for that, so the C++ one is
/// looked up; where a later poppler lacks it, only the remarks come back.
static inline void rapor_poppler_hush(void) {
  typedef void (*callback)(int, long long, const char *);
  void (*set)(callback) =
      (void (*)(callback))dlsym(RTLD_DEFAULT, "_Z16setErrorCallbackPFv13ErrorCategoryxPKcE");
  if (set) set(rapor_poppler_silent);
}
