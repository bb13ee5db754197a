/** Topics, payloads, the Paho link and its supervisor. */
@NullMarked
package io.ocellus.mqtt;

import org.jspecify.annotations.NullMarked;
