package io.ocellus.openvino;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;

/**
 * The C signatures that the binding calls: the eighty-odd functions share these. A native image knows only the signatures
 * that {@code native-config/reachability-metadata.json} lists, so that file and this enum are compared by a test.
 *
 * <p>A name gives the result, then the arguments: {@code STATUS} is an {@code ov_status_e}, {@code P} a pointer, {@code I}
 * a 32-bit and {@code L} a 64-bit integer, {@code F} a float, {@code SHAPE} an {@code ov_shape_t} by value.
 */
enum Signature {
    STATUS_P(FunctionDescriptor.of(JAVA_INT, ADDRESS)),
    STATUS_PI(FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT)),
    STATUS_PF(FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_FLOAT)),
    STATUS_PL(FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG)),
    STATUS_PLL(FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG)),
    STATUS_PLP(FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS)),
    STATUS_PP(FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS)),
    STATUS_PPI(FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT)),
    STATUS_PPP(FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS)),
    STATUS_PPPL(FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG)),
    STATUS_PPLP(FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS)),
    STATUS_PPPP(FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS)),
    STATUS_PPLPP(FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS)),
    STATUS_PPPLPP(FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS)),
    STATUS_I_SHAPE_P(FunctionDescriptor.of(JAVA_INT, JAVA_INT, MemoryLayout.structLayout(JAVA_LONG, ADDRESS), ADDRESS)),
    BOOL_P(FunctionDescriptor.of(JAVA_BOOLEAN, ADDRESS)),
    VOID_P(FunctionDescriptor.ofVoid(ADDRESS)),
    P(FunctionDescriptor.of(ADDRESS));

    @SuppressWarnings("ImmutableEnumChecker") // a FunctionDescriptor is immutable, only not annotated so
    final FunctionDescriptor descriptor;

    Signature(FunctionDescriptor descriptor) {
        this.descriptor = descriptor;
    }
}
