package io.ocellus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchBoardTest {

    private static final String CAT = "{'data':{'label':'cat','p':0.876,'age_ms':41}}";

    private final WatchBoard board = new WatchBoard();

    private void note(String topic, String payload) throws JsonProcessingException {
        JsonNode message = new ObjectMapper().readTree(payload.replace('\'', '"'));
        board.note("ocellus/v1/" + topic, message);
    }

    @Test
    void shouldShowTheNewestOfAView() throws Exception {
        // given
        note("plant7/gw12/cam/dock1/main/result", "{'data':{'label':'dog','p':0.5,'age_ms':7}}");
        note("plant7/gw12/cam/dock1/main/label", "{'data':{'label':'dog'}}");
        note("plant7/gw12/cam/dock1/state", "{'data':{'state':'live'}}");

        // when
        note("plant7/gw12/cam/dock1/main/result", CAT);

        // then
        assertThat(board.rows())
                .containsExactly(List.of("plant7/gw12/dock1/main", "cat", "0.88", "dog", "41 ms", "live"));
    }

    /** Retained messages come in any order. */
    @Test
    void shouldKnowAStateThatCameBeforeTheView() throws Exception {
        // given
        note("plant7/gw12/cam/dock1/state", "{'data':{'state':'stalled'}}");

        // when
        note("plant7/gw12/cam/dock1/main/label", "{'data':{'label':'dog'}}");

        // then
        assertThat(board.rows()).containsExactly(List.of("plant7/gw12/dock1/main", "-", "-", "dog", "-", "stalled"));
    }

    @Test
    void shouldKeepCamerasApartWhoseNamesBeginAlike() throws Exception {
        // given
        note("plant7/gw12/cam/dock1/main/result", CAT);
        note("plant7/gw12/cam/dock11/main/result", CAT);

        // when
        note("plant7/gw12/cam/dock1/state", "{'data':{'state':'ended'}}");

        // then
        assertThat(board.rows()).extracting(row -> row.getLast()).containsExactly("ended", "-");
    }

    @Test
    void shouldForgetAViewWhoseTopicWasCleared() throws Exception {
        // given
        note("plant7/gw12/cam/dock1/main/label", "{'data':{'label':'dog'}}");

        // when
        note("plant7/gw12/cam/dock1/main/label", "");

        // then
        assertThat(board.rows()).isEmpty();
    }

    @Test
    void shouldLeaveAsideWhatIsNotAboutAView() throws Exception {
        // given
        note("plant7/gw12/birth", "{'data':{}}");
        note("plant7/gw12/state", "{'data':{'state':'online'}}");

        // when
        note("plant7/gw12/cam/dock1", "'text'");

        // then
        assertThat(board.rows()).isEmpty();
    }

    @Test
    void shouldSurviveAPayloadOfAnotherKind() throws Exception {
        // given
        String topic = "plant7/gw12/cam/dock1/main/result";

        // when
        note(topic, "[1, 2]");

        // then
        assertThat(board.rows()).containsExactly(List.of("plant7/gw12/dock1/main", "-", "0.00", "-", "0 ms", "-"));
    }
}
