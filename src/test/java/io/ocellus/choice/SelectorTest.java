package io.ocellus.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ocellus.choice.Decoding.Sent;
import io.ocellus.config.ConfigurationException;
import io.ocellus.config.Settings;
import io.ocellus.config.SettingsReader;
import io.ocellus.device.DeviceInventory;
import io.ocellus.device.ProfileStore;
import io.ocellus.device.Trial;
import io.ocellus.device.VerdictStore;
import io.ocellus.inference.Engine;
import io.ocellus.inference.EngineExtension;
import io.ocellus.model.ModelFolder;
import io.ocellus.openvino.OpenVino;
import io.ocellus.plan.Choice;
import io.ocellus.plan.Cost;
import io.ocellus.plan.Decision.Chosen;
import io.ocellus.plan.Decision.Refused;
import io.ocellus.testing.Rated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Choices for a configuration with real bundles on this CPU, whose costs are made up. */
@ExtendWith(EngineExtension.class)
class SelectorTest {

    private final OpenVino runtime;
    private final Engine engine;
    private final List<String> told = new ArrayList<>();

    @TempDir
    Path folder;

    SelectorTest(OpenVino runtime, Engine engine) {
        this.runtime = runtime;
        this.engine = engine;
    }

    private Settings settings(String classifier, int cameras) throws ConfigurationException {
        StringBuilder yaml = new StringBuilder("local: {models: models, state: state}\nspec:\n  classifiers: {things: ")
                .append(classifier)
                .append("}\n  cameras:\n");
        for (int i = 0; i < cameras; i++) {
            yaml.append("    c").append(i).append(": {url: 'test:64x48@10', fps: 10}\n");
        }
        return SettingsReader.ofSystem().read(yaml.toString(), folder);
    }

    private Selector selector(Settings settings) {
        return Selector.of(
                settings.local(),
                settings.spec().classifiers(),
                models(),
                runtime,
                engine,
                InstantSource.system(),
                told::add);
    }

    private ModelFolder models() {
        return new ModelFolder(folder.resolve("models"), "0.1.0");
    }

    /** Inferences a second on all cores, for every model and size: that of 224 pixels does {@code fps}, smaller ones more. */
    private void profile(double fps) throws IOException {
        DeviceInventory here = DeviceInventory.of(runtime, engine.core());
        ProfileStore store = ProfileStore.open(folder.resolve("state"), told::add);
        List<Trial> trials =
                Trial.all(models().list().stream().map(models()::read).toList(), List.of("CPU"));
        for (Trial trial : trials) {
            double factor = Math.pow(224.0 / trial.candidate().width(), 2);
            double cores = here.host().cores();
            store.keep(
                    trial.candidate(),
                    new Cost(1, 0.01, 0.02, fps * factor, cores / (fps * factor), 1 << 20, 1),
                    here,
                    Instant.EPOCH);
        }
    }

    private static List<Sent> cameras(Settings settings) {
        return settings.spec().cameras().values().stream().map(Sent::unknown).toList();
    }

    private static String chosen(Choice choice) {
        return ((Chosen) choice.decisions().getFirst()).offer().candidate().toString();
    }

    @Test
    void shouldTakeTheMostAccurateSizeThatTheCamerasLeaveRoomFor() throws Exception {
        // given
        Rated.write(folder.resolve("models"), "things-a", Map.of(128, 0.6, 160, 0.7, 224, 0.8));
        profile(50);
        Settings few = settings("{model: auto, task: things}", 2);
        Settings many = settings("{model: auto, task: things}", 6);

        // when
        List<String> picks = List.of(
                chosen(selector(few).choose(cameras(few), device -> true)),
                chosen(selector(many).choose(cameras(many), device -> true)));

        // then
        assertThat(picks).containsExactly("things-a@1 224x224 on CPU", "things-a@1 160x160 on CPU");
    }

