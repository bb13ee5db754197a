package io.ocellus.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ocellus.device.PictureCost;
import io.ocellus.device.ProfileDocument;
import io.ocellus.plan.Cost;
import io.ocellus.plan.Measurement;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A profile as it lies in a state folder, of this gateway or copied from another one: unlike the agent, {@code plan} takes its figures
 * as they are.
 *
 * @param measured candidates with their costs
 * @param pictures what pictures cost
 * @param cores of the gateway on which they were measured; 0 where nothing was
 * @param isa its CPU's level; empty where nothing was measured
 */
record ProfileFile(List<Measurement> measured, List<PictureCost> pictures, int cores, String isa) {

    private static final ProfileFile NOTHING = new ProfileFile(List.of(), List.of(), 0, "");

    /**
     * Reads one.
     *
     * @param demanded whether the user named it, so that it must be there
     * @throws UserError if it can't be read or is no profile
     */
    static ProfileFile read(Path file, boolean demanded) {
        try {
            ProfileDocument document = ProfileDocument.read(file);
            return new ProfileFile(
                    document.measurements().stream()
                            .filter(measurement -> tells(measurement.cost()))
                            .toList(),
                    document.pictures(),
                    document.cores(),
                    document.level());
        } catch (NoSuchFileException e) {
            if (demanded) {
                throw new UserError(file + " is not there; 'ocellus profile' writes one");
            }
            return NOTHING;
        } catch (JsonProcessingException e) {
            throw new UserError(file + " is damaged: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            throw new UserError(file + " is no profile: " + e.getMessage() + "; 'ocellus profile' writes one");
        } catch (IOException e) {
            throw new UserError(file + " can't be read: " + e.getMessage());
        }
    }

    private static boolean tells(Cost cost) {
        return cost.throughput() > 0 && cost.latencyP50Seconds() > 0;
    }

    /** CPU seconds from a camera's picture to a network's input; empty where the codec was not measured. */
    OptionalDouble pictureSeconds(String codec, int width, int height) {
        return pictures.stream()
                .filter(cost -> cost.codec().equals(codec))
                .mapToDouble(cost -> cost.at(width, height).cores(1, 1, 1))
                .findFirst();
    }
}
