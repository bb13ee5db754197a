package io.ocellus.model;

import io.ocellus.signature.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The values of {@code rt_info/model_info} with Model API's own defaults and ways of writing: lists are separated by spaces,
 * truth is {@code True} or {@code YES}, {@code None} and nothing mean the default. Problems are collected, one sentence each.
 */
final class ModelInfo {

    private final Map<String, String> values;
    private final List<String> problems = new ArrayList<>();

    ModelInfo(Map<String, String> values) {
        this.values = values;
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    List<String> problems() {
        return problems;
    }

    void refuse(String key, String why) {
        if (problems.size() < ModelException.MOST) {
            problems.add("model_info/" + key + ": " + why);
        }
    }

    String text(String key, String otherwise) {
        String value = values.getOrDefault(key, "").strip();
        return value.isEmpty() || value.equals("None") ? otherwise : value;
    }

    boolean truth(String key) {
        String value = text(key, "False").toLowerCase(Locale.ROOT);
        return switch (value) {
            case "true", "yes", "1" -> true;
            case "false", "no", "0" -> false;
            default -> {
                refuse(key, "must be True or False, is " + Shown.quoted(value));
                yield false;
            }
        };
    }

    double number(String key, double otherwise, double least, double most) {
        String value = text(key, "");
        if (value.isEmpty()) {
            return otherwise;
        }
        double number = parse(key, value, otherwise);
        if (!(number >= least && number <= most)) {
            refuse(key, "must be from " + least + " to " + most + ", is " + Shown.shortened(value));
            return otherwise;
        }
        return number;
    }

    /** One number a channel; one for all is repeated; none stays none. */
    List<Double> numbers(String key, int channels) {
        List<String> words = words(key);
        if (words.size() > 1 && words.size() != channels) {
            refuse(key, "must have " + channels + " numbers, one a channel, has " + words.size());
            return List.of();
        }
        List<Double> numbers = new ArrayList<>();
        for (String word : words) {
            numbers.add(parse(key, word, 1));
        }
        if (numbers.size() == 1) {
            while (numbers.size() < channels) {
                numbers.add(numbers.getFirst());
            }
        }
        return numbers;
    }

    List<String> words(String key) {
        String text = text(key, "");
        return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
    }

    private double parse(String key, String value, double otherwise) {
        try {
            double number = Double.parseDouble(value.replaceAll("[,\\[\\]]", ""));
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, as a number that is none
        }
        refuse(key, Shown.quoted(value) + " is not a number");
        return otherwise;
    }
}
