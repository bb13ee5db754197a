package io.ocellus.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ocellus.model.ModelInput.Color;
import io.ocellus.model.ModelInput.Fit;
import io.ocellus.model.ModelInput.Layout;
import io.ocellus.model.ModelOutput.Activation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelApiReaderTest {

    @TempDir
    private Path folder;

    @Test
    void shouldUnderstandAModelAsGetiExportsIt() throws IOException {
        // given
        geti().info("mean_values", "123.675 116.28 103.53")
                .info("scale_values", "58.395 57.12 57.375")
                .info("reverse_input_channels", "True")
                .info("resize_type", "fit_to_window_letterbox")
                .info("pad_value", "114")
                .write(folder);

        // when
        ModelDescription model = read();

        // then
        assertThat(model.id()).isEqualTo("geti@1");
        assertThat(model.labels()).containsExactly("red car", "green", "blue", "none");
        assertThat(model.input())
                .isEqualTo(new ModelInput(
                        8,
                        8,
                        Color.RGB,
                        Layout.NCHW,
                        List.of(123.675f, 116.28f, 103.53f),
                        List.of(58.395f, 57.12f, 57.375f),
                        Fit.LETTERBOX,
                        114,
                        false));
        assertThat(model.output()).isEqualTo(new ModelOutput("scores", Activation.SOFTMAX, 1, false, 0));
        assertThat(model.golden()).isNull();
        assertThat(model.digest()).startsWith("sha256:").hasSize(71);
    }

    @ParameterizedTest
    @CsvSource({"standard,STRETCH", "crop,CROP", "fit_to_window,TOP_LEFT", "fit_to_window_letterbox,LETTERBOX"})
    void shouldKnowModelApisResizeTypes(String type, Fit fit) throws IOException {
        // given
        geti().info("resize_type", type).write(folder);

        // when
        ModelDescription model = read();

        // then
        assertThat(model.input().fit()).isEqualTo(fit);
    }

    @Test
    void shouldFoldTheUnitIntoMeanAndScale() throws IOException {
        // given
        geti().info("intensity_mode", "scale_to_unit")
                .info("mean_values", "0.5")
                .info("scale_values", "0.25 0.5 1")
                .write(folder);

        // when
        ModelDescription model = read();

        // then
        assertThat(model.input().mean()).containsExactly(127.5f, 127.5f, 127.5f);
        assertThat(model.input().scale()).containsExactly(63.75f, 127.5f, 255f);
    }

    @Test
    void shouldScaleToUnitWithoutScaleValues() throws IOException {
        // given
        geti().info("intensity_mode", "scale_to_unit").write(folder);

        // when
        ModelDescription model = read();

        // then
        assertThat(model.input().scale()).containsExactly(255f, 255f, 255f);
    }

    @Test
    void shouldLeavePreprocessingToAModelThatHasIt() throws IOException {
        // given
        geti().info("embedded_processing", "True")
                .info("mean_values", "1 2 3")
                .info("reverse_input_channels", "True")
                .write(folder);

        // when
        ModelDescription model = read();

        // then
        assertThat(model.input().mean()).isEmpty();
        assertThat(model.input().color()).isEqualTo(Color.BGR);
        assertThat(model.input().bytes()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"'',SIGMOID", "Sigmoid,NONE"})
    void shouldApplyASigmoidOnlyWhereAMultilabelModelLacksIt(String last, Activation activation) throws IOException {
        // given
        geti().last(last)
                .info("multilabel", "True")
                .info("confidence_threshold", "0.3")
                .write(folder);

        // when
        ModelDescription model = read();

        // then
        assertThat(model.output()).isEqualTo(new ModelOutput("scores", activation, 1, true, 0.3f));
    }

    @ParameterizedTest
    @CsvSource({
        "hierarchical,True,hierarchical classification is not supported",
        "model_type,Detection,'\"Detection\" is not supported'",
        "input_dtype,u16,'\"u16\" is not supported, only u8'",
        "intensity_mode,percentile,'\"percentile\" is not supported, only none, scale_to_unit'",
        "intensity_repeat_channels,True,is not supported",
        "interpolation_mode,CUBIC,'\"CUBIC\" is not supported'",
        "resize_type,stretchy,'\"stretchy\" is not supported'",
        "multilabel,perhaps,must be True or False",
        "pad_value,300,must be from 0.0 to 255.0",
        "mean_values,1 2,must have 3 numbers",
        "mean_values,a b c,'\"a\" is not a number'",
        "scale_values,0 1 1,must not be 0",
        "path_to_labels,../labels.txt,must be a file in the model's folder",
        "label_info,{oops,is not JSON"
    })
    void shouldRefuseByName(String key, String value, String expected) throws IOException {
        // given
        geti().info(key, value).write(folder);

        // when
        ModelException e = catchThrowableOfType(ModelException.class, this::read);

        // then
        assertThat(e.problems())
                .anyMatch(problem -> problem.startsWith("model_info/" + key + ": ") && problem.contains(expected));
    }

    @Test
    void shouldReadAFileOfLabels() throws IOException {
        // given
        geti().info("path_to_labels", "names.txt").write(folder);
        Files.writeString(folder.resolve("names.txt"), "n1 tench, Tinca\nn2 great white\nn3 c, d\nn4 e,f\n");

        // when
        ModelDescription model = read();

        // then
        assertThat(model.labels()).containsExactly("tench", "great white", "c", "e");
    }

    @Test
    void shouldSayThatLabelsAndClassesDiffer() throws IOException {
        // given
        new TinyIr().info("model_type", "Classification").info("labels", "a b").write(folder);

        // when
        ModelException e = catchThrowableOfType(ModelException.class, this::read);

        // then
        assertThat(e.problems()).containsExactly("model.xml has 4 classes, but there are 2 labels");
    }

    @Test
    void shouldRefuseAModelThatNobodyDescribes() throws IOException {
        // given
        new TinyIr().write(folder);

        // when
        ModelException e = catchThrowableOfType(ModelException.class, this::read);

        // then
        assertThat(e).hasMessageContaining("has neither bundle.json nor rt_info/model_info in model.xml");
    }

    private static TinyIr geti() {
        return new TinyIr()
                .info("model_type", "Classification")
                .info("task_type", "classification")
                .info("labels", "red_car green blue none")
                .info("label_info", "{\"label_names\":[\"red car\",\"green\",\"blue\",\"none\"]}")
                .info("output_raw_scores", "True")
                .info("hierarchical", "False");
    }

    private ModelDescription read() {
        return new ModelApiReader().read(folder, "geti", 1);
    }
}
