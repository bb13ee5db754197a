package io.ocellus.cli;

import java.nio.file.Path;

/** The installation's folder: where the launcher lies, or the working directory. */
final class Home {

    private Home() {}

    static Path path() {
        return Path.of(System.getProperty("ocellus.home", ""));
    }
}
