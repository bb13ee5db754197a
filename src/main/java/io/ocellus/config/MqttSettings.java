package io.ocellus.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The broker and how to talk to it.
 *
 * @param url {@code mqtt://host:port} or {@code mqtts://host:port}, always with a port (1883 and 8883 by default)
 * @param clientId MQTT client id; {@code ocellus-<site>-<node>} where the configuration has none
 * @param username or null
 * @param password or null
 * @param ca PEM file of the authority that signed the broker's certificate, or null: then the JDK's authorities
 * @param certificate PEM file of the client's certificate, or null
 * @param key PEM file of the client's private key (PKCS#8), or null
 * @param keepAlive between pings, whole seconds; 30 s by default
 * @param connectTimeout for one attempt; 10 s by default
 * @param maxInflight the most unacknowledged publishes; the broker's receive maximum may lower it; 20 by default
 * @param backoff waiting time after the first failed attempt; doubled each time, jittered; 1 s by default
 * @param backoffCap the longest waiting time; 60 s by default
 * @param resultQos 0 or 1, for the result topics, 1 by default; everything else is QoS 1, metrics 0
 * @param outboxMessages the most messages kept in memory while the broker is away or slow; 10,000 by default
 */
public record MqttSettings(
        URI url,
        String clientId,
        @Nullable String username,
        @Nullable Secret password,
        @Nullable Path ca,
        @Nullable Path certificate,
        @Nullable Path key,
        Duration keepAlive,
        Duration connectTimeout,
        int maxInflight,
        Duration backoff,
        Duration backoffCap,
        int resultQos,
        int outboxMessages) {}
