package io.ocellus.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A machine made of files. */
record TestMachine(Path root) {

    TestMachine file(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text + "\n");
        return this;
    }

    Machine machine() {
        return new Machine(root);
    }
}
