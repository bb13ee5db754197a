package io.ocellus.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real RTSP server in its own process: {@code tools/rtsp_server.py}. */
public final class RtspServer implements AutoCloseable {

    private final List<String> arguments;
    private Process process;
    private URI address;

    /** Serves the clip to whoever asks; the options are the tool's. */
    public RtspServer(Path clip, String... options) throws IOException {
        arguments = new ArrayList<>(List.of(options));
        arguments.add("cam1=" + clip);
        process = launch(0);
        address = ready();
    }

    /** Whether the server's Python parts are installed; says so loudly where they are not. */
    public static boolean isInstalled() {
        boolean installed = !Files.isDirectory(Path.of("/usr/lib/x86_64-linux-gnu/girepository-1.0"))
                || Files.exists(Path.of("/usr/lib/x86_64-linux-gnu/girepository-1.0/GstRtspServer-1.0.typelib"));
        if (!installed) {
            System.err.println("SKIPPED: no RTSP server; sudo apt-get install gir1.2-gst-rtsp-server-1.0");
        }
        return installed;
    }

    private Process launch(int port) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("/usr/bin/python3", "tools/rtsp_server.py", "--port", Integer.toString(port)));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private URI ready() throws IOException {
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        if (line == null || !line.startsWith("ready ")) {
            throw new IOException("the RTSP server did not start");
        }
        return URI.create(line.substring("ready ".length()));
    }

    public String url() {
        return address + "/cam1";
    }

    /** As kill -9 does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** On the same port. */
    public void restart() throws IOException {
        process = launch(address.getPort());
        address = ready();
    }

    /** As a hung server: its connections stay open and nothing comes. */
    public void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    public void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
