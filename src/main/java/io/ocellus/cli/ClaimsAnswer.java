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

    private static final int WIDTH = 100;

    @Override
    public String text() {
        return claims.stream().map(ClaimsAnswer::text).collect(Collectors.joining("\n\n"));
    }

    private static String text(Claim claim) {
        return claim.said()
                + hanging("  computed  ", claim.computed())
                + hanging("  verdict   ", word(claim) + ". " + claim.because());
    }

    /** Under a title, in lines that fit a terminal. */
    private static String hanging(String title, String text) {
        StringBuilder lines = new StringBuilder("\n").append(title);
        int column = title.length() - 1;
        String between = "";
        for (String word : text.split(" ", -1)) {
            if (column + 1 + word.length() > WIDTH) {
                lines.append('\n').repeat(' ', title.length()).append(word);
                column = title.length() + word.length();
            } else {
                lines.append(between).append(word);
                column += 1 + word.length();
            }
            between = " ";
        }
        return lines.toString();
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
