@NullMarked
package io.ocellus.mqtt;

import org.jspecify.annotations.NullMarked;
