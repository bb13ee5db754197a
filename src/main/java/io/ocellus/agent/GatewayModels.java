package io.ocellus.agent;

import io.ocellus.config.Local;
import io.ocellus.config.Local.Trust;
import io.ocellus.model.ModelFolder;
import io.ocellus.signature.SignatureVerifier;
import io.ocellus.signature.Trusted;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The models of a gateway: all in its folder or, where signers of models are trusted, what these signed. */
public final class GatewayModels {

    private GatewayModels() {}

    /**
     * The folder.
     *
     * @param clock by which certificates and trust expire
     * @throws io.ocellus.signature.UntrustedException in one sentence where a signer's file can't be used
     */
    public static ModelFolder of(Local local, InstantSource clock) {
        List<Trusted> signers = local.trust().entrySet().stream()
                .filter(one -> one.getValue().role() == Trust.Role.MODEL)
                .sorted(Map.Entry.comparingByKey())
                .map(one -> Trusted.read(
                        one.getKey(), one.getValue().file(), one.getValue().notAfter()))
                .toList();
        return new ModelFolder(
                local.models(), AgentVersion.get(), signers.isEmpty() ? null : new SignatureVerifier(signers, clock));
    }
}