    @Test
    void shouldPassOverWhatAnswersWronglyAndRememberIt() throws Exception {
        // given
        Rated.writeGolden(folder.resolve("models"), "things-bad", 0.9, 2);
        Rated.writeGolden(folder.resolve("models"), "things-good", 0.8, 0.5);
        profile(1000);
        Settings settings = settings("{model: auto, task: things}", 1);

        // when
        Choice choice = selector(settings).prove(cameras(settings), device -> true);

        // then
        assertThat(chosen(choice)).startsWith("things-good@1");
        assertThat(told)
                .singleElement()
                .asString()
                .startsWith("things-bad@1 224x224 on CPU is passed over: at size 224")
                .endsWith("in its accurate mode too");
        assertThat(chosen(selector(settings).choose(cameras(settings), device -> true)))
                .as("without trying again")
                .startsWith("things-good@1");
        assertThat(Files.readString(folder.resolve("state").resolve(VerdictStore.FILE)))
                .contains("things-bad@1");
    }

    @Test
    void shouldObeyANamedModelOrRefuseIt() throws Exception {
        // given
        Rated.writeGolden(folder.resolve("models"), "things-bad", 0.9, 2);
        Rated.writeGolden(folder.resolve("models"), "things-good", 0.8, 0.5);
        profile(1000);
        Settings settings = settings("{model: things-bad, device: auto}", 1);

        // when
        Throwable refusal = catchThrowable(() -> selector(settings).prove(cameras(settings), device -> true));

        // then
        assertThat(refusal)
                .isInstanceOf(NoChoiceException.class)
                .hasMessageContaining("things-bad@1 224x224 on CPU: CPU answers wrongly");
    }

    @Test
    void shouldRefuseATaskWhoseBundlesHaveOtherLabels() throws Exception {
        // given
        Rated.write(folder.resolve("models"), "things-a", Map.of(224, 0.8));
        Path manifest = Rated.write(folder.resolve("models"), "things-b", Map.of(224, 0.8));
        Bundles.relabel(manifest);
        Settings settings = settings("{model: auto, task: things}", 1);

        // when
        Throwable refusal = catchThrowable(() -> selector(settings));

        // then
        assertThat(refusal)
                .hasMessage("the task things is not one task: things-a@1 and things-b@1 have different labels,"
                        + " so neither can stand in for the other; name a task that only one of them does");
    }

    @Test
    void shouldSayWhichDevicesThereAreWhereNoneOfThoseNamedIsHere() throws Exception {
        // given
        Rated.write(folder.resolve("models"), "things-a", Map.of(224, 0.8));
        Settings settings = settings("{model: auto, task: things, device: [VPU, GPU.7]}", 1);

        // when
        Throwable refusal = catchThrowable(() -> selector(settings));

        // then
        assertThat(refusal)
                .hasMessageStartingWith(
                        "classifier things: there is no device VPU here: it is the old name of what is now NPU");
    }

    @Test
    void shouldRefuseATaskThatNothingDoes() throws Exception {
        // given
        Settings settings = settings("{model: auto, task: things}", 1);

        // when
        Choice choice = selector(settings).choose(cameras(settings), device -> true);

        // then
        assertThat(((Refused) choice.decisions().getFirst()).reason())
                .isEqualTo("no model does the task 'things'; 'ocellus models list' shows what is there");
    }

    @Test
    void shouldMeasureShortlyWhatIsNotKnown() throws Exception {
        // given
        Rated.write(folder.resolve("models"), "things-a", Map.of(224, 0.5));
        Settings settings = settings("{model: auto, task: things}", 1);
        Selector selector = selector(settings);

        // when
        selector.measureUnknown();

        // then
        assertThat(told).singleElement().asString().startsWith("things-a@1 224x224 on CPU is measured for 2 s");
        assertThat(chosen(selector.choose(cameras(settings), device -> true))).isEqualTo("things-a@1 224x224 on CPU");
    }
}
