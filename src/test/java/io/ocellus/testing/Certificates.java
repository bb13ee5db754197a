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

    /**
     * {@code NAME.crt} and {@code NAME.key}, signed by an authority and valid from a day in the year 2099 on.
     *
     * @param alternativeName as {@code IP:127.0.0.1}
     */
    public Path notYetValid(String name, String authority, String alternativeName) {
        signed(name, authority, "ec -pkeyopt ec_paramgen_curve:P-256", alternativeName, 30);
        openssl(ca(authority) + " -in " + name + ".csr -extfile " + name + ".ext -out " + name
                + ".crt -startdate 20990101000000Z -enddate 20991231000000Z -notext");
        return folder.resolve(name + ".crt");
    }

    /** The list of an authority's revoked certificates, with this one on it. */
    public Path revoked(String name, String authority) {
        openssl(ca(authority) + " -revoke " + name + ".crt");
        openssl(ca(authority) + " -gencrl -crldays 30 -out " + authority + ".crl");
        return folder.resolve(authority + ".crl");
    }

    /** openssl's way to keep an authority's books. */
    private String ca(String authority) {
        try {
            Files.writeString(folder.resolve("ca.cnf"), """
                    [ca]
                    default_ca=books
                    [books]
                    database=index.txt
                    serial=serial.txt
                    new_certs_dir=.
                    default_md=sha256
                    policy=names
                    unique_subject=no
                    [names]
                    commonName=supplied
                    """);
            if (!Files.exists(folder.resolve("index.txt"))) {
                Files.createFile(folder.resolve("index.txt"));
                Files.writeString(folder.resolve("serial.txt"), "1000");
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return "ca -batch -config ca.cnf -cert " + authority + ".crt -keyfile " + authority + ".key";
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
