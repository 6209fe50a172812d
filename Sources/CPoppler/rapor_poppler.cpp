#include "rapor_poppler.h"

#include <climits>
#include <memory>
#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-font.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-page.h>
#include <string>
#include <vector>

struct rapor_poppler {
  std::unique_ptr<poppler::document> document;
  poppler::byte_array text;
  std::vector<poppler::font_info> fonts;
  bool has_fonts = false;
  std::string font_name;
};

static void ignore(const std::string &, void *) {}

rapor_poppler *rapor_poppler_open(const void *bytes, size_t count) try {
  if (count > INT_MAX) return nullptr;
  poppler::set_debug_error_function(ignore, nullptr);
  std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(static_cast<const char *>(bytes), static_cast<int>(count)));
  if (!document || document->is_locked()) return nullptr;
  auto *reading = new rapor_poppler;
  reading->document = std::move(document);
  return reading;
} catch (...) {
  return nullptr;
}

void rapor_poppler_close(rapor_poppler *document) { delete document; }

int rapor_poppler_page_count(const rapor_poppler *document) { return document->document->pages(); }

bool rapor_poppler_read(rapor_poppler *document, int index, rapor_poppler_page *page) try {
  const std::unique_ptr<poppler::page> read(document->document->create_page(index));
  if (!read) return false;
  const auto box = read->page_rect();
  const auto turn = read->orientation();
  const bool is_turned = turn == poppler::page::landscape || turn == poppler::page::seascape;
  document->text = read->text(poppler::rectf(), poppler::page::raw_order_layout).to_utf8();
  page->width = is_turned ? box.height() : box.width();
  page->height = is_turned ? box.width() : box.height();
  page->text = document->text.data();
  page->length = document->text.size();
  return true;
} catch (...) {
  return false;
}

bool rapor_poppler_font_at(rapor_poppler *document, size_t index, rapor_poppler_font *font) try {
  if (!document->has_fonts) document->fonts = document->document->fonts();
  document->has_fonts = true;
  if (index >= document->fonts.size()) return false;
  const auto &known = document->fonts[index];
  document->font_name = known.name();
  font->name = document->font_name.c_str();
  font->is_embedded = known.is_embedded();
  font->is_subset = known.is_subset();
  return true;
} catch (...) {
  return false;
}
