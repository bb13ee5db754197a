package io.ocellus.camera;

import io.ocellus.config.CameraSpec;

/** What a camera and its capture threads share. */
record CameraParts(CameraUrl url, CameraSpec spec, CaptureClock clock, Counters counters) {}
