package io.ocellus.camera;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Picture files that are damaged, are something else, or claim more than there is. None can be read, but some seeds' can. */
final class HostilePictures {

    private HostilePictures() {}

    /** Damaged by chance: some can still be read. */
    static List<Hostile> damaged() {
        byte[] jpeg = Hostile.resource("photo.jpg");
        byte[] png = Hostile.resource("photo.png");
        List<Hostile> all = new ArrayList<>(Hostile.truncated(".jpg", jpeg, 10));
        all.addAll(Hostile.truncated(".png", png, 8));
        all.addAll(Hostile.mutated(".jpg", jpeg, 25));
        all.addAll(Hostile.mutated(".png", png, 15));
        return all;
    }

    /** None of them is a picture. */
    static List<Hostile> impossible() {
        List<Hostile> all = new ArrayList<>();
        for (int side : new int[] {0, 6000, 16_000, 16_384, 65_535, 1_000_000, Integer.MAX_VALUE, -1}) {
            all.add(new Hostile("png-" + Integer.toUnsignedString(side) + ".png", png(side, side)));
            all.add(new Hostile("bmp-" + Integer.toUnsignedString(side) + ".bmp", bmp(side, side)));
            all.add(text("pnm-" + Integer.toUnsignedString(side) + ".ppm", "P6\n" + side + " " + side + "\n255\n"));
        }
        all.add(new Hostile("sixteen-k.jpg", sized(Hostile.resource("photo.jpg"), 16_384)));
        all.add(new Hostile("sixty-five-k.jpg", sized(Hostile.resource("photo.jpg"), 65_500)));
        all.add(text("endless-number.ppm", "P3\n" + "9".repeat(100_000)));
        all.add(text("empty.jpg", ""));
        all.add(text("text.jpg", "not a picture"));
        all.add(text("drawing.png", "<svg xmlns='http://www.w3.org/2000/svg'><image href='/etc/passwd'/></svg>"));
        all.add(text("short.webp", "RIFF\4\0\0\0WEBP"));
        all.add(text(
                "lying.webp", "RIFF\u00ff\u00ff\u00ff\u007fWEBPVP8L\u00ff\u00ff\u00ff\u007f/" + "\u00ff".repeat(40)));
        all.add(text("loop.tif", "II*\0\u0008\0\0\0\0\0\u0008\0\0\0"));
        all.add(text("big.tif", "II+\0\u0008\0\0\0\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u007f"));
        all.add(text("scene.jpg", "v/1\u0001" + "\0".repeat(64))); // OpenEXR
        all.add(text("waves.jpg", "\0\0\0\u000cjP  \r\n\u0087\n" + "\0".repeat(64))); // JPEG 2000
        all.add(text("map.jpg", "NITF02.10" + "0".repeat(400)));
        all.add(text("light.jpg", "#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 100000 +X 100000\n"));
        all.add(text("virtual.tif", "<VRTDataset rasterXSize='9' rasterYSize='9'/>"));
        return all;
    }

    private static Hostile text(String name, String content) {
        return new Hostile(name, content.getBytes(ISO_8859_1));
    }

    /** A whole one in the first some hundred lines, all white, and a lie in the rest. */
    private static byte[] png(int width, int height) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(HexFormat.of().parseHex("89504e470d0a1a0a"));
        byte[] header = HexFormat.of().parseHex("00000000000000000802000000");
        chunk(out, "IHDR", Hostile.withNumber(Hostile.withNumber(header, 0, width), 4, height));
        byte[] lines = new byte[1 << 20];
        byte[] packed = new byte[1 << 16];
        Deflater deflater = new Deflater();
        deflater.setInput(lines);
        deflater.finish();
        int length = deflater.deflate(packed);
        deflater.end();
        chunk(out, "IDAT", Arrays.copyOf(packed, length));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(type.getBytes(ISO_8859_1));
        crc.update(content);
        out.writeBytes(Hostile.withNumber(new byte[4], 0, content.length));
        out.writeBytes(type.getBytes(ISO_8859_1));
        out.writeBytes(content);
        out.writeBytes(Hostile.withNumber(new byte[4], 0, (int) crc.getValue()));
    }

    /** A header that is in order, and nothing after it. */
    private static byte[] bmp(int width, int height) {
        byte[] header = HexFormat.of()
                .parseHex("424d360000000000000036000000280000000000000000000000010018000000000000000000"
                        + "00000000000000000000000000000000");
        byte[] sized = Hostile.withNumber(header, 18, Integer.reverseBytes(width));
        return Hostile.withNumber(sized, 22, Integer.reverseBytes(height));
    }

    /** A JPEG with these sides in its frame header. */
    private static byte[] sized(byte[] jpeg, int side) {
        byte[] changed = jpeg.clone();
        int frame = new String(jpeg, ISO_8859_1).indexOf("\u00ff\u00c0");
        return Hostile.withNumber(changed, frame + 5, (side << 16) | side);
    }
}
