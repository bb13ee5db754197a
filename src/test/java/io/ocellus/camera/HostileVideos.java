package io.ocellus.camera;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/** Video files that are damaged, are something else, or claim what is not there. */
final class HostileVideos {

    /** Tables of an MP4 and where in them the number of entries stands. */
    private static final List<String> TABLES = List.of("stts", "stsc", "stco", "stss", "ctts", "elst", "stsd");

    private static final List<String> ATOMS = List.of("ftyp", "moov", "trak", "mdia", "stbl", "stsd", "avcC", "mdat");
    private static final int[] NUMBERS = {0, 1, 0x7fff_ffff, 0xffff_ffff};

    private HostileVideos() {}

    /** @param folder for the other containers, which the ffmpeg command makes */
    static List<Hostile> all(Path folder) throws IOException, InterruptedException {
        byte[] mp4 = Hostile.resource("clip.mp4");
        Path clip = Files.write(folder.resolve("whole.mp4"), mp4);
        List<Hostile> all = new ArrayList<>(Hostile.truncated(".mp4", mp4, 12));
        all.addAll(Hostile.mutated(".mp4", mp4, 40));
        all.addAll(lyingAtoms(mp4));
        for (String extension : List.of(".ts", ".mkv", ".avi", ".flv")) {
            byte[] whole = Files.readAllBytes(copied(clip, folder.resolve("whole" + extension)));
            all.addAll(Hostile.truncated(extension, whole, 4));
            all.addAll(Hostile.mutated(extension, whole, 12));
        }
        all.addAll(ofTwoSizes(folder));
        all.addAll(noVideos());
        all.add(new Hostile("huge.mp4", huge()));
        return all;
    }

    private static Path copied(Path clip, Path out) throws IOException, InterruptedException {
        return Clips.ffmpeg(out, List.of("-i", clip.toString()), List.of("-c", "copy"));
    }

    /** The size changes in the middle, as a camera's does whose settings are changed; also to what shares neither side. */
    private static List<Hostile> ofTwoSizes(Path folder) throws IOException, InterruptedException {
        byte[] large = video(folder, "640x480");
        byte[] small = video(folder, "320x240");
        byte[] wide = video(folder, "7680x64");
        byte[] tall = video(folder, "64x4000");
        return List.of(
                new Hostile("shrinks.ts", joined(large, small)),
                new Hostile("grows.ts", joined(small, large)),
                new Hostile("wide-then-tall.ts", joined(wide, tall)),
                new Hostile("tall-then-wide.ts", joined(tall, wide)));
    }

    private static byte[] video(Path folder, String size) throws IOException, InterruptedException {
        List<String> input = List.of("-f", "lavfi", "-i", "testsrc=size=" + size + ":rate=25", "-frames:v", "10");
        List<String> codec = List.of("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p");
        return Files.readAllBytes(Clips.ffmpeg(folder.resolve("size-" + size + ".ts"), input, codec));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] huge() throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(Hostile.resource("huge-16000x16000.mp4.gz")))
                .readAllBytes();
    }

    private static List<Hostile> lyingAtoms(byte[] mp4) {
        List<Hostile> made = new ArrayList<>();
        for (int number : NUMBERS) {
            for (String atom : ATOMS) {
                add(made, mp4, atom, -4, number, "-bytes-");
            }
            for (String table : TABLES) {
                add(made, mp4, table, 8, number, "-entries-");
            }
            add(made, mp4, "stsz", 12, number, "-entries-");
        }
        return made;
    }

    private static void add(List<Hostile> to, byte[] mp4, String atom, int offset, int number, String what) {
        int at = new String(mp4, ISO_8859_1).indexOf(atom);
        if (at >= 0) {
            String name = atom + what + Integer.toUnsignedString(number) + ".mp4";
            to.add(new Hostile(name, Hostile.withNumber(mp4, at + offset, number)));
        }
    }

    private static List<Hostile> noVideos() {
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);
        return List.of(
                new Hostile("empty.mp4", new byte[0]),
                new Hostile("one-byte.mp4", new byte[1]),
                new Hostile("zeros.mp4", new byte[1 << 20]),
                new Hostile("noise.mp4", noise),
                new Hostile("noise.ts", noise),
                new Hostile("picture.mp4", Hostile.resource("photo.jpg")),
                new Hostile("text.mp4", "not a video\n".repeat(1000).getBytes(ISO_8859_1)),
                new Hostile("page.mp4", "<!DOCTYPE html><html><body>404</body></html>".getBytes(ISO_8859_1)),
                new Hostile("program.mp4", "\u007fELF\u0002\u0001\u0001".getBytes(ISO_8859_1)),
                new Hostile("archive.mp4", "PK\u0003\u0004\u0014\0\0\0\u0008\0".getBytes(ISO_8859_1)),
                new Hostile("subtitles.mp4", "1\n00:00:00,000 --> 00:00:01,000\nHello\n".getBytes(ISO_8859_1)),
                new Hostile("sync-bytes.ts", "G".repeat(188 * 50).getBytes(ISO_8859_1)));
    }
}
