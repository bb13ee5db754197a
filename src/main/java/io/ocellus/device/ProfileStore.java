package io.ocellus.device;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ocellus.device.ProfileDocument.Entry;
import io.ocellus.device.ProfileDocument.Pictures;
import io.ocellus.plan.Candidate;
import io.ocellus.plan.Cost;
import io.ocellus.plan.Measurement;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What was measured on this gateway, in one file of the state folder. A figure is handed out only while bundle, device, driver,
 * OpenVINO, CPU and limits are those that it was measured with. For one thread, and for one process at a time: of two that
 * write, the last one wins, whole.
 */
public final class ProfileStore {

    /** The file's name in the state folder. */
    public static final String FILE = "profile.json";

    private final Path file;
    private final Map<Candidate, Entry> entries = new LinkedHashMap<>();
    private @Nullable Pictures pictures;

    private ProfileStore(Path file) {
        this.file = file;
    }

    /**
     * Reads what is there.
     *
     * @param state the folder; made when something is kept
     * @param told a sentence where the file can't be used: then it is as if there were none
     */
    public static ProfileStore open(Path state, Consumer<String> told) {
        ProfileStore store = new ProfileStore(state.resolve(FILE));
        try {
            store.read();
        } catch (NoSuchFileException e) {
            return store; // nothing was measured yet
        } catch (JsonProcessingException e) {
            told.accept(store.file + " is damaged (no whole JSON document); everything is measured anew");
        } catch (IOException e) {
            told.accept(store.file + " can't be read (" + e.getMessage() + "); everything is measured anew");
        } catch (IllegalArgumentException e) {
            store.forget();
            told.accept(store.file + " is damaged (" + e.getMessage() + "); everything is measured anew");
        }
        return store;
    }

    private void read() throws IOException {
        ProfileDocument document = ProfileDocument.read(file);
        entries.putAll(document.entries());
        pictures = document.kept();
    }

    /** As if nothing had been measured; the file stays until something is kept. */
    public void forget() {
        entries.clear();
        pictures = null;
    }

    /** What a candidate costs, where that still holds here. */
    public Optional<Cost> find(Candidate candidate, DeviceInventory here) {
        return Optional.ofNullable(entries.get(candidate))
                .filter(entry -> entry.environment().equals(Environment.of(here, candidate.device())))
                .map(Entry::cost);
    }

    /** All that still holds here. */
    public List<Measurement> all(DeviceInventory here) {
        return entries.keySet().stream()
                .flatMap(candidate -> find(candidate, here).stream().map(cost -> new Measurement(candidate, cost)))
                .toList();
    }

    /** Why what is known of a candidate no longer holds, in words; empty where it does, or where nothing is known. */
    public String staleness(Candidate candidate, DeviceInventory here) {
        Entry entry = entries.get(candidate);
        return entry == null ? "" : Environment.of(here, candidate.device()).changesSince(entry.environment());
    }

    /** What pictures cost by size, the measured one first; empty where that is not known or no longer holds. */
    public List<PictureCost> pictures(DeviceInventory here) {
        return pictures != null && pictures.environment().equals(Environment.of(here, "CPU"))
                ? pictures.costs()
                : List.of();
    }

    /**
     * Keeps what was measured here, in place of what was known of the candidate and of its bundle's earlier contents.
     *
     * @throws IOException where it can't be written; the file is as it was
     */
    public void keep(Candidate candidate, Cost cost, DeviceInventory here, Instant now) throws IOException {
        entries.keySet()
                .removeIf(other -> other.model().equals(candidate.model())
                        && !other.digest().equals(candidate.digest()));
        entries.put(candidate, new Entry(cost, Environment.of(here, candidate.device()), now.toString()));
        write();
    }

    /**
     * Keeps what pictures cost here.
     *
     * @throws IOException where it can't be written; the file is as it was
     */
    public void keep(List<PictureCost> costs, DeviceInventory here) throws IOException {
        pictures = new Pictures(List.copyOf(costs), Environment.of(here, "CPU"));
        write();
    }

    private void write() throws IOException {
        new ProfileDocument(entries, pictures).write(file);
    }
}
