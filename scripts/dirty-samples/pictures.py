"""Writes samples/dirty/pictures: a ZIP of pictures with every kind of dirt, the people they are of, and what must come of
each file. All are drawn; nobody is shown. Needs python3 with Pillow."""
import io
import json
import math
import os
import random
import struct
import zipfile
import zlib

from PIL import Image, ImageCms, ImageDraw, ImageFilter

FOLDER = os.path.join(os.path.dirname(__file__), "..", "..", "samples", "dirty", "pictures")

NAMES = [
    "Aditya Nugraha", "Bunga Citra", "Candra Wijaya", "Dian Safitri", "Eko Prasetyo", "Fitri Handayani",
    "Galih Ramadhan", "Hana Maulida", "Indra Kusuma", "Jihan Aulia", "Krisna Mahardika", "Laras Ayuningtyas",
    "Mega Puspita", "Naufal Akbar", "Olivia Tambunan", "Putu Arya", "Qonita Zahra", "Rangga Saputra",
    "Salsabila Putri", "Teguh Santoso", "Ujang Suherman", "Vina Oktaviani", "Wulan Sari", "Yoga Pamungkas",
    "Zahra Khairunnisa", "Arif Budiman", "Belinda Sitorus", "Cahyo Purnomo",
]
STUDENTS = [(name, "00%08d" % (11000001 + 137 * i), str(1700001 + i)) for i, name in enumerate(NAMES)]
# Of one the NISN is not there yet; of two the names are equal.
STUDENTS[27] = (STUDENTS[27][0], "", STUDENTS[27][2])
STUDENTS += [("Siti Rahma", "0022000001", "1700101"), ("Siti Rahma", "0022000002", "1700102")]
STAFF = [("Bambang Sutrisno", "196504011988031002"), ("Endang Lestari", "198207152008012011"),
         ("Fajar Hidayat", "199001012015041003"), ("Gita Permata", "198512122010012004")]


