/** From a camera's URL to frames: sources, the capture loop, sampling, reconnection and the stall watch. */
@NullMarked
package io.ocellus.camera;

import org.jspecify.annotations.NullMarked;
