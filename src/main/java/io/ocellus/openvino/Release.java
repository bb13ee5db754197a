package io.ocellus.openvino;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A release of OpenVINO as the start of its build numbers: 2026.4. */
record Release(int year, int number) {

    private static final Pattern START = Pattern.compile("(\\d{4})\\.(\\d{1,4})(\\D.*)?");

    /** Whether a build number is of this release or a newer one; false where it can't be read. */
    boolean isReachedBy(String buildNumber) {
        Matcher matcher = START.matcher(buildNumber);
        if (!matcher.matches()) {
            return false;
        }
        int otherYear = Integer.parseInt(matcher.group(1));
        return otherYear > year || (otherYear == year && Integer.parseInt(matcher.group(2)) >= number);
    }

    @Override
    public String toString() {
        return year + "." + number;
    }
}
