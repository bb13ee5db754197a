package io.ocellus.agent;

import io.ocellus.config.CameraSpec;
import io.ocellus.config.Settings;
import io.ocellus.config.SettingsReader;
import io.ocellus.report.Observation;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The process that {@link CameraRoundsTest} watches: an agent to which cameras come, see something, and go. After the warm-up and
 * at the end it prints resident memory and used heap in kB, threads and open files.
 */
final class CameraRounds {

    private static final long PATIENCE_SECONDS = 30;

    private final Map<String, CountDownLatch> waiting = new ConcurrentHashMap<>();

    private CameraRounds() {}

    /**
     * Runs it.
     *
     * @param arguments cameras to warm up with, cameras in all, the broker's URL, the state folder
     */
    public static void main(String[] arguments) throws Exception {
        int warmUp = Integer.parseInt(arguments[0]);
        int cameras = Integer.parseInt(arguments[1]);
        Path clip = Path.of("deploy/demo/clip.mp4").toAbsolutePath();
        String yaml = """
                local: {site: site, node: node, models: models, state: "%s", mqtt: {url: "%s"}}
                spec:
                  publishing: {policy: every, min_confidence: 0}
                  classifiers: {only: {model: imagenet-lite0, requests: 1}}
                  cameras:
                    stays: {url: "test:64x48@2"}
                    pattern: {url: "test:320x240@50", views: {left: {}, right: {}}}
                    clip: {url: "file:%s", loop: true, fps: 50}
                """.formatted(arguments[3], arguments[2], clip);
        Settings settings = SettingsReader.ofSystem().read(yaml, Path.of(""));
        new CameraRounds().run(settings, warmUp, cameras);
    }

    private void run(Settings settings, int warmUp, int cameras) throws Exception {
        AgentListener listener = new AgentListener() {
            @Override
            public void onObservation(Observation observation) {
                CountDownLatch latch = waiting.get(observation.camera());
                if (latch != null) {
                    latch.countDown();
                }
            }
        };
        CameraSpec pattern = Objects.requireNonNull(settings.spec().cameras().get("pattern"));
        CameraSpec clip = Objects.requireNonNull(settings.spec().cameras().get("clip"));
        try (Agent agent = new Agent(settings, listener)) {
            agent.start();
            agent.removeCamera("pattern");
            agent.removeCamera("clip");
            for (int n = 2; n <= cameras; n += 2) {
                String first = "pattern" + n;
                String second = "clip" + n;
                comeAndSee(agent, first, pattern);
                comeAndSee(agent, second, clip);
                agent.removeCamera(first);
                agent.removeCamera(second);
                if (n == warmUp || n == cameras) {
                    System.out.println(figures());
                }
            }
        }
    }

    private void comeAndSee(Agent agent, String id, CameraSpec spec) throws InterruptedException {
        CountDownLatch seen = new CountDownLatch(3);
        waiting.put(id, seen);
        agent.addCamera(id, spec);
        if (!seen.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("camera " + id + " sees nothing");
        }
        waiting.remove(id);
    }

    private static String figures() throws IOException, InterruptedException {
        System.gc(); // what was native of what is collected is given back by then
        TimeUnit.SECONDS.sleep(2); // the capture threads that were left have a second, and the JDK's cleaners another
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024;
        return resident() + " " + heap + " " + entries("task") + " " + entries("fd");
    }

    private static long resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    private static long entries(String folder) throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/self", folder))) {
            return all.count();
        }
    }
}
