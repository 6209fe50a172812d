#pragma once
#include <lcms2.h>
#include <stddef.h>
#include <stdint.h>

/// Turns pixels of four bytes into sRGB, blue-green-red-unused, in place, by the ICC profile that belongs to them: 0 on
/// success, 1 if the profile cannot be used for them. `inks` is whether they are cyan, magenta, yellow and black as
/// Adobe's programs store them (255 is no ink), otherwise blue, green, red and a byte without meaning.
static inline int rapor_to_srgb(
    const void *profile, size_t profile_size, int inks, uint32_t *pixels, size_t count) {
  // Of its own, so that threads share nothing.
  cmsContext context = cmsCreateContext(NULL, NULL);
  if (!context) return 1;
  int failed = 1;
  cmsHPROFILE from = cmsOpenProfileFromMemTHR(context, profile, (cmsUInt32Number)profile_size);
  cmsHPROFILE to = cmsCreate_sRGBProfileTHR(context);
  if (from && to && cmsGetColorSpace(from) == (inks ? cmsSigCmykData : cmsSigRgbData)) {
    cmsHTRANSFORM transform = cmsCreateTransformTHR(
        context, from, inks ? TYPE_CMYK_8_REV : TYPE_BGRA_8, to, TYPE_BGRA_8,
        INTENT_PERCEPTUAL, 0);
    if (transform) {
      // In pieces: the count of one call has 32 bits.
      for (size_t done = 0; done < count; done += 1 << 20) {
        size_t rest = count - done < 1 << 20 ? count - done : 1 << 20;
        cmsDoTransform(transform, pixels + done, pixels + done, (cmsUInt32Number)rest);
      }
      cmsDeleteTransform(transform);
      failed = 0;
    }
  }
  if (from) cmsCloseProfile(from);
  if (to) cmsCloseProfile(to);
  cmsDeleteContext(context);
  return failed;
}
