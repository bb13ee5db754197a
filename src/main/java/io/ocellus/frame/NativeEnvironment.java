package io.ocellus.frame;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * The environment variables as native libraries see them; Java's own {@link System#getenv()} does not follow. Rarely
 * called, so nothing is kept between calls.
 */
public final class NativeEnvironment {

    /** {@code int setenv(const char *name, const char *value, int overwrite)}. */
    static final String SETENV = "setenv";

    private NativeEnvironment() {}

    /**
     * Sets a variable for this process.
     *
     * @param overwrite false keeps a value that the variable already has, such as the operator's own
     */
    @SuppressWarnings("restricted") // Linker.downcallHandle: OpenCV takes some settings from the environment only
    public static void set(String name, String value, boolean overwrite) {
        Linker linker = Linker.nativeLinker();
        MethodHandle setenv = linker.downcallHandle(
                linker.defaultLookup().findOrThrow(SETENV),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            int status =
                    (int) setenv.invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), overwrite ? 1 : 0);
            if (status != 0) {
                throw new IllegalStateException("the environment variable " + name + " can't be set");
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
