package io.ocellus.efficientnet;

import io.ocellus.efficientnet.Convolution.Role;
import java.util.ArrayList;
import java.util.List;

/** From a block table and its scaling to blocks. */
record Assembly(BlockTable table, Scaling scaling, int classes) {

    List<Block> blocks(Shape picture) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(BlockAssembly.single(Role.STEM, "stem k3", picture, end(table.stem()), 3, 2, true));
        for (int row = 0; row < table.stages().size(); row++) {
            addStage(row, blocks);
        }
        Shape last = blocks.getLast().output();
        Block head = BlockAssembly.single(Role.HEAD, "head k1", last, end(table.head()), 1, 1, true);
        blocks.add(head);
        blocks.add(
                BlockAssembly.single(Role.CLASSIFY, "classifier", head.output().pooled(), classes, 1, 1, false));
        return blocks;
    }

    private void addStage(int row, List<Block> blocks) {
        Stage stage = table.stages().get(row);
        int channels = table.rounding().channels(stage.channels(), scaling.width());
        for (int i = 0; i < repeats(row, stage); i++) {
            Shape input = blocks.getLast().output();
            blocks.add(BlockAssembly.of(stage, row + 1, input, channels, i == 0 ? stage.stride() : 1));
        }
    }

    private int end(int channels) {
        return table.fixedEnds() ? channels : table.rounding().channels(channels, scaling.width());
    }

    private int repeats(int row, Stage stage) {
        boolean outermost = row == 0 || row == table.stages().size() - 1;
        return table.fixedEnds() && outermost ? stage.repeats() : Rounding.repeats(stage.repeats(), scaling.depth());
    }
}
