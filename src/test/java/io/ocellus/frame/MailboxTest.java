package io.ocellus.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailboxTest {

    @Test
    void shouldBeEmptyAtFirst() {
        // given
        Mailbox mailbox = new Mailbox(false, () -> {});

        // when
        boolean empty = mailbox.isEmpty();

        // then
        assertThat(empty).isTrue();
    }
}
