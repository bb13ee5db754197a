package io.ocellus.camera;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Scalar;
import org.opencv.imgcodecs.Imgcodecs;

/** Serves pictures as cameras with a web page do: one endless multipart answer, 50 pictures a second. */
final class MjpegServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<byte[]> pictures;

    MjpegServer(@Nullable String user, String password) throws IOException {
        pictures = List.of(jpeg(64, 48), jpeg(64, 48));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        HttpContext context = server.createContext("/video", this::serve);
        if (user != null) {
            context.setAuthenticator(new BasicAuthenticator("cam") {
                @Override
                public boolean checkCredentials(String givenUser, String givenPassword) {
                    return givenUser.equals(user) && givenPassword.equals(password);
                }
            });
        }
        server.start();
    }

    private static byte[] jpeg(int width, int height) {
        Mat mat = new Mat(height, width, CvType.CV_8UC3, Scalar.all(128));
        MatOfByte bytes = new MatOfByte();
        Imgcodecs.imencode(".jpg", mat, bytes);
        byte[] result = bytes.toArray();
        mat.release();
        bytes.release();
        return result;
    }

    private void serve(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "multipart/x-mixed-replace; boundary=frame");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; !threads.isShutdown(); i++) {
                byte[] picture = pictures.get(i % pictures.size());
                out.write(("--frame\r\nContent-Type: image/jpeg\r\nContent-Length: " + picture.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                out.write(picture);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/video?token=hidden";
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
