package io.ocellus.cli;

import java.io.Console;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/**
 * A table that is drawn over itself in a terminal, and printed line by line, in full, where the output is a file or a
 * pipe. Owned by one thread.
 */
final class LiveTable {

    private static final String CLEAR_LINE = "\u001b[2K";

    private final PrintStream out;
    private final boolean terminal;
    private final int[] widths;
    private final List<String> header;
    private int drawn;

    LiveTable(PrintStream out, boolean terminal, List<String> header, int... widths) {
        this.out = out;
        this.terminal = terminal;
        this.header = header;
        this.widths = widths;
    }

    /** Whether standard output is a terminal that a person looks at. */
    static boolean onTerminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false)
                && !"dumb".equals(System.getenv("TERM"));
    }

    void draw(List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        if (terminal && drawn > 0) {
            text.append("\u001b[").append(drawn).append('A');
        }
        if (terminal || drawn == 0) {
            line(text, header);
        }
        rows.forEach(row -> line(text, row));
        drawn = rows.size() + 1;
        out.print(text);
        out.flush();
    }

    /** A sentence that stays, above the table from now on. */
    void say(String sentence) {
        if (terminal && drawn > 0) {
            out.print("\u001b[" + drawn + "A\u001b[J");
            drawn = 0;
        }
        out.println(sentence);
    }

    private void line(StringBuilder text, List<String> cells) {
        if (terminal) {
            text.append(CLEAR_LINE);
        }
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = printable(cells.get(i));
            int width = widths[i];
            String fitted = cell.length() > width ? cell.substring(0, width - 1) + "…" : cell;
            line.append(fitted).repeat(' ', width - fitted.length() + 2);
        }
        text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }

    /** What came from elsewhere must not steer the terminal or break the line. */
    private static String printable(String cell) {
        StringBuilder text = new StringBuilder();
        cell.codePoints().map(LiveTable::printable).forEach(text::appendCodePoint);
        return text.toString();
    }

    private static int printable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> '?';
            default -> c;
        };
    }
}
