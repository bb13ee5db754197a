package io.ocellus.choice;

import io.ocellus.device.Trial;
import io.ocellus.inference.Engine;
import io.ocellus.inference.GoldenRun;
import io.ocellus.inference.LoadedModel;
import io.ocellus.inference.NoSuchDeviceException;
import io.ocellus.inference.Placement;
import io.ocellus.model.GoldenSet;
import io.ocellus.model.ModelException;
import io.ocellus.openvino.OpenVinoException;
import io.ocellus.plan.Verdict;

/** Has a device answer to a candidate's golden set: with the default hints, and where that is wrong in its accurate mode. */
final class GoldenTrial {

    private GoldenTrial() {}

    /**
     * What came of it.
     *
     * @param lasting whether it holds as long as the device's software is the same; a device that failed may work later
     */
    record Result(Verdict verdict, boolean lasting) {}

    /** Compiles it and infers its pictures, once or twice; a bundle without a golden set has nothing to be held to. */
    static Result run(Engine engine, Trial trial) {
        GoldenSet golden = trial.model().golden();
        if (golden == null) {
            return new Result(new Verdict.Right(false), true);
        }
        try {
            String first = problem(engine, trial, golden, false);
            if (first.isEmpty()) {
                return new Result(new Verdict.Right(false), true);
            }
            String second = problem(engine, trial, golden, true);
            return new Result(
                    second.isEmpty()
                            ? new Verdict.Right(true)
                            : new Verdict.Wrong(second + ", in its accurate mode too"),
                    true);
        } catch (ModelException | OpenVinoException | NoSuchDeviceException e) {
            return new Result(
                    new Verdict.Wrong(
                            String.valueOf(e.getMessage()).lines().findFirst().orElse("it fails")),
                    false);
        }
    }

    private static String problem(Engine engine, Trial trial, GoldenSet golden, boolean accurate) {
        Placement placement = new Placement(trial.candidate().device(), 1, accurate);
        try (LoadedModel loaded = engine.load(trial.model(), placement)) {
            return String.join("; ", GoldenRun.of(loaded, golden).problems());
        }
    }
}
