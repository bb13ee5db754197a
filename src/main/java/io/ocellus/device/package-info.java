/**
 * What this gateway has to run models on, and what each candidate costs on it. {@link io.ocellus.device.DeviceInventory} asks
 * OpenVINO and the system; {@link io.ocellus.device.Profiler} measures, and {@link io.ocellus.device.ProfileStore} keeps what was
 * measured as long as nothing changes on which it depends. What follows from the figures is {@code plan}'s.
 */
@NullMarked
package io.ocellus.device;

import org.jspecify.annotations.NullMarked;
