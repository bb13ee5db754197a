package io.ocellus.hostile;

import com.fasterxml.jackson.databind.node.TextNode;
import io.ocellus.camera.CameraUrl;
import io.ocellus.config.CameraSpec;
import io.ocellus.config.ConfigurationException;
import io.ocellus.config.Problem;
import io.ocellus.config.SettingsReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A camera's URL as the configuration reads it and then the camera, which must take what the first has taken. */
final class UrlInput implements Reader {

    private final SettingsReader reader = new SettingsReader(Map.of(), "gw12");
    private final Path folder;

    UrlInput(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<String> refusals(byte[] input) {
        String url = new String(input, StandardCharsets.UTF_8);
        toCamera(url);
        String document = "spec: {cameras: {c: {url: " + TextNode.valueOf(url) + "}}, classifiers: {m: {model: m}}}";
        try {
            for (CameraSpec camera :
                    reader.read(document, folder).spec().cameras().values()) {
                Sentence.requireOneLine(CameraUrl.parse(camera.url()).toString());
            }
            return List.of();
        } catch (ConfigurationException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }

    private static void toCamera(String url) {
        try {
            Sentence.requireOneLine(CameraUrl.parse(url).toString());
        } catch (IllegalArgumentException e) {
            Sentence.require("url: " + e.getMessage());
        }
    }

    @Override
    public List<String> seeds() {
        return List.of(
                "rtsp://10.0.0.7:554/stream1?profile=2",
                "https://[fe80::1%eth0]/mjpeg",
                "v4l2:/dev/video0",
                "file:clips/dock.mp4",
                "folder:///srv/pictures",
                "test:640x480@15.5");
    }
}
