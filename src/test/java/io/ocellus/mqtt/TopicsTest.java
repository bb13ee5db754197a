package io.ocellus.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.strings;

import io.ocellus.report.Channel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quicktheories.core.Gen;

class TopicsTest {

    private static final Gen<String> IDS = strings().betweenCodePoints('a', 'z').ofLengthBetween(1, 63);

    @Test
    void shouldReadBackEveryTopicThatItWrites() {
        qt().forAll(IDS, IDS, IDS, arbitrary().enumValues(Channel.Kind.class))
                .checkAssert((site, camera, view, kind) -> {
                    Topics topics = new Topics(site, "gw12");
                    Channel channel = switch (kind) {
                        case CAMERA_STATE -> Channel.ofCamera(camera);
                        case RESULT -> Channel.ofView(Channel.Kind.RESULT, camera, view);
                        case LABEL -> Channel.ofView(Channel.Kind.LABEL, camera, view);
                        case STATE, BIRTH, METRICS, EVENT -> Channel.ofNode(kind);
                    };
                    assertThat(Topics.parse(topics.of(channel))).contains(new Topics.Place(topics, channel));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ocellus/v1/",
                "ocellus/v1/plant7/gw12",
                "ocellus/v1/plant7/gw12/desired",
                "ocellus/v1/plant7//state",
                "ocellus/v1/plant7/gw12/cam/dock1/result",
                "ocellus/v1/plant7/gw12/cam/dock1/main/state",
                "ocellus/v1/plant7/gw12/bus/dock1/state",
                "ocellus/v1/plant7/gw12/bus/dock1/main/result",
                "ocellus/v2/plant7/gw12/state"
            })
    void shouldTakeNoOtherTopicApart(String topic) {
        // given a topic that no gateway publishes

        // when
        var place = Topics.parse(topic);

        // then
        assertThat(place).isEmpty();
    }
}
