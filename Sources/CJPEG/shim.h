#pragma once
#include <setjmp.h>
#include <stddef.h>
#include <stdio.h>
#include <jpeglib.h>
#include <jerror.h>

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

// What follows is for pictures from outside, of any size and colour model.

/// More scans than any camera writes: each of a progressive picture costs a pass over all of it.
#define RAPOR_JPEG_SCANS 60
/// Bytes that libjpeg may use for one picture.
#define RAPOR_JPEG_MEMORY (400l << 20)

static void rapor_jpeg_watch(j_common_ptr info) {
  if (((j_decompress_ptr)info)->input_scan_number > RAPOR_JPEG_SCANS) rapor_jpeg_fail(info);
}

struct rapor_jpeg_about {
  int width, height;
  /// Whether pixels are cyan, magenta, yellow and black; otherwise they are blue, green, red and unused.
  int inks;
  /// Of these, whether 0 is full ink, as Adobe's programs write it.
  int inverted;
  /// The colour profile; to be freed. NULL without one.
  unsigned char *profile;
  unsigned int profile_size;
};

/// Decodes a JPEG picture at `eighths` / 8 of its size into rows of 32-bit pixels, tightly packed; 0 on success, 1 if it
/// cannot be decoded, 2 if it is damaged, 3 if it takes more memory than it may: a progressive picture is kept whole, at
/// its full size, until its last scan. With `pixels` NULL only `about` is filled. `about` is filled with the size that
/// the decoded picture has; its `profile` is there after success only.
static inline int rapor_jpeg_take(
    const unsigned char *data, size_t count, int eighths, unsigned char *pixels, size_t capacity,
    struct rapor_jpeg_about *about) {
  struct jpeg_decompress_struct info;
  struct rapor_jpeg_error error;
  struct jpeg_progress_mgr progress = {0};
  progress.progress_monitor = rapor_jpeg_watch;
  info.err = jpeg_std_error(&error.manager);
  error.manager.error_exit = rapor_jpeg_fail;
  error.manager.output_message = rapor_jpeg_silent;
  about->profile = NULL;
  about->profile_size = 0;
  if (setjmp(error.escape)) {
    int reason = error.manager.msg_code;
    jpeg_destroy_decompress(&info);
    return reason == JERR_NO_BACKING_STORE || reason == JERR_OUT_OF_MEMORY ? 3 : 1;
  }
  jpeg_create_decompress(&info);
  info.progress = &progress;
  info.mem->max_memory_to_use = RAPOR_JPEG_MEMORY;
  jpeg_mem_src(&info, data, (unsigned long)count);
  jpeg_save_markers(&info, JPEG_APP0 + 2, 0xFFFF);
  jpeg_read_header(&info, TRUE);
  about->inks = info.num_components == 4;
  about->inverted = info.saw_Adobe_marker ? 1 : 0;
  info.out_color_space = about->inks ? JCS_CMYK : JCS_EXT_BGRX;
  info.scale_num = (unsigned int)eighths;
  info.scale_denom = 8;
  jpeg_calc_output_dimensions(&info);
  about->width = (int)info.output_width;
  about->height = (int)info.output_height;
  int outcome = 0;
  if (pixels) {
    size_t stride = (size_t)about->width * 4;
    if (stride * (size_t)about->height > capacity) outcome = 2;
    if (!outcome) jpeg_start_decompress(&info);
    while (!outcome && info.output_scanline < info.output_height) {
      JSAMPROW row = pixels + (size_t)info.output_scanline * stride;
      jpeg_read_scanlines(&info, &row, 1);
      if (error.manager.num_warnings > 0) outcome = 2;
    }
    if (!outcome) jpeg_read_icc_profile(&info, &about->profile, &about->profile_size);
  }
  jpeg_destroy_decompress(&info);
  return outcome;
}

/// Writes rows of 32-bit blue-green-red-unused pixels as a baseline JPEG; 0 on success. `*bytes` is to be freed.
static inline int rapor_jpeg_write(
    const unsigned char *pixels, int width, int height, int quality, unsigned char **bytes,
    unsigned long *count) {
  struct jpeg_compress_struct info;
  struct rapor_jpeg_error error;
  info.err = jpeg_std_error(&error.manager);
  error.manager.error_exit = rapor_jpeg_fail;
  error.manager.output_message = rapor_jpeg_silent;
  *bytes = NULL;
  *count = 0;
  if (setjmp(error.escape)) {
    jpeg_destroy_compress(&info);
    // While it grows, libjpeg has given the memory behind this address back already.
    *bytes = NULL;
    *count = 0;
    return 1;
  }
  jpeg_create_compress(&info);
  jpeg_mem_dest(&info, bytes, count);
  info.image_width = (JDIMENSION)width;
  info.image_height = (JDIMENSION)height;
  info.input_components = 4;
  info.in_color_space = JCS_EXT_BGRX;
  jpeg_set_defaults(&info);
  jpeg_set_quality(&info, quality, TRUE);
  info.optimize_coding = TRUE;
  info.dct_method = JDCT_ISLOW;
  jpeg_start_compress(&info, TRUE);
  while (info.next_scanline < info.image_height) {
    JSAMPROW row = (JSAMPROW)(pixels + (size_t)info.next_scanline * (size_t)width * 4);
    jpeg_write_scanlines(&info, &row, 1);
  }
  jpeg_finish_compress(&info);
  jpeg_destroy_compress(&info);
  return 0;
}
