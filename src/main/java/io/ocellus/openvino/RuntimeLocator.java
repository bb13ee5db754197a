package io.ocellus.openvino;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds {@code libopenvino_c}. A folder that the user names, in the configuration or by {@code OPENVINO_LIB_PATH}, is the
 * only one looked at; otherwise it is the first of the usual folders that holds a new enough one. Loads nothing.
 */
final class RuntimeLocator {

    static final String ENVIRONMENT_VARIABLE = "OPENVINO_LIB_PATH";

    /** The number in the file's name is the release: {@code libopenvino_c.so.2641} is 2026.4.1. */
    private static final Pattern NUMBERED = Pattern.compile("libopenvino_c\\.so\\.(\\d{2})(\\d)(\\d)");

    /** The end of every sentence that says why a runtime can't be used. */
    static final String REMEDY =
            "; run 'make setup', or set " + ENVIRONMENT_VARIABLE + " to the folder that holds libopenvino_c.so";

    private final Map<String, String> environment;
    private final List<Path> homes;
    private final Path root;

    /**
     * @param homes folders that may hold a {@code .runtime}
     * @param root of the file system
     */
    RuntimeLocator(Map<String, String> environment, List<Path> homes, Path root) {
        this.environment = environment;
        this.homes = homes;
        this.root = root;
    }

    static RuntimeLocator ofThisProcess() {
        return new RuntimeLocator(
                System.getenv(),
                Stream.of(System.getProperty("ocellus.home", ""), "")
                        .map(home -> Path.of(home).toAbsolutePath())
                        .distinct()
                        .toList(),
                Path.of("/"));
    }

    /**
     * @param configured the folder that the configuration names
     * @throws RuntimeUnavailableException with a sentence that lists where it looked
     */
    Path locate(@Nullable Path configured) {
        List<String> looked = new ArrayList<>();
        for (Path folder : folders(configured)) {
            Optional<Path> library = libraryIn(folder);
            if (library.isPresent()) {
                String release = tooOld(library.get());
                if (release.isEmpty()) {
                    return library.get().toAbsolutePath();
                }
                looked.add(folder + " (" + release + " is too old)");
            } else {
                looked.add(folder + (Files.isDirectory(folder) ? "" : " (no such folder)"));
            }
        }
        throw new RuntimeUnavailableException("OpenVINO " + OpenVino.OLDEST + " or newer was not found: looked for"
                + " libopenvino_c.so in " + String.join(", ", looked) + REMEDY);
    }

    private List<Path> folders(@Nullable Path configured) {
        if (configured != null) {
            return List.of(configured);
        }
        String named = environment.get(ENVIRONMENT_VARIABLE);
        if (named != null && !named.isEmpty()) {
            return List.of(Path.of(named));
        }
        List<Path> folders = new ArrayList<>();
        homes.forEach(home -> folders.add(home.resolve(".runtime")));
        variable("INTEL_OPENVINO_DIR").map(Path::of).forEach(home -> {
            folders.add(home.resolve("runtime/lib/intel64"));
            folders.add(home.resolve("runtime/lib/aarch64"));
        });
        variable("LD_LIBRARY_PATH")
                .flatMap(path -> Stream.of(path.split(":", -1)))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .forEach(folders::add);
        for (String folder : List.of("usr/local/lib", "usr/lib", "usr/lib/" + multiarch(), "usr/lib64")) {
            folders.add(root.resolve(folder));
        }
        pythonPrefixes().flatMap(RuntimeLocator::pythonFolders).forEach(folders::add);
        return folders.stream().distinct().toList();
    }

    private Stream<String> variable(String name) {
        String value = environment.get(name);
        return value == null || value.isEmpty() ? Stream.empty() : Stream.of(value);
    }

    private static String multiarch() {
        return System.getProperty("os.arch", "").equals("aarch64") ? "aarch64-linux-gnu" : "x86_64-linux-gnu";
    }

    private Stream<Path> pythonPrefixes() {
        return Stream.of(
                        variable("VIRTUAL_ENV").map(Path::of),
                        variable("HOME").map(home -> Path.of(home, ".local")),
                        Stream.of(root.resolve("usr/local"), root.resolve("usr")))
                .flatMap(prefixes -> prefixes);
    }

    /** Where pip and distributions put the package, for every Python 3 there; the general place where there is none. */
    private static Stream<Path> pythonFolders(Path prefix) {
        List<Path> pythons = list(prefix.resolve("lib"), "python3*");
        return Stream.concat(
                        pythons.stream(), pythons.isEmpty() ? Stream.of(prefix.resolve("lib/python3")) : Stream.of())
                .flatMap(python -> Stream.of("site-packages", "dist-packages").map(python::resolve))
                .map(packages -> packages.resolve("openvino/libs"));
    }

    private static Optional<Path> libraryIn(Path folder) {
        Path plain = folder.resolve("libopenvino_c.so");
        if (Files.isRegularFile(plain)) {
            return Optional.of(plain);
        }
        return list(folder, "libopenvino_c.so.*").stream().max(Comparator.naturalOrder());
    }

    private static List<Path> list(Path folder, String pattern) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
            files.forEach(found::add);
        } catch (IOException e) {
            return List.of(); // a folder that can't be read holds nothing for us
        }
        return found.stream().sorted().toList();
    }

    /** The release in the file's own name where it is too old; empty where it is new enough or the name doesn't say. */
    private static String tooOld(Path library) {
        Path file;
        try {
            file = library.toRealPath();
        } catch (IOException e) {
            return "";
        }
        Matcher number = NUMBERED.matcher(String.valueOf(file.getFileName()));
        if (!number.matches()) {
            return "";
        }
        String release = "20" + number.group(1) + "." + number.group(2) + "." + number.group(3);
        return OpenVino.OLDEST.isReachedBy(release) ? "" : release;
    }
}
