#pragma once
#include <setjmp.h>
#include <stddef.h>
#include <stdio.h>
#include <jpeglib.h>

// libjpeg reports errors by a longjmp, which may not cross Swift frames: these two calls stay in C.

struct rapor_jpeg_error {
  struct jpeg_error_mgr manager;
  jmp_buf escape;
};

static void rapor_jpeg_fail(j_common_ptr info) {
  longjmp(((struct rapor_jpeg_error *)info->err)->escape, 1);
}

static void rapor_jpeg_silent(j_common_ptr info) { (void)info; }

/// Reads the size of a JPEG picture; 0 on success.
static inline int rapor_jpeg_size(const unsigned char *data, size_t count, int *width, int *height) {
  struct jpeg_decompress_struct info;
  struct rapor_jpeg_error error;
  info.err = jpeg_std_error(&error.manager);
  error.manager.error_exit = rapor_jpeg_fail;
  error.manager.output_message = rapor_jpeg_silent;
  if (setjmp(error.escape)) {
    jpeg_destroy_decompress(&info);
    return 1;
  }
  jpeg_create_decompress(&info);
  jpeg_mem_src(&info, data, (unsigned long)count);
  jpeg_read_header(&info, TRUE);
  *width = (int)info.image_width;
  *height = (int)info.image_height;
  jpeg_destroy_decompress(&info);
  return 0;
}

/// Decodes a JPEG picture into rows of 32-bit blue-green-red-unused pixels; 0 on success, 1 if it cannot be
/// decoded, 2 if it is damaged or its size is not the one given.
static inline int rapor_jpeg_decode(
    const unsigned char *data, size_t count, unsigned char *pixels, int stride, int width, int height) {
  struct jpeg_decompress_struct info;
  struct rapor_jpeg_error error;
  info.err = jpeg_std_error(&error.manager);
  error.manager.error_exit = rapor_jpeg_fail;
  error.manager.output_message = rapor_jpeg_silent;
  if (setjmp(error.escape)) {
    jpeg_destroy_decompress(&info);
    return 1;
  }
  jpeg_create_decompress(&info);
  jpeg_mem_src(&info, data, (unsigned long)count);
  jpeg_read_header(&info, TRUE);
  info.out_color_space = JCS_EXT_BGRX;
  jpeg_start_decompress(&info);
  int damaged = (int)info.output_width != width || (int)info.output_height != height;
  while (!damaged && info.output_scanline < info.output_height) {
    JSAMPROW row = pixels + (size_t)info.output_scanline * (size_t)stride;
    jpeg_read_scanlines(&info, &row, 1);
    damaged = error.manager.num_warnings > 0;
  }
  jpeg_destroy_decompress(&info);
  return damaged ? 2 : 0;
}
