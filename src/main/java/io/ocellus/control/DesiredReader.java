package io.ocellus.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.ocellus.config.ConfigurationException;
import io.ocellus.config.Problem;
import io.ocellus.config.Spec;
import io.ocellus.control.Refusal.Code;
import java.time.Instant;
import java.util.List;

/**
 * Reads a document {@code desired} (DESIGN 4.3): plain JSON where nobody is trusted to sign configuration, otherwise a compact JWS,
 * whose bytes are verified before they are parsed. All or nothing. One thread at a time.
 */
public final class DesiredReader {

    /** The longest document, in bytes as received. */
    public static final int LONGEST = 64 << 10;

    /** Makes a spec of the field {@code spec}, or tells everything that is wrong with it. */
    public interface SpecSource {
        Spec read(JsonNode spec) throws ConfigurationException;
    }

    private final StrictJson json = new StrictJson();
    private final String target;
    private final List<ConfigKey> keys;
    private final SpecSource specs;

    /**
     * @param target this gateway: {@code plant7/gw12}
     * @param keys whoever may sign configuration; where it is empty, documents are plain
     */
    public DesiredReader(String target, List<ConfigKey> keys, SpecSource specs) {
        this.target = target;
        this.keys = List.copyOf(keys);
        this.specs = specs;
    }

    /**
     * Reads it.
     *
     * @param now by the clock, but not before {@link Memory#clockFloor()}
     */
    public DesiredReading read(byte[] received, Instant now) {
        try {
            return checked(received, now);
        } catch (RefusedException e) {
            return e.refusal();
        }
    }

    private Desired checked(byte[] received, Instant now) throws RefusedException {
        if (received.length > LONGEST) {
            throw new RefusedException(
                    Code.TOO_LONG, "has " + received.length + " bytes, more than the " + LONGEST + " that are read");
        }
        CompactJws.Verified verified = keys.isEmpty() ? null : signed(received, now);
        byte[] payload = verified == null ? received : verified.payload;
        DesiredFields fields = new DesiredFields(json.object("", payload));
        fields.throwIfAny();
        if (!fields.target().equals(target)) {
            throw new RefusedException(Code.FOREIGN, "is for another gateway; this one is " + target);
        }
        if (!now.isBefore(fields.expires())) {
            throw new RefusedException(Code.EXPIRED, "expired at " + fields.expires() + "; it is " + now);
        }
        return new Desired(
                fields.version(),
                Sha256.of(payload),
                fields.issued(),
                fields.expires(),
                spec(fields.spec()),
                verified == null ? null : verified.signer);
    }

    private CompactJws.Verified signed(byte[] received, Instant now) throws RefusedException {
        for (byte one : received) {
            if (one == '{') {
                throw new RefusedException(
                        Code.UNSIGNED,
                        "is not signed; this gateway takes only what local.trust lets sign configuration");
            }
            if (one > ' ') {
                break;
            }
        }
        return new CompactJws(json, keys).verify(received, now);
    }

    private Spec spec(JsonNode node) throws RefusedException {
        try {
            return specs.read(node);
        } catch (ConfigurationException e) {
            throw invalid(e.problems());
        }
    }

    static RefusedException invalid(List<Problem> problems) {
        return new RefusedException(new Refusal(
                Code.INVALID, "can't be used: " + problems.getFirst() + more(problems.size() - 1), problems));
    }

    private static String more(int others) {
        return others == 0 ? "" : " (and " + others + " more)";
    }
}
