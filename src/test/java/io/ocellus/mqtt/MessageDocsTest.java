package io.ocellus.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MessageDocsTest {

    private static final Path DOCS = Path.of("docs", "messages.md");

    @Test
    void shouldMatchTheSchemas() throws IOException {
        // given
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(DOCS, MessageDocs.generate());
        }

        // when
        String generated = MessageDocs.generate();

        // then
        assertThat(Files.readString(DOCS))
                .as("docs/messages.md is out of date: run ./mvnw test -Dtest=MessageDocsTest -Ddocs.write=true")
                .isEqualTo(generated);
    }
}
