package io.ocellus.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to this gateway and is never set remotely.
 *
 * @param site the site's id, second level of every topic; {@code default} by default
 * @param node the gateway's id, third level of every topic; by default the host name up to its first dot
 * @param mqtt the broker, or null: then nothing is published
 * @param outbox how much may wait on disk for the broker
 * @param credentials user and password by the name that a camera's {@code credentials} says
 * @param trust whose signatures are believed, by name
 * @param http where health and metrics listen; 127.0.0.1:8080 by default
 * @param models the folder of model bundles; by default {@code models} beside the configuration
 * @param state the folder that the agent may write to; by default systemd's {@code STATE_DIRECTORY}, or {@code state} beside the configuration
 * @param media the folder below which {@code file:} and {@code folder:} cameras are resolved; null allows any path. Links are followed when a camera opens
 * @param openvino the folder with OpenVINO's libraries, or null: then the usual places are searched
 */
public record Local(
        String site,
        String node,
        @Nullable MqttSettings mqtt,
        OutboxSettings outbox,
        Map<String, Credentials> credentials,
        Map<String, Trust> trust,
        HttpSettings http,
        Path models,
        Path state,
        @Nullable Path media,
        @Nullable Path openvino) {

    /**
     * How much may wait on disk for the broker.
     *
     * @param bytes the most; 64 MiB by default
     * @param age the longest; 24 h by default
     * @param resendRate the most of it that is sent a second, behind what is live; 200 by default
     */
    public record OutboxSettings(long bytes, Duration age, int resendRate) {}

    /** Where health and metrics listen. */
    public record HttpSettings(String host, int port) {}

    /** User and password for a camera. */
    public record Credentials(String username, Secret password) {}

    /**
     * Somebody whose signatures are believed.
     *
     * @param role what it may sign
     * @param file its public key or the certificates of its authority, PEM
     * @param notAfter from then on it is believed no more
     */
    public record Trust(Role role, Path file, Instant notAfter) {

        /** What may be signed. */
        public enum Role {
            MODEL
        }
    }
}
