package io.ocellus.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFolderTest {

    private static final List<String> LABELS = List.of("red", "green", "blue", "none");

    @TempDir
    private Path root;

    @BeforeEach
    void write() throws IOException {
        TestBundle.of(root, "tiny", 2, new TinyIr(), LABELS);
        TestBundle.of(root, "tiny", 10, new TinyIr(), LABELS);
        new TinyIr()
                .info("model_type", "Classification")
                .write(root.resolve("Geti-cls").resolve("1"));
        Files.createDirectories(root.resolve("tiny").resolve("latest"));
    }

    @Test
    void shouldListByNameTheHighestVersionFirst() {
        // given
        ModelFolder models = new ModelFolder(root, "0.1.0");

        // when
        List<ModelFolder.Entry> entries = models.list();

        // then
        assertThat(entries)
                .extracting(entry -> entry.name() + "@" + entry.version())
                .containsExactly("Geti-cls@1", "tiny@10", "tiny@2");
    }

    @Test
    void shouldFindTheHighestVersion() {
        // given
        ModelFolder models = new ModelFolder(root, "0.1.0");

        // when
        ModelDescription model = models.find("tiny", null);

        // then
        assertThat(model.id()).isEqualTo("tiny@10");
    }

    @Test
    void shouldNameClassesThatHaveNoLabel() {
        // given
        ModelFolder models = new ModelFolder(root, "0.1.0");

        // when
        ModelDescription model = models.find("Geti-cls", 1);

        // then
        assertThat(model.labels()).containsExactly("#0", "#1", "#2", "#3");
    }

    @Test
    void shouldSayWhatIsThereInstead() {
        // given
        ModelFolder models = new ModelFolder(root, "0.1.0");

        // when
        ModelException e = catchThrowableOfType(ModelException.class, () -> models.find("tiny", 3));

        // then
        assertThat(e.problems()).containsExactly("has no model tiny@3; it has Geti-cls@1, tiny@10, tiny@2");
    }

    @Test
    void shouldRefuseABundleInAnothersPlace() throws IOException {
        // given
        Files.move(root.resolve("tiny").resolve("10"), root.resolve("tiny").resolve("11"));

        // when
        ModelException e =
                catchThrowableOfType(ModelException.class, () -> new ModelFolder(root, "0.1.0").find("tiny", null));

        // then
        assertThat(e).hasMessageContaining("says that this is tiny@10");
    }
}
