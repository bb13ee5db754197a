package io.ocellus.mqtt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.ocellus.outbox.Message;
import io.ocellus.report.AgentState;
import io.ocellus.report.Channel;
import io.ocellus.report.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Writes messages as CloudEvents 1.0 in structured JSON. The schemas in {@code schema/} say what each contains.
 *
 * <p>An id is unique among all that have the same source: {@code <session>-<seq>} for a result, and
 * {@code <session>-<kind>-<seq>} for everything else. Not thread-safe: it reuses its buffer.
 */
public final class CloudEventWriter {

    /** The MQTT 5 content type of every payload. */
    public static final String CONTENT_TYPE = "application/cloudevents+json";

    /** CloudEvents integers have 32 bits; a larger {@code seq} is written as a string. */
    private static final long LARGEST_INTEGER = Integer.MAX_VALUE;

    private static final int USUAL_SIZE = 512;

    private final JsonFactory json = new JsonFactory();
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(USUAL_SIZE);
    private final Topics topics;
    private final String session;

    public CloudEventWriter(Topics topics, String session) {
        this.topics = topics;
        this.session = session;
    }

    /** The payload of a message; empty where its topic is to be cleared. */
    public byte[] write(Message message) {
        return switch (message.content()) {
            case Message.Told(Report report) ->
                write(report, id(message.channel(), message.seq()), message.seq(), message.resent());
            case Message.Stored stored -> stored.payload();
            case Message.Cleared _ -> new byte[0];
        };
    }

    /**
     * The payload that the broker publishes when the connection dies. It is written ahead, so its time is that of the
     * connect and its {@code seq} is 0.
     *
     * @param connects how many connections there were in this session, this one included
     */
    public byte[] will(int connects, Instant now) {
        return write(new AgentState(now, AgentState.Phase.OFFLINE), session + "-will-" + connects, 0, false);
    }

    private String id(Channel channel, long seq) {
        return channel.kind() == Channel.Kind.RESULT
                ? session + "-" + seq
                : session + "-" + kindName(channel.kind()) + "-" + seq;
    }

    private byte[] write(Report report, String id, long seq, boolean resent) {
        buffer.reset();
        try (JsonGenerator out = json.createGenerator(buffer)) {
            out.writeStartObject();
            out.writeStringField("specversion", "1.0");
            out.writeStringField("id", id);
            out.writeStringField("source", topics.source(report.channel()));
            out.writeStringField(
                    "type", "io.ocellus." + kindName(report.channel().kind()) + ".v1");
            out.writeStringField("time", timestamp(report.time()));
            out.writeStringField("session", session);
            if (seq <= LARGEST_INTEGER) {
                out.writeNumberField("seq", seq);
            } else {
                out.writeStringField("seq", Long.toString(seq));
            }
            if (resent) {
                out.writeBooleanField("resent", true);
            }
            out.writeObjectFieldStart("data");
            DataWriter.write(out, report);
            out.writeEndObject();
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing into memory failed", e);
        }
        return buffer.toByteArray();
    }

    /** The kind's name in types and ids. */
    static String kindName(Channel.Kind kind) {
        return switch (kind) {
            case STATE -> "state";
            case BIRTH -> "birth";
            case CAMERA_STATE -> "camera";
            case RESULT -> "result";
            case LABEL -> "label";
            case METRICS -> "metrics";
            case EVENT -> "event";
        };
    }

    /** UTC with always three digits of milliseconds, as {@code 2026-11-24T06:00:00.120Z}. */
    static String timestamp(Instant time) {
        return Timestamp.FORMAT.format(time);
    }

    private static final class Timestamp {
        private static final DateTimeFormatter FORMAT =
                DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    }
}
