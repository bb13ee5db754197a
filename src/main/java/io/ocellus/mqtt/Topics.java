package io.ocellus.mqtt;

import io.ocellus.report.Channel;
import java.util.Optional;

/**
 * The topics of one gateway: {@code ocellus/v1/<site>/<node>/…}.
 *
 * @param site the site's id
 * @param node the gateway's id
 */
public record Topics(String site, String node) {

    /** The root and version of all topics. */
    public static final String ROOT = "ocellus/v1/";

    /** A topic taken apart. */
    public record Place(Topics node, Channel channel) {}

    public String of(Channel channel) {
        return ROOT + site + "/" + node + "/" + channel.topic();
    }

    /** The CloudEvents {@code source}: {@code /ocellus/<site>/<node>[/cam/<camera>[/<view>]]}. */
    public String source(Channel channel) {
        String source = "/ocellus/" + site + "/" + node;
        if (!channel.camera().isEmpty()) {
            source += "/cam/" + channel.camera();
        }
        return channel.view().isEmpty() ? source : source + "/" + channel.view();
    }

    /** Takes a topic apart; empty where it is none that a gateway publishes. */
    public static Optional<Place> parse(String topic) {
        if (!topic.startsWith(ROOT)) {
            return Optional.empty();
        }
        String[] levels = topic.substring(ROOT.length()).split("/", -1);
        for (String level : levels) {
            if (level.isEmpty()) {
                return Optional.empty();
            }
        }
        return switch (levels.length) {
            case 3 -> nodeChannel(levels[2]).map(channel -> place(levels, channel));
            case 5 -> cameraChannel(levels).map(channel -> place(levels, channel));
            case 6 -> viewChannel(levels).map(channel -> place(levels, channel));
            default -> Optional.empty();
        };
    }

    private static Place place(String[] levels, Channel channel) {
        return new Place(new Topics(levels[0], levels[1]), channel);
    }

    private static Optional<Channel> nodeChannel(String name) {
        return switch (name) {
            case "state" -> Optional.of(Channel.ofNode(Channel.Kind.STATE));
            case "birth" -> Optional.of(Channel.ofNode(Channel.Kind.BIRTH));
            case "metrics" -> Optional.of(Channel.ofNode(Channel.Kind.METRICS));
            case "event" -> Optional.of(Channel.ofNode(Channel.Kind.EVENT));
            default -> Optional.empty();
        };
    }

    private static Optional<Channel> cameraChannel(String[] levels) {
        boolean state = levels[2].equals("cam") && levels[4].equals("state");
        return state ? Optional.of(Channel.ofCamera(levels[3])) : Optional.empty();
    }

    private static Optional<Channel> viewChannel(String[] levels) {
        if (!levels[2].equals("cam")) {
            return Optional.empty();
        }
        return switch (levels[5]) {
            case "result" -> Optional.of(Channel.ofView(Channel.Kind.RESULT, levels[3], levels[4]));
            case "label" -> Optional.of(Channel.ofView(Channel.Kind.LABEL, levels[3], levels[4]));
            default -> Optional.empty();
        };
    }
}
