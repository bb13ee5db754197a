package io.ocellus.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;

/** A node below {@code /dev}: a camera, or the way to an accelerator. */
public final class DeviceNode {

    private DeviceNode() {}

    /** Whether this user may use it. */
    public static boolean mayUse(Path node) {
        return Files.isReadable(node) && Files.isWritable(node);
    }

    /** How this user comes to use it. */
    public static String joinGroup(Path node) {
        return "sudo usermod -aG " + group(node) + " " + System.getProperty("user.name")
                + ", then log in anew; the service has the groups by its unit";
    }

    private static String group(Path node) {
        try {
            return Files.readAttributes(node, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .group()
                    .getName();
        } catch (IOException | UnsupportedOperationException e) {
            return "video";
        }
    }
}
