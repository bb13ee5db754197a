package io.ocellus.report;

/**
 * Where a report belongs: the part of its topic below the node, and the scope of its {@code seq}.
 *
 * @param kind what is told
 * @param camera the camera's id, empty where the report is about the node
 * @param view the view's id, empty where the report is about the camera or the node
 */
public record Channel(Kind kind, String camera, String view) {

    /** What is told; the names are the last level of the topic. */
    public enum Kind {
        STATE,
        BIRTH,
        CAMERA_STATE,
        RESULT,
        LABEL,
        METRICS,
        EVENT
    }

    /** The view that a camera has when its configuration names none: the whole picture. */
    public static final String MAIN_VIEW = "main";

    public static Channel ofNode(Kind kind) {
        return new Channel(kind, "", "");
    }

    public static Channel ofCamera(String camera) {
        return new Channel(Kind.CAMERA_STATE, camera, "");
    }

    public static Channel ofView(Kind kind, String camera, String view) {
        return new Channel(kind, camera, view);
    }
}
