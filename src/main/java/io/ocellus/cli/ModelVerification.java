package io.ocellus.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ocellus.inference.Engine;
import io.ocellus.inference.GoldenRun;
import io.ocellus.inference.GoldenVerdict;
import io.ocellus.inference.LoadedModel;
import io.ocellus.inference.Placement;
import io.ocellus.model.GoldenSet;
import io.ocellus.model.ModelDescription;
import io.ocellus.model.ModelException;
import io.ocellus.model.ModelFolder;
import io.ocellus.model.ModelSignature;
import io.ocellus.signature.SignatureVerifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a model stood the checks of {@code ocellus models verify}.
 *
 * @param id name and version
 * @param digest empty where its files are not what they should be
 * @param signature who signed it, or why nothing is known of that
 * @param golden one for each size that was proved
 * @param executedOn the devices that OpenVINO says executed it
 * @param problems one sentence each; empty where all is well
 */
record ModelVerification(
        String id,
        String digest,
        String signature,
        List<GoldenVerdict> golden,
        String executedOn,
        List<String> problems) {

    static ModelVerification of(
            ModelFolder folder,
            ModelFolder.Entry entry,
            @Nullable SignatureVerifier verifier,
            Engine engine,
            String device) {
        String id = entry.name() + "@" + entry.version();
        String signature = "";
        String digest = "";
        try {
            signature = signature(entry, verifier); // before anything that it signs is parsed
            ModelDescription model = folder.read(entry);
            digest = model.digest();
            return proved(model, signature, engine, device);
        } catch (ModelException e) {
            return new ModelVerification(id, digest, signature, List.of(), "", e.problems());
        }
    }

    private static String signature(ModelFolder.Entry entry, @Nullable SignatureVerifier verifier) {
        if (verifier != null) {
            return ModelSignature.verify(entry.folder(), verifier);
        }
        return ModelSignature.isPresent(entry.folder()) ? "not verified, name --key or --certificate-chain" : "none";
    }

    private static ModelVerification proved(ModelDescription model, String signature, Engine engine, String device) {
        List<GoldenVerdict> golden = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        String executedOn = "";
        List<Integer> sizes = model.input().sizes();
        for (int size : sizes.isEmpty() ? List.of(0) : sizes) {
            ModelDescription sized = size == 0 ? model : model.at(size);
            try (LoadedModel loaded = engine.load(sized, new Placement(device, 1))) {
                executedOn = loaded.identity().executedOn();
                GoldenSet set = sized.golden();
                if (set != null) {
                    golden.add(GoldenRun.of(loaded, set));
                    problems.addAll(golden.getLast().problems());
                }
            }
        }
        return new ModelVerification(model.id(), model.digest(), signature, golden, executedOn, problems);
    }

    String text() {
        StringBuilder text = new StringBuilder(id);
        if (!digest.isEmpty()) {
            text.append("  ").append(digest).append("\n    files      as they should be");
        }
        if (!signature.isEmpty()) {
            text.append("\n    signature  ").append(signature);
        }
        golden.forEach(verdict -> text.append(line(verdict)));
        if (golden.isEmpty() && problems.isEmpty()) {
            text.append("\n    golden     none: it compiles for ")
                    .append(executedOn)
                    .append(", more is not known");
        }
        problems.forEach(problem -> text.append("\n    FAILED     ").append(problem));
        return text.toString();
    }

    private String line(GoldenVerdict verdict) {
        return String.format(
                Locale.ROOT,
                "%n    golden %-4dthe best class agrees on %.4f (limit %.4f), probabilities differ by %.4f (limit %.4f), %d pictures on %s",
                verdict.size(),
                verdict.top1Agreement(),
                verdict.limits().top1Agreement(),
                verdict.maxProbabilityDifference(),
                verdict.limits().maxProbabilityDifference(),
                verdict.pictures(),
                executedOn);
    }

    ObjectNode json() {
        ObjectNode item = Json.object()
                .put("model", id)
                .put("digest", digest)
                .put("signature", signature)
                .put("executed_on", executedOn)
                .put("passed", problems.isEmpty());
        ArrayNode sizes = item.putArray("golden");
        golden.forEach(verdict -> sizes.addObject()
                .put("size", verdict.size())
                .put("pictures", verdict.pictures())
                .put("top1_agreement", verdict.top1Agreement())
                .put("max_probability_difference", verdict.maxProbabilityDifference())
                .put("passed", verdict.passed()));
        ArrayNode sentences = item.putArray("problems");
        problems.forEach(sentences::add);
        return item;
    }
}
