package io.ocellus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ocellus.efficientnet.Claim;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is said about EfficientNet beside what it is. */
record ClaimsAnswer(List<Claim> claims) implements VariantsAnswer {

    @Override
    public String text() {
        return claims.stream().map(ClaimsAnswer::text).collect(Collectors.joining("\n\n"));
    }

    private static String text(Claim claim) {
        return """
                %s
                  computed  %s
                  verdict   %s. %s""".formatted(claim.said(), claim.computed(), word(claim), claim.because());
    }

    private static String word(Claim claim) {
        return claim.verdict().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public JsonNode json() {
        ArrayNode answer = JsonNodeFactory.instance.arrayNode();
        claims.forEach(claim -> answer.addObject()
                .put("said", claim.said())
                .put("computed", claim.computed())
                .put("verdict", word(claim))
                .put("because", claim.because()));
        return answer;
    }
}
