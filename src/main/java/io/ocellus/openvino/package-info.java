/** A binding to OpenVINO's C API through {@code java.lang.foreign}; class names as in OpenVINO's official Java API. */
@NullMarked
package io.ocellus.openvino;

import org.jspecify.annotations.NullMarked;
