package io.ocellus.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostTest {

    @TempDir
    private Path root;

    @BeforeEach
    void machine() throws IOException {
        new TestMachine(root)
                .file("proc/cpuinfo", "processor\t: 0\nmodel name\t: Intel Atom x6425E\nflags\t\t: sse4_1 ssse3")
                .file("proc/meminfo", "MemTotal:        8000000 kB\nMemFree:   1 kB")
                .file("proc/self/status", "Name:\tjava\nCpus_allowed:\tf\nCpus_allowed_list:\t0-3");
    }

    @Test
    void shouldReadWhatTheMachineHas() {
        // when
        Host host = Host.of(new Machine(root), 4);

        // then
        assertThat(host.cpu()).isEqualTo("Intel Atom x6425E");
        assertThat(host.level()).isEqualTo("sse41");
        assertThat(host.memoryBytes()).isEqualTo(8_000_000L << 10);
        assertThat(host.limits()).hasToString("CPUs 0-3");
    }

    @Test
    void shouldTakeTheNarrowestLimitOfAllGroupsAroundIt() throws IOException {
        // given
        new TestMachine(root)
                .file("proc/self/cgroup", "1:name=systemd:/x\n0::/system.slice/ocellus.service")
                .file("sys/fs/cgroup/system.slice/cpu.max", "150000 100000")
                .file("sys/fs/cgroup/system.slice/memory.max", "max")
                .file("sys/fs/cgroup/system.slice/ocellus.service/cpu.max", "max 100000")
                .file("sys/fs/cgroup/system.slice/ocellus.service/memory.max", "536870912");

        // when
        Host.Limits limits = Host.of(new Machine(root), 2).limits();

        // then
        assertThat(limits).hasToString("1.50 CPUs, 512 MiB, CPUs 0-3");
    }

    @Test
    void shouldReadTheLimitsOfAContainerThatSeesItselfAsTheRoot() throws IOException {
        // given
        new TestMachine(root).file("proc/self/cgroup", "0::/").file("sys/fs/cgroup/cpu.max", "50000 100000");

        // when
        Host.Limits limits = Host.of(new Machine(root), 1).limits();

        // then
        assertThat(limits.cpus()).hasValue(0.5);
        assertThat(limits.memoryBytes()).isEmpty();
    }

    @Test
    void shouldDoWithoutAnyOfIt() {
        // given
        Machine bare = new Machine(root.resolve("nothing"));

        // when
        Host host = Host.of(bare, 1);

        // then
        assertThat(host).isEqualTo(new Host("unknown", "unknown", 1, 0, host.limits()));
        assertThat(host.limits()).hasToString("any CPU");
    }
}
