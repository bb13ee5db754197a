package io.ocellus.camera;

import io.ocellus.frame.Mailbox;

/** Where a camera's pictures go, and how many of them. */
record View(Sampler sampler, Mailbox mailbox) {}
