package io.ocellus.inference;

import io.ocellus.report.Probabilities;
import io.ocellus.report.ScoredLabel;
import java.util.ArrayList;
import java.util.List;

/** The best classes of a result. */
public final class TopK {

    private TopK() {}

    /**
     * The {@code k} best classes, best first, the earlier class first among equals.
     *
     * @param labels one a class
     */
    public static List<ScoredLabel> of(Probabilities probabilities, List<String> labels, int k) {
        List<ScoredLabel> best = new ArrayList<>();
        boolean[] taken = new boolean[probabilities.size()];
        for (int n = Math.min(k, probabilities.size()); n > 0; n--) {
            int at = -1;
            for (int i = 0; i < probabilities.size(); i++) {
                if (!taken[i] && (at < 0 || probabilities.get(i) > probabilities.get(at))) {
                    at = i;
                }
            }
            taken[at] = true;
            best.add(new ScoredLabel(at, labels.get(at), probabilities.get(at)));
        }
        return best;
    }
}
