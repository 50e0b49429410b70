#!/usr/bin/python3
"""Writes src/test/resources/images anew: small image files of many kinds, and in expected.txt what Pillow sees in them.

Needs Debian's python3-pil and python3-numpy (Pillow 9.4). Called in the root of the project.
"""
import io
import os
import struct
import warnings
import zlib

import numpy as np
from PIL import Image, ImageCms, ImageOps

warnings.simplefilter("ignore")
OUT = "src/test/resources/images"
W, H = 19, 13
rng = np.random.RandomState(7)
y, x = np.mgrid[0:H, 0:W]


def scene():
    pixels = np.stack([x * 255 // (W - 1), y * 255 // (H - 1), (x + y) * 255 // (W + H - 2)], -1)
    pixels[2:7, 3:10] = (230, 40, 20)
    pixels[6:11, 9:16] = (20, 60, 220)
    return Image.fromarray((pixels + rng.randint(-9, 10, (H, W, 1))).clip(0, 255).astype("uint8"))


RGB = scene()
GREY = RGB.convert("L")
OPACITY = Image.fromarray((x * 13 % 256).astype("uint8"))
RGBA = RGB.copy()
RGBA.putalpha(OPACITY)
LA = GREY.copy()
LA.putalpha(OPACITY)
CMYK = np.asarray(RGB.convert("CMYK")).copy()
CMYK[..., 3] = np.asarray(GREY) // 2
CMYK = Image.fromarray(CMYK, "CMYK")


def put(name, data):
    with open(os.path.join(OUT, name), "wb") as file:
        file.write(data)


def save(name, image, **options):
    image.save(os.path.join(OUT, name), **options)


def swapped_profile():
    """A profile that is not applied by mistake unseen: red and green are exchanged."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = bytes(12)  # when it was made
    tags = {}
    for i in range(struct.unpack(">I", profile[128:132])[0]):
        at = 132 + 12 * i
        tags[bytes(profile[at:at + 4])] = at
    red, green = tags[b"rXYZ"] + 4, tags[b"gXYZ"] + 4
    profile[red:red + 8], profile[green:green + 8] = profile[green:green + 8], profile[red:red + 8]
    return bytes(profile)


PROFILE = swapped_profile()


def exif(orientation):
    data = Image.Exif()
    data[0x0112] = orientation
    return data


# --- JPEG
def jpeg(image, **options):
    data = io.BytesIO()
    image.save(data, "JPEG", **options)
    return data.getvalue()


def segments(data):
    at, found = 2, []
    while True:
        length = struct.unpack(">H", data[at + 2:at + 4])[0]
        if data[at + 1] == 0xDA:
            return found, data[at:]
        found.append((data[at + 1], data[at + 4:at + 2 + length]))
        at += 2 + length


def joined(found, scan):
    return b"\xff\xd8" + b"".join(
        bytes([255, marker]) + struct.pack(">H", len(body) + 2) + body for marker, body in found) + scan


def adobe(transform):
    return 0xEE, b"Adobe" + struct.pack(">HHHB", 100, 0, 0, transform)


def renamed(found, scan, names):
    result = []
    for marker, body in found:
        body = bytearray(body)
        if marker in (0xC0, 0xC2):
            for i in range(3):
                body[6 + 3 * i] = names[i]
        result.append((marker, bytes(body)))
    scan = bytearray(scan)
    for i in range(3):
        scan[5 + 2 * i] = names[i]
    return joined(result, bytes(scan))


for subsampling, name in ((0, "444"), (1, "422"), (2, "420")):
    save("jpeg-%s.jpg" % name, RGB, quality=85, subsampling=subsampling)
    save("jpeg-%s-progressive.jpg" % name, RGB, quality=85, subsampling=subsampling, progressive=True)
save("jpeg-grey.jpg", GREY)
save("jpeg-profile.jpg", RGB, icc_profile=PROFILE)
save("jpeg-cmyk.jpg", CMYK, quality=95)
for orientation in range(1, 9):
    save("exif-%d.jpg" % orientation, RGB, quality=95, exif=exif(orientation))
found, scan = segments(jpeg(RGB, quality=90, subsampling=0))
bare = [segment for segment in found if segment[0] != 0xE0]
put("jpeg-bare.jpg", joined(bare, scan))
put("jpeg-adobe-rgb.jpg", joined([adobe(0)] + bare, scan))
put("jpeg-adobe-ycc.jpg", joined([adobe(1)] + bare, scan))
put("jpeg-jfif-and-adobe-rgb.jpg", joined([found[0], adobe(0)] + found[1:], scan))
put("jpeg-named-rgb.jpg", renamed(bare, scan, b"RGB"))
put("jpeg-named-012.jpg", renamed(bare, scan, b"\0\1\2"))
put("jpeg-named-ycc.jpg", renamed(bare, scan, b"YCc"))
put("jpeg-coarse.jpg", joined([  # tables of 16 bits
    (marker, bytes([0x10 | body[0]]) + b"".join(struct.pack(">H", 9 * value) for value in body[1:]))
    if marker == 0xDB else (marker, body) for marker, body in found], scan))
found, scan = segments(jpeg(CMYK, quality=95))
bare = [segment for segment in found if segment[0] != 0xEE]
put("jpeg-cmyk-bare.jpg", joined(bare, scan))
put("jpeg-ycck.jpg", joined([adobe(2)] + bare, scan))
data = jpeg(RGB, quality=90)
put("jpeg-filled.jpg", data[:2] + b"\xff\xff" + data[2:] + b"more")
put("no-end.jpg", data[:-2])
put("bits-12.jpg", joined([(m, b"\x0c" + b[1:] if m == 0xC0 else b) for m, b in segments(data)[0]], segments(data)[1]))
put("arithmetic.jpg", data.replace(b"\xff\xc0", b"\xff\xc9"))
put("lossless.jpg", data.replace(b"\xff\xc0", b"\xff\xc3"))


# --- PNG
def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width, height, depth, colours, raw, extra=b"", interlaced=0):
    return (b"\x89PNG\r\n\x1a\n"
            + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, interlaced))
            + extra + chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b""))


def rows(pixels):
    return b"".join(b"\0" + np.ascontiguousarray(row).tobytes() for row in pixels)


def adam7(pixels):
    passes = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
    return b"".join(rows(pixels[y0::dy, x0::dx]) for x0, y0, dx, dy in passes if pixels[y0::dy, x0::dx].size)


save("png-rgb.png", RGB)
save("png-grey.png", GREY)
save("png-rgba.png", RGBA)
save("png-la.png", LA)
for colours in (2, 4, 16, 60):
    save("png-palette-%d.png" % colours, RGB.quantize(colours))
save("png-palette-opacity.png", RGB.quantize(60), transparency=bytes([255] * 20 + [0] * 20 + [128] * 20))
save("png-grey-key.png", GREY, transparency=GREY.getpixel((3, 3)))
save("png-rgb-key.png", RGB, transparency=RGB.getpixel((3, 3)))
save("png-bits.png", RGB.convert("1"))
save("png-profile.png", RGB, icc_profile=PROFILE)
put("png-gamma.png", png(W, H, 8, 2, rows(np.asarray(RGB)), chunk(b"gAMA", struct.pack(">I", 100000))))
put("png-interlaced.png", png(W, H, 8, 2, adam7(np.asarray(RGB)), interlaced=1))
for orientation in (3, 5, 6, 8):
    save("exif-%d.png" % orientation, RGB, exif=exif(orientation))
GREY16 = (np.asarray(GREY).astype(int) * 257 + rng.randint(-100, 100, (H, W))).clip(0, 65535).astype(">u2")
RGB16 = (np.asarray(RGB).astype(int) * 257).astype(">u2")
OPACITY16 = (np.asarray(OPACITY).astype(int) * 257).astype(">u2")
put("png-16-grey.png", png(W, H, 16, 0, rows(GREY16)))
put("png-16-rgb.png", png(W, H, 16, 2, rows(RGB16)))
put("png-16-rgb-interlaced.png", png(W, H, 16, 2, adam7(RGB16), interlaced=1))
put("png-16-grey-key.png", png(W, H, 16, 0, rows(GREY16), chunk(b"tRNS", GREY16[3, 3].tobytes())))
put("png-16-rgba.png", png(W, H, 16, 6, rows(np.dstack([RGB16, OPACITY16]).astype(">u2"))))
put("png-12-of-16.png", png(W, H, 16, 0, rows((GREY16 // 16).astype(">u2")), chunk(b"sBIT", b"\x0c")))
data = png(W, H, 8, 2, rows(np.asarray(RGB)))
put("damaged.png", data[:60] + bytes([data[60] ^ 255]) + data[61:])
put("bomb.png", png(60000, 60000, 1, 0, bytes(1000)))
put("packed-text.png", png(W, H, 8, 2, rows(np.asarray(RGB)), chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(10000000), 9))))

# --- others
save("bmp-rgb.bmp", RGB)
save("bmp-palette.bmp", RGB.quantize(30))
save("bmp-bits.bmp", RGB.convert("1"))
save("gif-palette.gif", RGB.quantize(30))
save("gif-transparent.gif", RGB.quantize(30), transparency=5)
save("gif-animated.gif", RGB.quantize(30), save_all=True, append_images=[GREY.quantize(30)])
frame = io.BytesIO()
RGB.quantize(30).save(frame, "GIF")
frame = bytearray(frame.getvalue())
frame[6:8] = struct.pack("<H", W + 5)  # the screen becomes wider than its picture
put("part-of-screen.gif", bytes(frame))
save("ppm.ppm", RGB)
save("pgm.pgm", GREY)
save("pbm.pbm", RGB.convert("1"))
put("pgm-12.pgm", b"P5\n# range 4095\n%d %d\n4095\n" % (W, H) + (GREY16 // 16).astype(">u2").tobytes())
put("ppm-text.ppm", b"P3\n%d %d\n255\n" % (W, H) + b"\n".join(
    b" ".join(b"%d" % value for value in row.ravel()) for row in np.asarray(RGB)))
save("webp-lossless.webp", RGB, lossless=True)
save("webp-lossless-rgba.webp", RGBA, lossless=True, exact=True)
save("webp-profile.webp", RGB, lossless=True, icc_profile=PROFILE)
save("webp-animated.webp", RGB, lossless=True, save_all=True, append_images=[GREY.convert("RGB")])
save("exif-6.webp", RGB, lossless=True, exif=exif(6))
save("lossy.webp", RGB)
for compression in ("raw", "tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg"):
    save("tiff-%s.tif" % compression.replace("tiff_", ""), RGB, compression=compression)
save("tiff-grey.tif", GREY)
save("tiff-palette.tif", RGB.quantize(60))
save("tiff-bits.tif", RGB.convert("1"), compression="group4")
save("tiff-rgba.tif", RGBA)
save("tiff-cmyk.tif", CMYK)
save("tiff-profile.tif", RGB, icc_profile=PROFILE)
save("tiff-pages.tif", RGB, save_all=True, append_images=[GREY])
save("tiff-16.tif", Image.fromarray(GREY16.astype("uint16")), compression="tiff_lzw", tiffinfo={317: 2})
save("tiff-lab.tif", Image.fromarray(np.asarray(RGB), "LAB"))
save("tiff-signed.tif", Image.fromarray(GREY16.astype("int32")))
save("tiff-fractions.tif", Image.fromarray(GREY16.astype("float32")))
for orientation in (2, 4, 6, 7):
    save("exif-%d.tif" % orientation, RGB, tiffinfo={274: orientation})
save("jpeg2000.jp2", RGB)


def seen(name):
    """What Pillow sees; on white where it is transparent, the upper 8 of 16 bits."""
    image = Image.open(os.path.join(OUT, name))
    if image.format != "TIFF":  # which Pillow 9.4 turns when it loads it, and exif_transpose once more
        image = ImageOps.exif_transpose(image)
    if image.mode.startswith("I"):
        values = np.asarray(image)
        seen_values = np.where(values == image.info.get("transparency", -1), 255, values >> 8)
        return Image.fromarray(seen_values.clip(0, 255).astype("uint8")).convert("RGB")
    if image.mode in ("RGBA", "LA") or "transparency" in image.info:
        white = Image.new("RGBA", image.size, (255,) * 4)
        white.alpha_composite(image.convert("RGBA"))
        return white.convert("RGB")
    return image.convert("RGB")


REFUSED = {"no-end.jpg", "bits-12.jpg", "arithmetic.jpg", "lossless.jpg", "damaged.png", "bomb.png", "part-of-screen.gif",
           "lossy.webp", "tiff-lab.tif", "tiff-signed.tif", "tiff-fractions.tif", "jpeg2000.jp2"}
SAME = {"packed-text.png": "png-rgb.png"}  # Pillow does not unpack it either

with open(os.path.join(OUT, "expected.txt"), "w") as out:
    for name in sorted(os.listdir(OUT)):
        if name not in REFUSED | {"expected.txt"}:
            image = seen(SAME.get(name, name))
            out.write("%s %d %d %s\n" % (name, *image.size, image.tobytes().hex()))
