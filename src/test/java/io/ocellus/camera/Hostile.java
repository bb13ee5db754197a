package io.ocellus.camera;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** A file that somebody damaged, or made to do damage. */
final class Hostile {

    private final String name;
    private final byte[] content;

    /**
     * @param name of the file, which says what is wrong with it
     */
    Hostile(String name, byte[] content) {
        this.name = name;
        this.content = content;
    }

    String name() {
        return name;
    }

    Path writtenTo(Path folder) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    static byte[] resource(String name) {
        try (InputStream in = Hostile.class.getResourceAsStream("/hostile/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cut off after each of so many equal parts but the last. */
    static List<Hostile> truncated(String extension, byte[] whole, int parts) {
        List<Hostile> made = new ArrayList<>();
        for (int part = 1; part < parts; part++) {
            int length = whole.length * part / parts;
            made.add(new Hostile("cut-at-" + length + extension, Arrays.copyOf(whole, length)));
        }
        return made;
    }

    /** Some bytes changed, anywhere; which and how many depends on the seed alone. */
    static List<Hostile> mutated(String extension, byte[] whole, int count) {
        List<Hostile> made = new ArrayList<>();
        for (int seed = 1; seed <= count; seed++) {
            Random random = new Random(seed);
            byte[] content = whole.clone();
            for (int n = 1 + random.nextInt(1 << random.nextInt(6)); n > 0; n--) {
                content[random.nextInt(content.length)] = (byte) random.nextInt(256);
            }
            made.add(new Hostile("seed-" + seed + extension, content));
        }
        return made;
    }

    /** The content with this number written over four of its bytes, the highest first. */
    static byte[] withNumber(byte[] content, int at, int number) {
        byte[] changed = content.clone();
        for (int i = 0; i < Integer.BYTES; i++) {
            changed[at + i] = (byte) (number >> (8 * (3 - i)));
        }
        return changed;
    }

    /** So that a report names the case. */
    @Override
    public String toString() {
        return name;
    }
}
