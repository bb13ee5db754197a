package io.ocellus.inference;

import io.ocellus.openvino.OpenVino;
import io.ocellus.openvino.RuntimeUnavailableException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the real engine, once for all; without OpenVINO or OpenCV they are skipped, which is said aloud. */
public final class EngineExtension implements ExecutionCondition, ParameterResolver {

    private static @Nullable OpenVino openVino;
    private static @Nullable Engine engine;
    private static @Nullable String missing;

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        load();
        return missing == null
                ? ConditionEvaluationResult.enabled("OpenVINO and OpenCV are there")
                : ConditionEvaluationResult.disabled(missing);
    }

    private static synchronized void load() {
        if (engine != null || missing != null) {
            return;
        }
        try {
            openVino = OpenVino.load(null);
            engine = new Engine(openVino);
        } catch (RuntimeUnavailableException | IllegalStateException e) {
            missing = e.getMessage();
            System.err.println("SKIPPED: the tests of inference, because " + missing);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext context, ExtensionContext extension) {
        Class<?> type = context.getParameter().getType();
        return type == Engine.class || type == OpenVino.class;
    }

    @Override
    public @Nullable Object resolveParameter(ParameterContext context, ExtensionContext extension) {
        return context.getParameter().getType() == Engine.class ? engine : openVino;
    }
}
