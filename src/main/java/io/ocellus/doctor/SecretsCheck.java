package io.ocellus.doctor;

import io.ocellus.config.Local;
import io.ocellus.config.MqttSettings;
import io.ocellus.config.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Can only the agent read the files that hold its secrets? The configuration itself never holds one. */
final class SecretsCheck {

    private static final String SUBJECT = "secrets";

    private SecretsCheck() {}

    static void look(Local local, Consumer<Finding> told) {
        Set<Path> files = new TreeSet<>();
        MqttSettings mqtt = local.mqtt();
        if (mqtt != null) {
            add(files, mqtt.key());
            add(files, mqtt.password());
        }
        local.credentials().values().forEach(credentials -> add(files, credentials.password()));
        files.forEach(file -> told.accept(judge(file)));
    }

    private static void add(Set<Path> files, @Nullable Secret secret) {
        add(files, secret == null ? null : secret.file());
    }

    private static void add(Set<Path> files, @Nullable Path file) {
        if (file != null) {
            files.add(file);
        }
    }

    private static Finding judge(Path file) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            boolean open = permissions.contains(PosixFilePermission.OTHERS_READ)
                    || permissions.contains(PosixFilePermission.OTHERS_WRITE);
            return open
                    ? Finding.doubtful(
                            SUBJECT, file + " may be read by every user of this machine", "sudo chmod o= " + file)
                    : Finding.good(SUBJECT, file + " is closed to other users");
        } catch (IOException | UnsupportedOperationException e) {
            return Finding.bad(SUBJECT, file + " can't be looked at", "sudo ls -l " + file);
        }
    }
}
