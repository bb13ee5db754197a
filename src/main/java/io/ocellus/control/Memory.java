package io.ocellus.control;

import io.ocellus.control.Refusal.Code;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What this gateway remembers of the documents that it accepted (DESIGN 4.3). Only of the highest version: every lower one is stale
 * whatever came of it, so outcomes stay final per version and digest.
 *
 * @param version the highest accepted, 0 before the first
 * @param digest of that version, empty before the first
 * @param outcome why it was rejected or rolled back, or null while it wasn't
 * @param clockFloor the latest {@code issued} that a signature vouched for: it can't be earlier, whatever the clock says
 */
public record Memory(long version, String digest, @Nullable String outcome, Instant clockFloor) {

    /** Of a gateway that never accepted any. */
    public static final Memory EMPTY = new Memory(0, "", null, Instant.EPOCH);

    /** Why a document is not taken, or empty: then it is new, or the accepted one that is to be resumed. */
    public Optional<Refusal> refusal(Desired desired) {
        if (desired.version() < version) {
            return Optional.of(new Refusal(
                    Code.STALE,
                    "has version " + desired.version() + ", and " + version + " was accepted; push a higher one"));
        }
        if (desired.version() > version) {
            return Optional.empty();
        }
        if (!desired.digest().equals(digest)) {
            return Optional.of(new Refusal(
                    Code.CONFLICT, "differs from the version " + version + " that was accepted; push a higher one"));
        }
        return Optional.ofNullable(outcome)
                .map(code -> new Refusal(
                        Code.FINAL, "was tried and ended with " + code + ", which is final; push a higher version"));
    }

    /** After a document was accepted; saved before anything is done about it. */
    public Memory accepted(Desired desired) {
        boolean later = desired.signer() != null && desired.issued().isAfter(clockFloor);
        boolean same = desired.version() == version && desired.digest().equals(digest);
        return new Memory(
                desired.version(), desired.digest(), same ? outcome : null, later ? desired.issued() : clockFloor);
    }

    /** After the accepted document was rejected or rolled back. */
    public Memory ended(String code) {
        return new Memory(version, digest, outcome == null ? code : outcome, clockFloor);
    }

    /** The time by which expiry is judged. */
    public Instant notBeforeFloor(Instant now) {
        return now.isBefore(clockFloor) ? clockFloor : now;
    }
}
