/**
 * Who signed which files: signatures in the OpenSSF Model Signing format (OMS) v1.0, as {@code model-signing} makes them with a
 * key or a certificate, verified by the JDK's cryptography. It reads no model's folder: it says which digests were signed, and
 * {@code model} holds the folder against them.
 */
@NullMarked
package io.ocellus.signature;

import org.jspecify.annotations.NullMarked;
