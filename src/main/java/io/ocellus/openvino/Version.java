package io.ocellus.openvino;

/**
 * What OpenVINO or one of its plugins says about itself.
 *
 * @param buildNumber {@code 2026.4.1-21400-abc}: year, release, patch, then the build
 */
public record Version(String buildNumber, String description) {

    @Override
    public String toString() {
        return buildNumber;
    }
}
