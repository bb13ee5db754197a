package io.ocellus.openvino;

import java.lang.reflect.Parameter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the real runtime and a core, once for all; without a runtime they are skipped, which is said aloud. */
public final class RuntimeExtension implements ExecutionCondition, ParameterResolver {

    private static @Nullable OpenVino openVino;
    private static @Nullable Core core;
    private static @Nullable String missing;

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        load();
        return missing == null
                ? ConditionEvaluationResult.enabled("OpenVINO's runtime is there")
                : ConditionEvaluationResult.disabled(missing);
    }

    private static synchronized void load() {
        if (openVino != null || missing != null) {
            return;
        }
        try {
            openVino = OpenVino.load(null);
            core = new Core(openVino);
        } catch (RuntimeUnavailableException e) {
            missing = e.getMessage();
            System.err.println("SKIPPED: the tests of the OpenVINO binding, because " + missing);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext context, ExtensionContext extension) {
        Parameter parameter = context.getParameter();
        return parameter.getType() == OpenVino.class || parameter.getType() == Core.class;
    }

    @Override
    public @Nullable Object resolveParameter(ParameterContext context, ExtensionContext extension) {
        return context.getParameter().getType() == Core.class ? core : openVino;
    }
}
