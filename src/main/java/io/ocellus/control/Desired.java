package io.ocellus.control;

import io.ocellus.config.Spec;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A document that passed every check that it can pass by itself; whether it is new is for {@link Memory} to say.
 *
 * @param version 1 to 2^53−1, the largest whole number that every JSON reader keeps (RFC 8259, section 6)
 * @param digest {@code sha256:} of the JSON as it was received; of a signed document, of its payload
 * @param issued when it was written
 * @param expires until then it may be begun; what was accepted is never undone by it
 * @param spec valid on this gateway
 * @param signer the name in {@code local.trust} of whoever signed it, or null where nobody had to
 */
public record Desired(
        long version,
        String digest,
        Instant issued,
        Instant expires,
        Spec spec,
        @Nullable String signer) implements DesiredReading {}
