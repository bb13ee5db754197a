package io.ocellus.cli;

import picocli.CommandLine.Command;

@Command(name = "watch")
final class WatchCommand implements Runnable {
    @Override
    public void run() {}
}
