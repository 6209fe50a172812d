#pragma once
#include <stdbool.h>
#include <stddef.h>

// Poppler's C++ interface, as much of it as Proofreading needs. Not the GLib one: that gives a page's text only as a
// selection with the mouse would, which loses letters where right-to-left words meet others.
//
// One thread at a time. No call throws; nothing is written to standard error.
#ifdef __cplusplus
extern "C" {
#endif

typedef struct rapor_poppler rapor_poppler;

/// Width and height in points, as shown. The text is UTF-8 in painting order, and lives until the next page is read.
typedef struct {
  double width;
  double height;
  const char *text;
  size_t length;
} rapor_poppler_page;

typedef struct {
  const char *name;
  bool is_embedded;
  bool is_subset;
} rapor_poppler_font;

/// NULL for bytes that are no PDF, or one with a password. The bytes must outlive the document.
rapor_poppler *rapor_poppler_open(const void *bytes, size_t count);
void rapor_poppler_close(rapor_poppler *document);

int rapor_poppler_page_count(const rapor_poppler *document);

/// False for a page that is damaged.
bool rapor_poppler_read(rapor_poppler *document, int index, rapor_poppler_page *page);

/// False once there are no more fonts.
bool rapor_poppler_font_at(rapor_poppler *document, size_t index, rapor_poppler_font *font);

#ifdef __cplusplus
}
#endif
