package io.ocellus.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Throw-away authorities and certificates, made by openssl as {@code deploy/mosquitto/README.md} tells an operator. */
public final class Certificates {

    private final Path folder;

    public Certificates(Path folder) {
        this.folder = folder;
    }

    /** {@code NAME.crt} and {@code NAME.key}; returns the certificate. */
    public Path authority(String name) {
        openssl("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 -keyout " + name + ".key -out "
                + name + ".crt -subj /CN=" + name);
        return folder.resolve(name + ".crt");
    }

    /**
     * {@code NAME.crt} and {@code NAME.key}, signed by an authority.
     *
     * @param newKey openssl's words for the kind of key
     * @param alternativeName as {@code IP:127.0.0.1}
     * @param days for which it is valid; negative makes one that has expired
     */
    public Path signed(String name, String authority, String newKey, String alternativeName, int days) {
        openssl("req -newkey " + newKey + " -nodes -keyout " + name + ".key -out " + name + ".csr -subj /CN=" + name);
        try {
            Files.writeString(folder.resolve(name + ".ext"), "subjectAltName=" + alternativeName);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        openssl("x509 -req -in " + name + ".csr -CA " + authority + ".crt -CAkey " + authority
                + ".key -CAcreateserial -days " + days + " -extfile " + name + ".ext -out " + name + ".crt");
        return folder.resolve(name + ".crt");
    }

    public void openssl(String arguments) {
        run(folder, "openssl " + arguments);
    }

    /** Runs a command, its words parted by single spaces; throws with its output where it fails. */
    public static void run(Path folder, String command) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        try {
            Process process = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(command + ": " + output);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(command, e);
        }
    }
}
