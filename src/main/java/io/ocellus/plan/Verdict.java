package io.ocellus.plan;

/** Whether a device computes a candidate rightly: what its bundle's golden set said on that device. */
public sealed interface Verdict {

    /** It answers as the golden set demands; {@code accurate}: only with {@code EXECUTION_MODE_HINT=ACCURACY}. */
    record Right(boolean accurate) implements Verdict {}

    /**
     * It does not, with either hint.
     *
     * @param reason as in {@code 0.62 of the golden pictures agree, 0.97 are demanded}
     */
    record Wrong(String reason) implements Verdict {}

    /** Not run yet: it may be chosen, and must be tried before it is used. */
    record Untried() implements Verdict {}
}
