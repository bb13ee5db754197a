package io.ocellus.openvino;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * One function of OpenVINO's C API. Which {@code call} fits is fixed by its {@link Signature}; any other is a defect of the
 * binding and ends in an {@link AssertionError}. Functions of OpenVINO throw nothing: they return a status.
 */
final class NativeFunction {

    private final String name;
    private final Signature signature;
    private final MethodHandle handle;

    NativeFunction(String name, Signature signature, MethodHandle handle) {
        this.name = name;
        this.signature = signature;
        this.handle = handle;
    }

    Signature signature() {
        return signature;
    }

    int call(MemorySegment a) {
        try {
            return (int) handle.invokeExact(a);
        } catch (Throwable e) {
            throw misuse(e);
        }
    }

    int call(MemorySegment a, int b) {
        try {
            return (int) handle.invokeExact(a, b);
        } catch (Throwable e) {
            throw misuse(e);
        }
    }

    int call(MemorySegment a, float b) {
        try {
            return (int) handle.invokeExact(a, b);
        } catch (Throwable e) {
            throw misuse(e);
        }
    }

    int call(MemorySegment a, long b) {
        try {
            return (int) handle.invokeExact(a, b);
        } catch (Throwable e) {
            throw misuse(e);
        }
    }

    int call(MemorySegment a, long b, long c) {
        try {
            return (int) handle.invokeExact(a, b, c);
        } catch (Throwable e) {
            throw misuse(e);
        }
    }

    int call(MemorySegment a, long b, MemorySegment c) {
        try {
            return (int) handle.invokeExact(a, b, c);
        } catch (Throwable e) {
            throw misuse(e);
        }
    }

    int call(MemorySegment a, MemorySegment b) {
        try {
            return (int) handle.invokeExact(a, b);
        } catch (Throwable e) {
            throw misuse(e);
        }
    }

    int call(MemorySegment a, MemorySegment b, int c) {
        try {
            return (int) handle.invokeExact(a, b, c);
        } catch (Throwable e) {
            throw misuse(e);
        }
    }

    int call(MemorySegment a, MemorySegment b, MemorySegment c) {
        try {
            return (int) handle.invokeExact(a, b, c);
        } catch (Throwable e) {
            throw misuse(e);
        }
    }

    int call(MemorySegment a, MemorySegment b, MemorySegment c, long d) {
        try {
            return (int) handle.invokeExact(a, b, c, d);
        } catch (Throwable e) {
            throw misuse(e);
        }
    }

    int call(MemorySegment a, MemorySegment b, long c, MemorySegment d) {
        try {
            return (int) handle.invokeExact(a, b, c, d);
        } catch (Throwable e) {
            throw misuse(e);
        }
    }

    int call(MemorySegment a, MemorySegment b, MemorySegment c, MemorySegment d) {
        try {
            return (int) handle.invokeExact(a, b, c, d);
        } catch (Throwable e) {
            throw misuse(e);
        }
    }

    int call(MemorySegment a, MemorySegment b, long c, MemorySegment d, MemorySegment e) {
        try {
            return (int) handle.invokeExact(a, b, c, d, e);
        } catch (Throwable thrown) {
            throw misuse(thrown);
        }
    }

    int call(MemorySegment a, MemorySegment b, MemorySegment c, long d, MemorySegment e, MemorySegment f) {
        try {
            return (int) handle.invokeExact(a, b, c, d, e, f);
        } catch (Throwable thrown) {
            throw misuse(thrown);
        }
    }

    int call(int a, MemorySegment shape, MemorySegment c) {
        try {
            return (int) handle.invokeExact(a, shape, c);
        } catch (Throwable e) {
            throw misuse(e);
        }
    }

    boolean callBoolean(MemorySegment a) {
        try {
            return (boolean) handle.invokeExact(a);
        } catch (Throwable e) {
            throw misuse(e);
        }
    }

    void callVoid(MemorySegment a) {
        try {
            handle.invokeExact(a);
        } catch (Throwable e) {
            throw misuse(e);
        }
    }

    MemorySegment callPointer() {
        try {
            return (MemorySegment) handle.invokeExact();
        } catch (Throwable e) {
            throw misuse(e);
        }
    }

    private AssertionError misuse(Throwable cause) {
        return new AssertionError(name + " can't be called as " + signature, cause);
    }
}
