package io.ocellus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveTableTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);

    private LiveTable table(boolean terminal) {
        return new LiveTable(out, terminal, List.of("VIEW", "LABEL"), 6, 8);
    }

    private String written() {
        return written.toString(StandardCharsets.UTF_8);
    }

    @Test
    void shouldPrintTheHeaderOnceWhereNobodyLooks() {
        // given
        LiveTable table = table(false);
        table.draw(List.of(List.of("a", "cat")));

        // when
        table.draw(List.of(List.of("a", "dog"), List.of("b", "cup")));

        // then
        assertThat(written().lines()).containsExactly("VIEW    LABEL", "a       cat", "a       dog", "b       cup");
    }

    @Test
    void shouldDrawOverItselfInATerminal() {
        // given
        LiveTable table = table(true);
        table.draw(List.of(List.of("a", "cat")));
        written.reset();

        // when
        table.draw(List.of(List.of("a", "dog")));

        // then
        assertThat(written()).startsWith("\u001b[2A\u001b[2KVIEW").contains("\u001b[2Ka       dog");
    }

    @Test
    void shouldCutWhatIsTooWide() {
        // given
        LiveTable table = table(false);

        // when
        table.draw(List.of(List.of("a", "Egyptian cat")));

        // then
        assertThat(written().lines()).endsWith("a       Egyptia…");
    }

    @Test
    void shouldLeaveASentenceAboveTheTable() {
        // given
        LiveTable table = table(true);
        table.draw(List.of(List.of("a", "cat")));
        written.reset();

        // when
        table.say("camera a is reconnecting: it broke off");
        table.draw(List.of(List.of("a", "dog")));

        // then
        assertThat(written())
                .startsWith("\u001b[2A\u001b[Jcamera a is reconnecting: it broke off" + System.lineSeparator()
                        + "\u001b[2KVIEW");
    }
}
