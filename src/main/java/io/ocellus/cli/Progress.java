package io.ocellus.cli;

/** A progress bar on standard error, drawn only where a person looks at it and the work is long. */
final class Progress implements AutoCloseable {

    private static final int WIDTH = 30;
    private static final int WORTH_IT = 20;

    private final int total;
    private final boolean visible;
    private int done;
    private int drawn = -1;

    Progress(int total) {
        this.total = total;
        this.visible = total >= WORTH_IT && LiveTable.onTerminal();
    }

    void step() {
        done++;
        int filled = WIDTH * done / total;
        if (visible && filled != drawn) {
            drawn = filled;
            System.err.print("\r[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + done + "/" + total);
        }
    }

    @Override
    public void close() {
        if (visible) {
            System.err.print("\r\u001b[2K");
        }
    }
}
