package io.ocellus.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A validator that accepts everything would make every other test worthless. */
class PayloadSchemasTest {

    private static final String VALID = "{'specversion':'1.0','id':'7f3aq2kd-1','source':'/ocellus/p/g/cam/d/main',"
            + "'type':'io.ocellus.result.v1','time':'2026-11-24T06:00:00.120Z','session':'7f3aq2kd','seq':1,"
            + "'data':{'label':'a','p':0.5,'age_ms':1,'model':'m@1','executed_on':'CPU'}}";

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "'seq':1,, /seq or missing",
                "'p':0.5,'p':1.5, above 1",
                "'p':0.5,'p':0.5'x':1, unknown field in data",
                "'seq':1,'seq':0, zero outside of the will",
                ".120Z,.12Z, two digits",
                "-1','source',-label-1','source', a label's id",
                "'age_ms':1,'age_ms':1'frame':1, half a detail",
                "cam/d/main,cam/d, a camera as source"
            })
    void shouldFindWhatIsWrong(String part, String replacement, String why) {
        // given
        String broken = VALID.replace(part, replacement == null ? "'resent':true" : replacement.replace("''", "','"));

        // when
        List<String> problems = PayloadSchemas.problems(broken.replace('\'', '"'));

        // then
        assertThat(PayloadSchemas.problems(VALID.replace('\'', '"'))).isEmpty();
        assertThat(problems).as(why).isNotEmpty();
    }
}
