package io.ocellus.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ocellus.config.ConfigurationException;
import io.ocellus.config.Findings;
import io.ocellus.config.Problem;
import io.ocellus.config.Settings;
import io.ocellus.config.SettingsReader;
import io.ocellus.doctor.Doctor;
import io.ocellus.doctor.Finding;
import io.ocellus.doctor.Finding.Verdict;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ocellus doctor}: everything that the agent needs, looked at one by one. */
@Command(
        name = "doctor",
        description = {
            "Looks at everything that the agent needs here, and says how to mend what is wrong.",
            "Without a configuration it looks at the machine alone. Exit code 1 if anything has failed."
        },
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    private static final String CONFIGURATION = "configuration";
    private static final String ROW = "%-9s %-20s %s%n";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ConfigOption config;

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    private final List<Finding> findings = new ArrayList<>();

    @Override
    public Integer call() throws InterruptedException {
        Doctor doctor = new Doctor(this::take);
        if (config.present()) {
            examine(doctor, config.path());
        } else {
            doctor.examine();
        }
        boolean good = findings.stream().noneMatch(finding -> finding.verdict() == Verdict.BAD);
        if (json) {
            spec.commandLine().getOut().println(Json.document(answer(good)));
        }
        return good ? 0 : 1;
    }

    private void examine(Doctor doctor, Path file) throws InterruptedException {
        Findings checked = SettingsReader.ofSystem().check(file);
        for (Problem problem : checked.problems()) {
            take(new Finding(CONFIGURATION, Verdict.BAD, problem.toString(), "mend it in " + file));
        }
        for (Problem warning : checked.warnings()) {
            take(new Finding(
                    CONFIGURATION,
                    Verdict.DOUBTFUL,
                    warning.toString(),
                    "change it in " + file + ", or leave it if it is meant"));
        }
        Settings settings = read();
        if (settings == null) {
            doctor.examine();
            return;
        }
        take(new Finding(CONFIGURATION, Verdict.GOOD, file + " can be used", ""));
        doctor.examine(settings, settings.local().state());
    }

    private @Nullable Settings read() {
        try {
            return config.read();
        } catch (ConfigurationException e) {
            return null; // its problems were told
        }
    }

    private void take(Finding finding) {
        findings.add(finding);
        if (!json) {
            PrintWriter out = spec.commandLine().getOut();
            out.printf(ROW, word(finding.verdict()), finding.subject(), finding.fact());
            if (!finding.remedy().isEmpty()) {
                out.printf(ROW, "", "", "-> " + finding.remedy());
            }
            out.flush();
        }
    }

    private ObjectNode answer(boolean good) {
        ObjectNode answer = Json.object().put("good", good);
        ArrayNode list = answer.putArray("findings");
        for (Finding finding : findings) {
            ObjectNode item = list.addObject()
                    .put("subject", finding.subject())
                    .put("verdict", word(finding.verdict()))
                    .put("fact", finding.fact());
            if (!finding.remedy().isEmpty()) {
                item.put("remedy", finding.remedy());
            }
        }
        return answer;
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case GOOD -> "good";
            case DOUBTFUL -> "doubtful";
            case BAD -> "bad";
        };
    }
}
