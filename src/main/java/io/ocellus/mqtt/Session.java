package io.ocellus.mqtt;

import java.util.random.RandomGenerator;

/** The id of one run of the agent: under it, sequence numbers count from 1. */
public final class Session {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 8;

    private Session() {}

    /** 40 random bits in base32: among a thousand starts of a gateway, two are equal with a chance of 1 in 2 million. */
    public static String newId(RandomGenerator random) {
        StringBuilder id = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
