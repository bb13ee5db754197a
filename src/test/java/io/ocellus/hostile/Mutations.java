package io.ocellus.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** Breaks good and hostile inputs at random, the same way for the same seed. Knows nothing of the reader but a few words. */
final class Mutations {

    private static final int LONGEST = 8192;
    private static final int MOST_STEPS = 4;

    /** What parsers of YAML, JSON, XML and URLs stumble over. */
    private static final List<String> WORDS = List.of(
            "\0",
            "\n",
            "\t",
            "\r",
            "\u001b[2J",
            "\u2028",
            "\ufeff",
            "\ufffd",
            "é",
            "'",
            "\"",
            "\\",
            "\\u0000",
            "{",
            "}",
            "[",
            "]",
            "<",
            ">",
            "&",
            "&#x0;",
            "&amp;",
            "&x;",
            "*a",
            "&a ",
            "<<: ",
            "!!int ",
            "? ",
            "- ",
            ": ",
            ", ",
            "#",
            "---\n",
            "|\n ",
            "%",
            "%00",
            "@",
            "//",
            "://",
            "../",
            "/",
            "?",
            "=",
            "~",
            "~1",
            "null",
            "true",
            "NaN",
            "-1",
            "0",
            "1e999",
            "-0.0",
            "1e-400",
            "2147483648",
            "9223372036854775808",
            "99999999999999999999999",
            "0x1p3",
            "010",
            "<!DOCTYPE a [<!ENTITY x 'y'>]>",
            "<![CDATA[",
            "]]>",
            "<!--",
            "<?xml version=\"1.0\" encoding=\"UTF-16\"?>");

    private final List<byte[]> sources;
    private final SplittableRandom random;

    Mutations(List<byte[]> sources, long seed) {
        this.sources = sources;
        this.random = new SplittableRandom(seed);
    }

    byte[] next() {
        byte[] input = source();
        for (int steps = 1 + random.nextInt(MOST_STEPS); steps > 0; steps--) {
            input = mutated(input);
        }
        return input;
    }

    private byte[] source() {
        return sources.get(random.nextInt(sources.size()));
    }

    private byte[] mutated(byte[] input) {
        int from = random.nextInt(input.length + 1);
        int to = Math.min(input.length, from + random.nextInt(1 + random.nextInt(64)));
        return switch (random.nextInt(7)) {
            case 0 -> joined(input, from, word(), from);
            case 1 -> joined(input, from, word(), to);
            case 2 -> joined(input, from, new byte[0], to);
            case 3 -> joined(input, from, new byte[] {(byte) random.nextInt(256)}, Math.min(input.length, from + 1));
            case 4 -> joined(input, from, repeated(input, from, to), to);
            case 5 -> joined(input, from, part(source()), to);
            default -> joined(input, from, new byte[0], input.length);
        };
    }

    private byte[] word() {
        return WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] part(byte[] other) {
        int from = random.nextInt(other.length + 1);
        return joined(other, 0, new byte[0], from);
    }

    private byte[] repeated(byte[] input, int from, int to) {
        int times = 2 << random.nextInt(8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < times && out.size() < LONGEST; i++) {
            out.write(input, from, to - from);
        }
        return out.toByteArray();
    }

    private static byte[] joined(byte[] input, int end, byte[] middle, int start) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(input, 0, end);
        out.writeBytes(middle);
        out.write(input, start, input.length - start);
        byte[] all = out.toByteArray();
        return all.length <= LONGEST ? all : java.util.Arrays.copyOf(all, LONGEST);
    }
}
