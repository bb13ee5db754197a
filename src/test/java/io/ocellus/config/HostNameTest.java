package io.ocellus.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostNameTest {

    @ParameterizedTest
    @CsvSource({"GW12.plant7.example,gw12", "my host,my-host", "_x,x", "'',node", "...,node", "Ümlaut,mlaut"})
    void shouldMakeAnIdOfTheFirstPart(String host, String id) {
        // when
        String made = HostName.toId(host);

        // then
        assertThat(made).isEqualTo(id);
    }

    @Test
    void shouldMakeAValidIdOfAnything() {
        qt().forAll(strings().basicMultilingualPlaneAlphabet().ofLengthBetween(0, 100))
                .checkAssert(host -> assertThat(HostName.toId(host)).matches("[a-z0-9][a-z0-9_-]{0,62}"));
    }
}