def person(width, height, background=(190, 30, 40), mode="RGB"):
    """A head and shoulders, as large as the picture allows."""
    image = Image.new("RGB", (width, height), background)
    draw = ImageDraw.Draw(image)
    w, h = width, height
    draw.ellipse([w * 0.05, h * 0.68, w * 0.95, h * 1.4], fill=(240, 240, 245))
    draw.rectangle([w * 0.42, h * 0.55, w * 0.58, h * 0.75], fill=(196, 148, 110))
    draw.ellipse([w * 0.28, h * 0.16, w * 0.72, h * 0.64], fill=(205, 158, 120))
    draw.chord([w * 0.26, h * 0.12, w * 0.74, h * 0.5], 180, 360, fill=(25, 20, 20))
    for x in (0.41, 0.59):
        draw.ellipse([w * (x - 0.025), h * 0.385, w * (x + 0.025), h * 0.415], fill=(30, 20, 20))
    draw.arc([w * 0.42, h * 0.44, w * 0.58, h * 0.54], 20, 160, fill=(120, 40, 40), width=max(1, w // 90))
    return image.convert(mode)


def jpeg(image, **options):
    out = io.BytesIO()
    image.save(out, "JPEG", quality=options.pop("quality", 85), **options)
    return out.getvalue()


def png(image, **options):
    out = io.BytesIO()
    image.save(out, "PNG", **options)
    return out.getvalue()


def saved(image, kind):
    out = io.BytesIO()
    image.save(out, kind)
    return out.getvalue()


def turned(image, orientation):
    """As a camera held sideways stores it, with the place where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x8825] = {1: "S", 2: (6.0, 10.0, 40.0), 3: "E", 4: (106.0, 37.0, 50.0)}
    return jpeg(image.rotate(90, expand=True), exif=exif)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def deep_png(image):
    """16 bits a channel, which Pillow does not write."""
    rows = b"".join(
        b"\0" + b"".join(bytes([value, 0x55]) for pixel in [image.getpixel((x, y)) for x in range(image.width)]
                         for value in pixel)
        for y in range(image.height))
    header = struct.pack(">IIBBBBB", image.width, image.height, 16, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def interlaced_png(image):
    """Adam7, with the passes written by hand."""
    rows = b""
    for x0, y0, dx, dy in [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]:
        for y in range(y0, image.height, dy):
            rows += b"\0" + b"".join(bytes(image.getpixel((x, y))) for x in range(x0, image.width, dx))
    header = struct.pack(">IIBBBBB", image.width, image.height, 8, 2, 0, 0, 1)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def pixel_bomb():
    """A PNG that would be 60,000 pixels each way."""
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


def strokes(width, height, color, background, pen, seed=7):
    """A signature drawn four times too large and scaled down, so that its edges are soft."""
    image = Image.new("RGBA", (width * 4, height * 4), background)
    draw = ImageDraw.Draw(image)
    rng = random.Random(seed)
    a, b = rng.uniform(2.6, 3.4), rng.uniform(4.5, 5.5)
    points = []
    for i in range(600):
        t = i / 600
        x = 0.15 + 0.7 * t + 0.05 * math.sin(b * 6 * t)
        y = 0.5 + 0.28 * math.sin(a * 6 * t) * (1 - 0.5 * t)
        points.append((x * width * 4, y * height * 4))
    draw.line(points, fill=color, width=pen * 4, joint="curve")
    return image.resize((width, height), Image.LANCZOS)


def on_paper(signature, level=225, warm=True, shade=60, noise=4, seed=3):
    """Photographed: paper that is not white, darker towards one corner, with grain."""
    rng = random.Random(seed)
    width, height = signature.size
    paper = Image.new("RGB", (width, height))
    pixels = paper.load()
    for y in range(height):
        for x in range(width):
            light = level - shade * (x / width + y / height) / 2 + rng.gauss(0, noise)
            pixels[x, y] = tuple(max(0, min(255, int(light * k))) for k in ((1, 0.98, 0.92) if warm else (1, 1, 1)))
    paper.paste(signature, (0, 0), signature)
    return paper


def stamp(size=700):
    image = Image.new("RGBA", (size * 2, size * 2), (255, 255, 255, 255))
    draw = ImageDraw.Draw(image)
    s, blue = size * 2, (60, 50, 160, 255)
    draw.ellipse([s * 0.08, s * 0.08, s * 0.92, s * 0.92], outline=blue, width=s // 40)
    draw.ellipse([s * 0.24, s * 0.24, s * 0.76, s * 0.76], outline=blue, width=s // 80)
    for i in range(24):
        angle = i / 24 * 2 * math.pi
        x, y = s / 2 + math.cos(angle) * s * 0.34, s / 2 + math.sin(angle) * s * 0.34
        draw.rectangle([x - s * 0.02, y - s * 0.02, x + s * 0.02, y + s * 0.02], fill=blue)
    draw.polygon([(s / 2 + math.cos(k * math.pi * 0.4 - math.pi / 2) * s * (0.16 if k % 2 == 0 else 0.16),
                   s / 2 + math.sin(k * math.pi * 0.8 - math.pi / 2) * s * 0.16) for k in range(5)], fill=blue)
    return image.resize((size, size), Image.LANCZOS).convert("RGB")


def logo(size=600):
    image = Image.new("RGBA", (size * 2, size * 2), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    s = size * 2
    draw.polygon([(s * 0.1, s * 0.1), (s * 0.9, s * 0.1), (s * 0.9, s * 0.55), (s * 0.5, s * 0.95), (s * 0.1, s * 0.55)],
                 fill=(20, 90, 50, 255), outline=(230, 190, 40, 255))
    draw.polygon([(s * 0.3, s * 0.45), (s * 0.5, s * 0.25), (s * 0.7, s * 0.45), (s * 0.7, s * 0.6), (s * 0.3, s * 0.6)],
                 fill=(240, 200, 50, 255))
    return image.resize((size, size), Image.LANCZOS)


def cases():
    """Name in the ZIP, bytes, and what must come of it: a stored file, a word of the refusal, or None for junk."""
    nisn = [s[1] for s in STUDENTS]
    clear = (255, 255, 255, 0)
    blue, pale = (20, 30, 120, 255), (225, 225, 228, 255)
    good = person(600, 800)
    tall = Image.new("RGB", (900, 1600), (40, 60, 150))
    tall.paste(person(900, 1200, (40, 60, 150)), (0, 100))
    page = Image.new("RGB", (1240, 1754), "white")
    page.paste(person(240, 320), (60, 60))
    p3 = good.copy()
    desk = Image.new("RGB", (900, 700), (60, 45, 35))
    desk.paste(on_paper(strokes(700, 500, blue, clear, 6), shade=20), (0, 0))
    yield f"{nisn[0]}.jpg", jpeg(good), f"{nisn[0]}.jpg"
    yield f"kelas 4C/{nisn[1].lstrip('0')}.JPG", jpeg(person(480, 640), progressive=True), f"{nisn[1]}.jpg"
    yield f"kelas 4C/{nisn[2]}_Candra.JPEG", jpeg(person(600, 800, mode="L")), f"{nisn[2]}.jpg"
    yield f"kelas 4C/{nisn[3]} Dian Safitri (1).jpg", jpeg(good.convert("CMYK")), f"{nisn[3]}.jpg"
    yield f"{nisn[4]}.png", deep_png(person(240, 320)), f"{nisn[4]}.jpg"
    yield f"{nisn[5]}.jpg", interlaced_png(person(300, 400)), f"{nisn[5]}.jpg"
    yield f"DCIM\\{nisn[6]}.jpg", turned(good, 6), f"{nisn[6]}.jpg"
    yield f"{nisn[7]}.jpg", jpeg(person(3000, 4000), quality=60), f"{nisn[7]}.jpg"
    yield f"{nisn[8]}.jpg", jpeg(tall, icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()), f"{nisn[8]}.jpg"
    yield "1700028.jpg", jpeg(p3), "nis-1700028.jpg"
    yield f"a/{nisn[9]}.jpg", jpeg(good), f"{nisn[9]}.jpg"
    yield f"b/{nisn[9]} - Copy.jpg", jpeg(good), None
    yield f"{nisn[10]}.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200), "HEIC"
    yield f"{nisn[10]}.jpg", jpeg(good), f"{nisn[10]}.jpg"
    yield f"{nisn[11]}.webp", saved(good, "WEBP"), "WebP"
    yield f"{nisn[12]}.jpg", saved(person(150, 200), "BMP"), "BMP"
    yield f"{nisn[13]}.gif", saved(person(150, 200), "GIF"), "GIF"
    yield f"{nisn[14]}.jpg", jpeg(person(90, 120)), "blurred"
    yield f"{nisn[15]}.jpg", jpeg(Image.new("RGB", (1600, 900), (90, 140, 90)).filter(ImageFilter.BLUR)), "too wide"
    yield f"{nisn[16]}.jpg", jpeg(Image.new("RGB", (600, 800), (250, 250, 250))), "one colour"
    yield f"{nisn[17]}.jpg", jpeg(good)[:9000], "damaged"
    yield f"{nisn[18]}.jpg", b"", "empty"
    yield f"{nisn[19]}.jpg", b"Foto menyusul ya Pak", "known kind"
    yield f"{nisn[20]}.png", pixel_bomb(), "pixels"
    yield f"{nisn[21]}.jpg", jpeg(page), "nearly all white"
    yield f"x/{nisn[22]}.jpg", jpeg(good), "another picture"
    yield f"y/{nisn[22]}.jpg", jpeg(person(600, 800, (30, 60, 160))), "another picture"
    yield f"{nisn[23]} Zahra.jpg", jpeg(good), "another student's"
    yield f"{nisn[24]}.jpg", jpeg(person(600, 800).point(lambda v: v // 12)), "too dark"
    yield f"{nisn[25]} {nisn[26]}.jpg", jpeg(good), "leave one number"
    yield "Belinda Sitorus.jpg", jpeg(good), "--by-name"
    yield "Siti Rahma.jpg", jpeg(good), "leave one number"
    yield "0099999999.jpg", jpeg(good), "nobody"
    yield "IMG_2201.jpg", jpeg(good), "whose it is"
    yield f"../{nisn[13]}.jpg", jpeg(good), "leads out"
    yield "19650401 198803 1 002.jpg", jpeg(on_paper(strokes(900, 500, blue, clear, 7)), quality=80), "196504011988031002.png"
    yield "ttd 198207152008012011.png", png(strokes(700, 350, (15, 15, 20, 255), clear, 6, seed=11)), "198207152008012011.png"
    yield "199001012015041003.jpg", jpeg(desk), "edge of the paper"
    yield "198512122010012004.jpg", jpeg(strokes(700, 350, pale, (250, 250, 250, 255), 4).convert("RGB")), "too pale"
    yield "logo sekolah.png", png(logo()), "logo.png"
    yield "stempel.jpg", jpeg(stamp()), "stamp.png"
    for junk in ["__MACOSX/._" + nisn[0] + ".jpg", "Thumbs.db", "desktop.ini", "kelas 4C/.DS_Store"]:
        yield junk, b"junk", None


def main():
    os.makedirs(FOLDER, exist_ok=True)
    with open(os.path.join(FOLDER, "01-classes.csv"), "w") as file:
        file.write("Kelas;Tingkat;Kurikulum\n4C;4;K13\n")
    with open(os.path.join(FOLDER, "02-students.csv"), "w") as file:
        file.write("Nama;NISN;NIS;JK;Tanggal Lahir;Agama;Kelas\n")
        for index, (name, number, local) in enumerate(STUDENTS):
            file.write(f"{name};{number};{local};{'LP'[index % 2]};2009-{index % 12 + 1:02}-{index % 27 + 1:02};Islam;4C\n")
    with open(os.path.join(FOLDER, "03-staff.csv"), "w") as file:
        file.write("Nama;NIP;Jabatan\n")
        for name, number in STAFF:
            file.write(f"{name};{number};Guru\n")
    expected = {}
    with zipfile.ZipFile(os.path.join(FOLDER, "dirty.zip"), "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data, outcome in cases():
            info = zipfile.ZipInfo(name, (2019, 12, 20, 10, 0, 0))
            info.filename = name
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
            expected[name] = outcome
    with open(os.path.join(FOLDER, "dirty.json"), "w") as file:
        json.dump(expected, file, indent=2, ensure_ascii=False)
        file.write("\n")


main()
