package io.ocellus.camera;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Makes small clips with the ffmpeg command. */
final class Clips {

    private Clips() {}

    /** H.264, 160x120, 25 pictures a second. */
    static Path h264(Path folder, int frames) throws IOException, InterruptedException {
        return ffmpeg(
                folder.resolve("clip" + frames + ".mp4"),
                List.of("-f", "lavfi", "-i", "testsrc=size=160x120:rate=25", "-frames:v", "" + frames),
                List.of("-c:v", "libx264", "-preset", "ultrafast", "-g", "25", "-pix_fmt", "yuv420p"));
    }

    static Path ffmpeg(Path out, List<String> input, List<String> codec) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y", "-nostdin"));
        command.addAll(input);
        command.addAll(codec);
        command.add(out.toString());
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0 || !Files.isRegularFile(out)) {
            process.destroyForcibly();
            throw new IOException("ffmpeg did not make " + out);
        }
        return out;
    }
}
