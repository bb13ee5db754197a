package io.ocellus.cli;

import io.ocellus.agent.AgentVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class VersionProvider implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"ocellus " + AgentVersion.get()};
    }
}
