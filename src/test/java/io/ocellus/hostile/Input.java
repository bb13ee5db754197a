package io.ocellus.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The kinds of hostile input, each with its folder in the corpus. */
enum Input {
    /** {@code ocellus.yaml}. */
    CONFIG {
        @Override
        Reader reader(Path scratch) {
            return new ConfigInput(scratch);
        }
    },
    /** {@code bundle.json} in a bundle that is good otherwise. */
    BUNDLE {
        @Override
        Reader reader(Path scratch) throws IOException {
            return ModelInput.manifest(scratch);
        }
    },
    /** {@code model.xml} of a plain IR. */
    IR {
        @Override
        Reader reader(Path scratch) throws IOException {
            return ModelInput.topology(scratch);
        }
    },
    /** {@code rt_info/model_info} of a plain IR: {@code key=value} a line, {@code \n} for a line break within. */
    MODEL_INFO {
        @Override
        Reader reader(Path scratch) throws IOException {
            return ModelInput.modelInfo(scratch);
        }
    },
    /** {@code model.sig}. */
    SIGNATURE {
        @Override
        Reader reader(Path scratch) throws IOException {
            return SignatureInput.file();
        }
    },
    /** What {@code model.sig} says, signed by someone who is trusted. */
    STATEMENT {
        @Override
        Reader reader(Path scratch) {
            return SignatureInput.statement();
        }
    },
    /** What a broker delivers. */
    PAYLOAD {
        @Override
        Reader reader(Path scratch) {
            return new PayloadInput();
        }
    },
    /** A camera's URL, and a broker's. */
    URL {
        @Override
        Reader reader(Path scratch) {
            return new UrlInput(scratch);
        }
    };

    private static final Path CORPUS = Path.of("src/test/resources/hostile");

    /**
     * Makes the reader.
     *
     * @param scratch an empty folder for files that must lie on disk
     */
    abstract Reader reader(Path scratch) throws IOException;

    Path folder() {
        return CORPUS.resolve(name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** The sentence that each kept input gets: {@code FILE | SENTENCE} a line. */
    Path sentences() {
        return CORPUS.resolve(folder().getFileName() + ".txt");
    }

    /** The kept inputs, by name. */
    List<Path> corpus() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
