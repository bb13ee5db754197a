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
        EVENT;

        /** Whether the broker keeps the newest message for those who come later. */
        public boolean retained() {
            return switch (this) {
                case STATE, BIRTH, CAMERA_STATE, LABEL -> true;
                case RESULT, METRICS, EVENT -> false;
            };
        }
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

    /** The topic below the node, as {@code cam/dock1/bay1/result}. */
    public String topic() {
        return switch (kind) {
            case STATE -> "state";
            case BIRTH -> "birth";
            case METRICS -> "metrics";
            case EVENT -> "event";
            case CAMERA_STATE -> "cam/" + camera + "/state";
            case RESULT -> "cam/" + camera + "/" + view + "/result";
            case LABEL -> "cam/" + camera + "/" + view + "/label";
        };
    }
}
